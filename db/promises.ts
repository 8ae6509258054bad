import type { Day } from '@/lib/day'
import type { Nothing, OperatorNotice, Role } from './vocabulary'

// Work that is promised for after a commit: its kinds, and what a row of each holds. Plain data, as the vocabulary is.

export const MAIL_KINDS = [
  'mail-code',
  'mail-invite',
  'mail-invite-copy',
  'mail-reminder',
  'mail-withdrawn',
  'mail-declined',
  'mail-done-client',
  'mail-done-developer',
  'mail-new-link-wanted',
  'mail-not-charged',
  'mail-not-charged-developer',
  'mail-order-lapsed',
  'mail-order-lapsed-developer',
  'mail-invite-expired',
  'mail-reset',
  'mail-new-sign-in',
  'mail-knocking',
  'mail-team-invite',
  'mail-team-invite-withdrawn',
  'mail-team-invite-declined',
  'mail-team-link-wanted',
  'mail-team-invite-expired',
  'mail-joined',
  'mail-role-changed',
  'mail-left',
  'mail-removed',
  'mail-company-closed',
  'mail-app-moved',
  'mail-plan-changed',
  'mail-plan-asked',
  'mail-plan-decided',
  'mail-ssh-key',
  'mail-newsletter-confirm',
  'mail-newsletter',
  'mail-offered',
  'mail-bill',
  'mail-address-wanted',
  'mail-payment-failed',
  'mail-payment-warning',
  'mail-payer-suspended',
  'mail-payer-recovered',
  'mail-method-gone',
  'mail-operator-notice',
  'mail-plan-ends',
  'mail-plan-ended',
  'mail-app-kept',
  'mail-app-switched-off',
  'mail-app-restored',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** What comes back by itself, one row per time bucket. */
export const PERIODIC_KINDS = [
  'sweep-checkouts',
  'sweep-setups',
  'sweep-bills',
  'reconcile',
  'close-expired',
  'tell-expired',
  'send-reminders',
  'close-months',
  'end-plans',
  'free-names',
  'prune',
  'lapse-requests',
] as const
export type PeriodicKind = (typeof PERIODIC_KINDS)[number]

/** What follows a bill that could not be charged, each at its time. */
export const TROUBLE_KINDS = ['warn-payer', 'suspend-payer', 'report-suspended'] as const
export type TroubleKind = (typeof TROUBLE_KINDS)[number]

export const OUTBOX_KINDS = [
  ...MAIL_KINDS,
  'withdraw-unentitled',
  'sync-customer',
  'collect-bill',
  ...TROUBLE_KINDS,
  ...PERIODIC_KINDS,
] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/** News of somebody in a Company, for one of those who hear of it. */
type News = { companyId: string; accountId: string; recipientId: string }

/** News of an App, for one of those who hear of it. */
type AppNews = { appId: string; recipientId: string }

/** News of a bill, for one of those who hear of it; `recipientId` is null for the address that bills go to. */
type BillNews = { billId: string; recipientId: string | null }

/**
 * What a row of each kind holds: ids, and facts that the database will not say any more when the row is handled. Never a link,
 * a code or a name; what somebody typed for the mail lies in `mail_texts`, under its `textId`.
 */
export type Promises = {
  'mail-code': { tokenId: string; generation: number }
  'mail-invite': { inviteId: string; generation: number }
  'mail-invite-copy': { inviteId: string }
  'mail-reminder': { inviteId: string; generation: number }
  'mail-withdrawn': { inviteId: string; cause: 'developer' | 'right-lost' }
  'mail-declined': { inviteId: string }
  'mail-done-client': { checkoutId: string }
  'mail-done-developer': { checkoutId: string }
  'mail-new-link-wanted': { inviteId: string }
  'mail-not-charged': { checkoutId: string }
  'mail-not-charged-developer': { checkoutId: string }
  'mail-order-lapsed': { checkoutId: string }
  'mail-order-lapsed-developer': { checkoutId: string }
  'mail-invite-expired': { inviteId: string; generation: number }
  'mail-reset': { tokenId: string }
  /** Of nobody, where an unknown address was knocked at. */
  'mail-knocking': { accountId: string }
  'mail-new-sign-in': { accountId: string; sessionId: string }
  'mail-team-invite': { inviteId: string; generation: number }
  'mail-team-invite-withdrawn': { inviteId: string }
  'mail-team-invite-declined': { inviteId: string }
  'mail-team-link-wanted': { inviteId: string }
  'mail-team-invite-expired': { inviteId: string; generation: number }
  'mail-joined': News & { role: Role }
  'mail-role-changed': News & { actorId: string; before: Role; after: Role }
  'mail-left': News & { role: Role }
  /** `textId`: the note, where there is one. */
  'mail-removed': News & { actorId: string; role: Role; textId: string | null }
  'mail-company-closed': { companyId: string; actorId: string; recipientId: string }
  'mail-app-moved': {
    appId: string
    fromCompanyId: string
    toCompanyId: string
    actorId: string
    recipientId: string
  }
  /** `before` and `after` are net cents a month, `from` the first day at the new price. */
  'mail-plan-changed': {
    companyId: string
    appId: string
    actorId: string
    recipientId: string
    before: number
    after: number
    planId: string
    from: string
    /** The App came with it; else it was there, and may have cost nothing. */
    isNew: boolean
  }
  'mail-plan-asked': { requestId: string; recipientId: string }
  'mail-plan-decided': { requestId: string; recipientId: string }
  /** `textId`: what the key was called. */
  'mail-ssh-key': { accountId: string; textId: string; fingerprint: string; change: 'added' | 'removed'; at: string }
  'mail-newsletter-confirm': { accountId: string; generation: number }
  'mail-newsletter': { newsletterId: string; accountId: string }
  'mail-offered': { inviteId: string; recipientId: string }
  'mail-bill': { billId: string; version: number }
  /** `recipientId` is null for the address that bills go to. */
  'mail-address-wanted': { billingContactId: string; month: string; recipientId: string | null }
  /** `tries`: how often it was tried to charge the bill by then. */
  'mail-payment-failed': BillNews & { tries: number }
  'mail-payment-warning': BillNews
  'mail-payer-suspended': BillNews
  'mail-payer-recovered': BillNews & { wasSuspended: boolean }
  'mail-method-gone': { contactId: string; recipientId: string | null }
  /** To whoever runs the product. `stripeId`: what it is about at Stripe. */
  'mail-operator-notice': {
    notice: OperatorNotice
    billId: string | null
    contactId: string | null
    stripeId: string | null
  }
  /** `lastDay`: the last day that is to be paid; null where the plan goes on after all. */
  'mail-plan-ends': AppNews & { actorId: string; lastDay: Day | null }
  'mail-plan-ended': AppNews & { endedOn: Day }
  /** Some days before the App is switched off. */
  'mail-app-kept': AppNews & { keptUntil: Day }
  /** Nobody's doing where its time was over. */
  'mail-app-switched-off': AppNews & { actorId: string | null }
  'mail-app-restored': AppNews & { actorId: string }
  'withdraw-unentitled': { companyId: string; accountId: string }
  /** Stripe's customer of a Billing Contact is to say what our row says, and our row what Stripe found out. */
  'sync-customer': { contactId: string }
  'collect-bill': { billId: string }
  'warn-payer': { billId: string }
  'suspend-payer': { billId: string }
  /** `billId`: because of which; `suspendedAt`: which time of being suspended it is about. */
  'report-suspended': { contactId: string; billId: string; suspendedAt: string }
} & Record<PeriodicKind, Nothing>
