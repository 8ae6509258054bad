import type { OutboxKind, PeriodicKind } from '@/db/promises'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** For so long from its promise, until the invite it is about ends, or while the App it is about is kept. */
type Worth = number | 'until-client-invite-ends' | 'until-team-invite-ends' | 'while-kept'

const NEWS = 3 * DAY
/** What was agreed and paid is worth telling long after. */
const RECEIPT = 14 * DAY

/** For how long each kind of work is worth doing: it is tried until then and given up at that moment. */
export const WORTH: Record<Exclude<OutboxKind, PeriodicKind>, Worth> = {
  // As long as the code and the link in them work.
  'mail-code': 10 * MINUTE,
  'mail-reset': 10 * MINUTE,
  'mail-invite': 'until-client-invite-ends',
  'mail-offered': 'until-client-invite-ends',
  'mail-team-invite': 'until-team-invite-ends',
  // The next one may follow a day later, and two at once are one too many.
  'mail-reminder': DAY,
  // Somebody tries now: later nobody needs the way in.
  'mail-knocking': DAY,
  'mail-invite-copy': NEWS,
  'mail-withdrawn': NEWS,
  'mail-declined': NEWS,
  'mail-new-link-wanted': NEWS,
  'mail-done-client': RECEIPT,
  'mail-done-developer': RECEIPT,
  'mail-not-charged': RECEIPT,
  'mail-not-charged-developer': RECEIPT,
  'mail-order-lapsed': NEWS,
  'mail-order-lapsed-developer': NEWS,
  'mail-invite-expired': NEWS,
  'mail-new-sign-in': NEWS,
  'mail-team-invite-withdrawn': NEWS,
  'mail-team-invite-declined': NEWS,
  'mail-team-link-wanted': NEWS,
  'mail-team-invite-expired': NEWS,
  'mail-joined': NEWS,
  'mail-role-changed': NEWS,
  'mail-left': NEWS,
  'mail-removed': NEWS,
  'mail-company-closed': NEWS,
  'mail-app-moved': NEWS,
  'mail-bill': RECEIPT,
  // The next time of asking, or the bill itself, is near.
  'mail-address-wanted': NEWS,
  // Until the next try or the next step is near.
  'mail-payment-failed': NEWS,
  'mail-payment-warning': NEWS,
  'mail-payer-suspended': RECEIPT,
  'mail-payer-recovered': RECEIPT,
  'mail-method-gone': RECEIPT,
  'mail-operator-notice': RECEIPT,
  'mail-plan-changed': NEWS,
  // As long as there may be something to decide: a request waits a week.
  'mail-plan-asked': 8 * DAY,
  'mail-plan-decided': NEWS,
  'mail-ssh-key': NEWS,
  'mail-newsletter-confirm': NEWS,
  'mail-newsletter': NEWS,
  'mail-plan-ends': NEWS,
  'mail-plan-ended': RECEIPT,
  // Promised long before; what is switched off by then has a mail of its own.
  'mail-app-kept': 'while-kept',
  'mail-app-switched-off': 7 * DAY,
  'mail-app-restored': RECEIPT,
  // What stands on the bills is brought to Stripe however late.
  'sync-customer': 365 * DAY,
  // A bill is charged however late.
  'collect-bill': 365 * DAY,
  // What somebody owes is still owed, however late somebody gets to it.
  'warn-payer': 10 * 365 * DAY,
  'suspend-payer': 10 * 365 * DAY,
  'report-suspended': 10 * 365 * DAY,
  // A right that was lost is taken back however late.
  'withdraw-unentitled': 365 * DAY,
}

type Moments = { promisedAt: Date; inviteEndsAt: Date | null }

/** Until when a piece of work is worth doing. One about an invite that has no end is news. */
export function worthUntil(kind: Exclude<OutboxKind, PeriodicKind>, { promisedAt, inviteEndsAt }: Moments): Date {
  const worth = WORTH[kind]
  if (typeof worth === 'number') return new Date(promisedAt.getTime() + worth)
  return inviteEndsAt ?? new Date(promisedAt.getTime() + NEWS)
}
