import type { CheckoutStatus, InviteState, MailState, RejectReason } from '@/db/vocabulary'

/**
 * The moments of a Client Invite. Words such as "expired" are computed here; company/waiting-invites.ts has them for queries,
 * and apps/queries.ts, which lies below, judges by itself whether an App is on offer.
 */
export type InviteMoments = {
  sentAt: Date | null
  seenAt: Date | null
  orderedAt: Date | null
  completedAt: Date | null
  withdrawnAt: Date | null
  declinedAt: Date | null
  expiresAt: Date | null
}

/** The one word for where an invite stands. An order placed in time outlives the expiry: it waits for its Checkout. */
export function stateOf(invite: InviteMoments, now: Date): InviteState {
  if (!invite.sentAt) return 'draft'
  if (invite.completedAt) return 'completed'
  if (invite.withdrawnAt) return 'withdrawn'
  if (invite.declinedAt) return 'declined'
  if (invite.orderedAt) return 'at-payment'
  if (!invite.expiresAt || invite.expiresAt <= now) return 'expired'
  return invite.seenAt ? 'seen' : 'sent'
}

const ON_OFFER: readonly InviteState[] = ['sent', 'seen', 'at-payment']

/** Whether an invite that stands so is still on offer: nobody has ended it and it has not run out. */
export function isOnOffer(state: InviteState): boolean {
  return ON_OFFER.includes(state)
}

/** The same of an invite, now. */
export function isOpen(invite: InviteMoments, now: Date): boolean {
  return isOnOffer(stateOf(invite, now))
}

/** A new Order may be placed until the invite's last day is over, also when an earlier one waits at the payment page. */
export function mayOrder(invite: InviteMoments, now: Date): boolean {
  return isOpen(invite, now) && invite.expiresAt !== null && invite.expiresAt > now
}

/** A new link may be sent while the invite is on offer or after it ran out, never after it was ended by somebody. */
export function mayResend(invite: InviteMoments, now: Date): boolean {
  return isOpen(invite, now) || stateOf(invite, now) === 'expired'
}

/** Whether the client can know of an invite at all: nobody has opened it, and its mail was given up. */
export function isLost({ state, mail }: { state: InviteState; mail: MailState }): boolean {
  return mail === 'given-up' && (state === 'sent' || state === 'expired')
}

export function mayWithdraw(invite: InviteMoments, now: Date): boolean {
  return isOpen(invite, now)
}

/** The client may say no as long as they could say yes or an order of theirs waits. */
export function mayDecline(invite: InviteMoments, now: Date): boolean {
  return isOpen(invite, now)
}

type Completion = {
  invite: InviteMoments & { termsHash: string | null }
  checkout: { status: CheckoutStatus; termsHash: string }
  /** Every App on offer still exists, in the Company the invite was sent from. */
  appsAreThere: boolean
  senderMayHandOver: boolean
  /** Also when the order makes a new Company. */
  buyerOwnsTarget: boolean
}

/** Judges a completion under the invite's lock. Payment wins against expiry: only the order had to be in time. */
export function rejectReason(completion: Completion): RejectReason | null {
  const { invite, checkout } = completion
  if (invite.completedAt) return 'already-used'
  if (invite.withdrawnAt) return 'withdrawn'
  if (invite.declinedAt) return 'declined'
  if (checkout.status === 'superseded') return 'superseded'
  if (invite.termsHash !== checkout.termsHash) return 'terms-changed'
  if (!completion.appsAreThere) return 'app-gone'
  if (!completion.senderMayHandOver) return 'sender-not-entitled'
  if (!completion.buyerOwnsTarget) return 'company-not-owned'
  return null
}

const STEPS = ['sent', 'seen', 'at-payment', 'completed'] as const satisfies InviteState[]

/** Sent → seen → at payment → done, as the four steps of the progress line. */
export function progressOf(state: InviteState): { step: (typeof STEPS)[number]; isDone: boolean }[] {
  const steps: InviteState[] = [...STEPS]
  const reached = steps.indexOf(state)
  return STEPS.map((step, index) => ({ step, isDone: index <= reached }))
}
