import { and, desc, eq, inArray, ne, or, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { activities } from '@/db/schema/records'
import type { ActivityVerb, ActorKind } from '@/db/vocabulary'
import type { CompanyViewer } from './queries'
import { maySeeApps } from './roles'

/** One line of "who did what, when", with the names it has today. */
export type ActivityView = {
  id: string
  companyId: string
  at: Date
  verb: ActivityVerb
  /** Null where no person acted: the clock, the operator, Stripe. */
  actor: string | null
  isMe: boolean
  /** The App it is about, or the Apps of its Client Invite. */
  appNames: string[]
  /** The client of a Client Invite, by name or address. */
  client: string | null
  clientIsMe: boolean
}

/** What belongs to a Company's log; signing in and passwords are each person's own. */
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
  'order-lapsed',
  'order-rejected',
  'app-handed-over',
  'billing-details-confirmed',
]
/** What a Billing person sees: nothing about whom an App is offered to. */
const BILLING_VERBS: ActivityVerb[] = ['company-created', 'app-created', 'app-handed-over', 'billing-details-confirmed']

/** The newest lines of a Company's log that this person may see; of one App when `appId` is given. One round trip. */
export async function activitiesOf(
  viewer: CompanyViewer,
  { appId, limit = 10 }: { appId?: string; limit?: number } = {},
  reader: Reader = db(),
): Promise<ActivityView[]> {
  const rows = await reader
    .select(columns(viewer.accountId))
    .from(activities)
    .leftJoin(accounts, eq(accounts.id, activities.actorId))
    .leftJoin(apps, eq(apps.id, activities.appId))
    .leftJoin(clientInvites, eq(clientInvites.id, activities.inviteId))
    .where(and(mayBeSeen(viewer), appId ? isAbout(appId) : undefined))
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(limit)
  return rows.map(viewOf)
}

/** The newest visible line of each of a person's Companies. One round trip. */
export async function lastChangesOf(viewers: CompanyViewer[], reader: Reader = db()): Promise<ActivityView[]> {
  const [first] = viewers
  if (!first) return []
  const rows = await reader
    .selectDistinctOn([activities.companyId], columns(first.accountId))
    .from(activities)
    .leftJoin(accounts, eq(accounts.id, activities.actorId))
    .leftJoin(apps, eq(apps.id, activities.appId))
    .leftJoin(clientInvites, eq(clientInvites.id, activities.inviteId))
    .where(or(...viewers.map(mayBeSeen)))
    .orderBy(activities.companyId, desc(activities.at), desc(activities.id))
  return rows.map(viewOf)
}

function columns(accountId: string) {
  return {
    id: activities.id,
    companyId: activities.companyId,
    at: activities.at,
    verb: activities.verb,
    actorKind: activities.actorKind,
    actorName: sql<
      string | null
    >`coalesce(nullif(trim(concat(${accounts.firstName}, ' ', ${accounts.lastName})), ''), ${accounts.email})`,
    isMe: sql<boolean>`coalesce(${activities.actorId} = ${accountId}, false)`,
    appName: apps.name,
    offeredNames: sql<string[]>`array(
      select a.name from client_invite_apps o join apps a on a.id = o.app_id
      where o.invite_id = ${activities.inviteId} order by a.name)`,
    // Who took over says so by account; before that, the invite's own words are all that is known.
    client: sql<string | null>`coalesce(
      (select nullif(trim(concat(t.first_name, ' ', t.last_name)), '') from accounts t
       where t.id::text = ${activities.facts}->>'clientId'),
      nullif(${clientInvites.clientName}, ''), ${clientInvites.email})`,
    clientIsMe: sql<boolean>`coalesce(${activities.facts}->>'clientId' = ${accountId}, false) or exists (
      select 1 from accounts me where me.id = ${accountId} and me.email = ${clientInvites.email})`,
  }
}

type Row = {
  actorKind: ActorKind
  actorName: string | null
  appName: string | null
  offeredNames: string[]
  companyId: string | null
} & Omit<ActivityView, 'actor' | 'appNames' | 'companyId'>

function viewOf({ actorKind, actorName, appName, offeredNames, companyId, ...row }: Row): ActivityView {
  return {
    ...row,
    companyId: companyId ?? '',
    actor: actorKind === 'link-bearer' ? row.client : actorName,
    appNames: appName ? [appName] : offeredNames,
  }
}

function mayBeSeen(viewer: CompanyViewer): SQL | undefined {
  const ofCompany = eq(activities.companyId, viewer.companyId)
  switch (maySeeApps(viewer.role)) {
    case 'all':
      return and(ofCompany, inArray(activities.verb, SHOWN_VERBS))
    case 'names-plans-costs':
      return and(ofCompany, inArray(activities.verb, BILLING_VERBS))
    case 'own':
      return and(ofCompany, inArray(activities.verb, BILLING_VERBS), isOwnApp(viewer.accountId))
    default:
      return sql`false`
  }
}

function isOwnApp(accountId: string): SQL {
  return sql`${activities.appId} in (select c.app_id from app_collaborators c where c.account_id = ${accountId})`
}

function isAbout(appId: string): SQL | undefined {
  const ofItsInvites = sql`${activities.inviteId} in (select o.invite_id from client_invite_apps o where o.app_id = ${appId})`
  return or(eq(activities.appId, appId), and(ofItsInvites, ne(activities.verb, 'company-created')))
}
