import { inTransaction, lockInvite } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { endOpenCheckout } from './end-checkout'
import { markWithdrawn } from './mark-withdrawn'
import type { InviteRow } from './offer'
import { mayWithdraw } from './states'

/**
 * Takes an invite back. An open Checkout is expired at Stripe first; if its payment is through, it counts and the invite is
 * completed instead. Withdrawing twice is withdrawing once.
 * Refuses: not-found, invite-completed, invite-not-open, payment-unreachable. Source: docs/rules.md R17.
 */
export async function withdraw(actor: Actor, input: { inviteId: string }): Promise<void> {
  const senderId = accountOf(actor)
  if (!isId(input.inviteId)) refuse('not-found')
  await inTransaction(async (tx) => {
    judge(await lockInvite(tx, input.inviteId), senderId)
  })
  await endOpenCheckout(input.inviteId)
  await inTransaction(async (tx) => {
    const invite = judge(await lockInvite(tx, input.inviteId), senderId)
    if (invite) await markWithdrawn(tx, actor, invite, 'developer')
  })
}

/** The invite to withdraw, or null when that has happened already. */
function judge(invite: InviteRow | undefined, senderId: string): InviteRow | null {
  if (!invite?.sentAt || invite.senderId !== senderId) refuse('not-found')
  if (invite.withdrawnAt) return null
  if (invite.completedAt) refuse('invite-completed')
  if (!mayWithdraw(invite, clock.now())) refuse('invite-not-open')
  return invite
}
