import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import { emailOf } from '@/lib/account/email-of'
import type { LinkBearer } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { mayAnswer } from '@/lib/links/may-answer'
import { judgeMessage } from '@/lib/plain-text'
import { endOpenCheckout } from './end-checkout'
import { endOffer } from './end-offer'
import type { InviteRow } from './offer'
import { mayDecline } from './states'

type Declining = { accountId: string | null; reason: string }

/**
 * The client says no. An open Checkout is expired at Stripe first; if its payment is through, it counts and the invite is
 * completed instead. Saying no twice is saying no once. A copied link proves nothing: with it only the invited account declines.
 * Refuses: message-long, message-link, message-contact, not-found, invite-completed, invite-not-open, mailbox-not-proven, payment-unreachable.
 * Source: docs/rules.md R8, R15, R17.
 */
export async function decline(bearer: LinkBearer, input: Declining): Promise<void> {
  const reason = judgeMessage(input.reason, 'reason')
  await inTransaction(async (tx) => {
    await judge(tx, bearer, input.accountId)
  })
  await endOpenCheckout(bearer.inviteId)
  await inTransaction(async (tx) => {
    const invite = await judge(tx, bearer, input.accountId)
    if (invite) await markDeclined(tx, bearer, invite, reason)
  })
}

/** The invite to say no to, or null when that has happened already. */
async function judge(tx: Transaction, bearer: LinkBearer, accountId: string | null): Promise<InviteRow | null> {
  const invite = (await lockInvite(tx, bearer.inviteId)) ?? refuse('not-found')
  if (invite.declinedAt) return null
  if (invite.completedAt) refuse('invite-completed')
  if (!mayDecline(invite, clock.now())) refuse('invite-not-open')
  // The link was looked up before the lock: a resend in between has killed it.
  if (invite.generation !== bearer.generation) refuse('invite-not-open')
  if (!mayAnswer(invite, bearer.channel, await emailOf(tx, accountId))) refuse('mailbox-not-proven')
  return invite
}

async function markDeclined(tx: Transaction, bearer: LinkBearer, invite: InviteRow, reason: string): Promise<void> {
  const now = clock.now()
  await tx
    .update(clientInvites)
    .set({ declinedAt: now, declineReason: reason, orderedAt: null, seenAt: invite.seenAt ?? now })
    .where(eq(clientInvites.id, invite.id))
  await endOffer(tx, invite.id, now)
  await record(tx, bearer, { verb: 'invite-declined', companyId: invite.companyId })
  await enqueue(tx, { kind: 'mail-declined', key: `declined:${invite.id}`, payload: { inviteId: invite.id } })
}
