import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { activities } from '@/db/schema/records'
import type {
  AccountKind,
  ActivityVerb,
  KeptAccess,
  NewsletterState,
  Nothing,
  PaymentFailure,
  RejectReason,
  Role,
  VatStatus,
} from '@/db/vocabulary'
import { type Actor, idOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import type { Day } from '@/lib/day'
import { newId } from '@/lib/id'

/** Ids of Apps, parted by spaces. */
type AppIds = string
type NewLink = { generation: number }
type Requested = { requestId: string }
/** Somebody is not in a Company any more: what they were, and the Apps they reached. */
type Gone = { accountId: string; before: Role; after: null; apps: AppIds }

/** What a line says beside its own columns, by its verb: ids, and what changed. Never a name, never an address. */
export type FactsOf = {
  'account-created': { kind: AccountKind }
  'signed-in': Nothing
  'password-set': Nothing
  'sessions-ended': { sessionId: string }
  /** `own`: the one that every developer has. */
  'company-created': { own?: true }
  'app-created': Nothing
  'invite-sent': Nothing
  'invite-resent': NewLink
  'invite-seen': Nothing
  'invite-ordered': Nothing
  'invite-reminded': Nothing
  'invite-declined': Nothing
  'reminders-stopped': Nothing
  'invite-withdrawn': Nothing
  'invite-expired': Nothing
  'order-lapsed': Nothing
  'order-rejected': { reason: RejectReason }
  'app-handed-over': {
    fromCompanyId: string | null
    toCompanyId: string
    clientId: string
    senderId: string
    keptAccess: KeptAccess
  }
  'billing-details-confirmed': Nothing
  'billing-contact-added': { contactId: string }
  'billing-details-changed': { contactId: string }
  'payment-method-saved': { contactId: string }
  'payment-method-gone': { contactId: string }
  'vat-id-checked': { contactId: string; before: VatStatus; after: VatStatus }
  'member-invited': { role: Role; apps: AppIds }
  'team-invite-resent': NewLink
  'team-invite-corrected': NewLink
  /** Who answers for it from now on. */
  'team-invite-passed-on': { accountId: string }
  'team-invite-withdrawn': Nothing
  'team-invite-declined': Nothing
  /** Which of its links ran out. */
  'team-invite-expired': NewLink
  'member-joined': { accountId: string; before: Role | null; after: Role; apps: AppIds }
  'role-changed': { accountId: string; before: Role; after: Role; apps?: AppIds }
  'apps-ticked': { accountId: string; before: AppIds; after: AppIds }
  'member-left': Gone
  'member-removed': Gone
  'company-renamed': { changed: 'name' }
  'company-setting-changed':
    | { setting: 'admins-may-invite-clients'; before: boolean; after: boolean }
    | { setting: 'admin-monthly-limit'; before: number; after: number }
  'company-closed': Nothing
  /** `before` and `after` are Billing Contacts: who paid, and who pays. */
  'app-moved': { fromCompanyId: string; toCompanyId: string; before: string | null; after: string | null }
  'app-switched-off': Nothing
  'bill-corrected': { billId: string; version: number }
  'bill-paid': { billId: string }
  'bill-failed': { billId: string; reason: PaymentFailure }
  /** At Stripe, by whoever runs the product. */
  'bill-cancelled': { billId: string }
  'bill-given-up': { billId: string }
  'payer-suspended': { contactId: string }
  'payer-recovered': { contactId: string }
  'app-restored': Nothing
  /** The last day that is to be paid, as it was and as it is. */
  'plan-end-set': { before: Day | null; after: Day }
  'plan-kept': { before: Day; after: null }
  /** `after`: the last day that was paid. */
  'plan-ended': { before: null; after: Day }
  'plan-asked': Requested
  'plan-agreed': Requested
  'plan-refused': Requested
  'plan-withdrawn': Requested
  'plan-lapsed': Requested
  /** `before` and `after` are names of plans; null where nobody paid before. */
  'app-booked': { after: string }
  'plan-changed': { before: string | null; after: string }
  'ssh-key-added': { keyId: string; before: null; after: string }
  'ssh-key-removed': { keyId: string; before: string; after: null }
  'kind-switched': { before: AccountKind; after: AccountKind }
  'newsletter-asked': { before: NewsletterState; after: 'asked'; textVersion: string }
  'newsletter-confirmed': { before: 'asked'; after: 'confirmed' }
  'newsletter-stopped': { before: NewsletterState; after: 'none' }
}

/** A line to write. A verb that says more than its columns must bring its facts. */
export type ActivityEntry = {
  [Verb in ActivityVerb]: {
    verb: Verb
    companyId?: string | null
    appId?: string | null
    inviteId?: string | null
  } & (Nothing extends FactsOf[Verb] ? { facts?: FactsOf[Verb] } : { facts: FactsOf[Verb] })
}[ActivityVerb]

/** The name of a fact that some verb has. */
export type FactName = {
  [Verb in ActivityVerb]: FactsOf[Verb] extends Nothing ? never : keyof FactsOf[Verb]
}[ActivityVerb]

/** Writes one line of "who did what, when" in the transaction of the change itself. */
export async function record(tx: Transaction, actor: Actor, entry: ActivityEntry): Promise<void> {
  await tx.insert(activities).values({
    id: newId(),
    companyId: entry.companyId ?? null,
    appId: entry.appId ?? null,
    inviteId: entry.inviteId ?? (actor.kind === 'link-bearer' ? actor.inviteId : null),
    actorKind: actor.kind,
    actorId: idOf(actor),
    verb: entry.verb,
    facts: entry.facts ?? {},
    at: clock.now(),
  })
}

/**
 * Lines of some verbs: the condition that finds them, and their facts with the type that `record` wrote them with. The one
 * place where facts get their type back.
 */
export function linesOf<Verb extends ActivityVerb>(...verbs: Verb[]): { areThese: SQL; facts: SQL<FactsOf[Verb]> } {
  return { areThese: inArray(activities.verb, verbs), facts: sql<FactsOf[Verb]>`${activities.facts}` }
}

/** A fact of a line as text, for a condition; null where the line has none of that name. */
export function factIn(name: FactName): SQL<string | null> {
  // In the statement itself: a parameter would be another expression each time it is grouped by.
  return sql<string | null>`(${activities.facts}->>${sql.raw(`'${name}'`)})`
}
