import { and, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import { activities } from '@/db/schema/records'
import type { ActivityVerb } from '@/db/vocabulary'
import { maySeeActivity } from '@/lib/company/roles'
import { seatsOf, sits } from '@/lib/company/seat'
import { type FactName, factIn } from '@/lib/kernel/activity'

// Who may read which lines of a log: the law of roles.ts as conditions, so that asking and reading are one statement.

/** What belongs to a Company's log; signing in, passwords, keys and newsletters are each person's own. */
const SHOWN_VERBS: ActivityVerb[] = [
  'company-created',
  'app-created',
  'invite-sent',
  'invite-resent',
  'invite-seen',
  'invite-ordered',
  'invite-reminded',
  'invite-declined',
  'reminders-stopped',
  'invite-withdrawn',
  'invite-expired',
  'order-lapsed',
  'order-rejected',
  'app-handed-over',
  'billing-details-confirmed',
  'billing-contact-added',
  'billing-details-changed',
  'payment-method-saved',
  'payment-method-gone',
  'vat-id-checked',
  'member-invited',
  'team-invite-resent',
  'team-invite-corrected',
  'team-invite-passed-on',
  'team-invite-withdrawn',
  'team-invite-declined',
  'team-invite-expired',
  'member-joined',
  'role-changed',
  'apps-ticked',
  'member-left',
  'member-removed',
  'company-renamed',
  'company-setting-changed',
  'company-closed',
  'app-moved',
  'app-switched-off',
  'bill-corrected',
  'bill-paid',
  'bill-failed',
  'bill-cancelled',
  'bill-given-up',
  'payer-suspended',
  'payer-recovered',
  'app-restored',
  'plan-end-set',
  'plan-kept',
  'plan-ended',
  'plan-asked',
  'plan-agreed',
  'plan-refused',
  'plan-withdrawn',
  'plan-lapsed',
  'app-booked',
  'plan-changed',
]
/** What somebody reads who works on single Apps: what became of those and of the people there, nothing about offers. */
const OWN_VERBS: ActivityVerb[] = [
  'app-created',
  'app-booked',
  'app-handed-over',
  'app-moved',
  'app-switched-off',
  'app-restored',
  'plan-end-set',
  'plan-kept',
  'plan-ended',
  'apps-ticked',
  'role-changed',
  'member-joined',
  'member-left',
  'member-removed',
]

/** Whether the reader's seat shows the whole log, and whether it shows any of it. */
export const READS_ALL = sits((role) => maySeeActivity(role) === 'all')
export const READS_SOME = sits((role) => maySeeActivity(role) !== 'none')
const READS_OWN = sits((role) => maySeeActivity(role) === 'own')

/**
 * `seatsOf`, or those of them that are meant, each with the Apps whose lines its reader may see without reading all: rows
 * `seat(company_id, role, own_apps)` to be joined. "Offset" keeps them together, so that those Apps are read once and not for
 * every line.
 */
export function readingSeatsOf(accountId: Given<string>, which = sql`true`): SQL {
  return sql`(
    select seat.company_id, seat.role, case when ${READS_OWN} then array(
      select c.app_id from app_collaborators c join apps a on a.id = c.app_id
      where c.account_id = ${accountId} and a.company_id = seat.company_id and a.deleted_at is null)
      else '{}'::uuid[] end as own_apps
    from ${seatsOf(accountId)} where ${which} offset 0) seat`
}

/**
 * The lines of the Company of a joined reading seat that its reader may see: of all lines, of those of one of their own Apps, and
 * of all by way of their own Apps.
 */
export const MAY_SEE_AS_ALL = and(READS_ALL, inArray(activities.verb, SHOWN_VERBS))
export const MAY_SEE_OF_OWN_APP = and(READS_OWN, inArray(activities.verb, OWN_VERBS))
export const MAY_SEE_AS_OWN = and(MAY_SEE_OF_OWN_APP, concernsOwnApp())
export const MAY_SEE_LINE = or(MAY_SEE_AS_ALL, MAY_SEE_AS_OWN)

/** An App's own line; one of a person who works or worked on it; one that gave or took access to it. */
function concernsOwnApp(): SQL {
  const before = sql`o.id = any(${idsIn('before')})`
  const after = sql`o.id = any(${idsIn('after')})`
  return sql`exists (select 1 from unnest(seat.own_apps) o(id)
    where o.id = ${activities.appId} or o.id = any(${idsIn('apps')}) or (${before}) <> (${after}))`
}

/** Whether an App `a` may be named to the reader of a line. */
export function mayNameApp(accountId: Given<string>): SQL {
  return sql`(${READS_ALL} or exists (
    select 1 from app_collaborators c where c.app_id = a.id and c.account_id = ${accountId}))`
}

/** The ids in a fact that lists some; none where it says anything else. */
export function idsIn(fact: FactName): SQL {
  const text = factIn(fact)
  return sql`(case when ${text} ~ '^[0-9a-f-]{36}( [0-9a-f-]{36})*$' then string_to_array(${text}, ' ')::uuid[]
    else '{}'::uuid[] end)`
}

/** The one id in a fact; null where it says anything else. */
export function idIn(fact: FactName): SQL<string | null> {
  return sql<string | null>`(${idsIn(fact)})[1]`
}
