import { eq } from 'drizzle-orm'
import { teamInvites } from '@/db/schema/team-invites'
import { inTransaction, lockCompany } from '@/db/transaction'
import { emailOf } from '@/lib/account/email-of'
import type { Actor, LinkBearer } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { mayAnswer } from '@/lib/links/may-answer'
import { readInvite } from './rows'
import { stateOf } from './states'

/**
 * Whoever is invited says no, and the inviter is told. A copied link proves nothing: with it only the invited account declines.
 * Saying no twice is saying no once. Refuses: not-found, invite-expired, invite-not-open, mailbox-not-proven.
 */
export async function declineTeamInvite(bearer: LinkBearer, input: { accountId: string | null }): Promise<void> {
  await inTransaction(async (tx) => {
    const [known] = await tx
      .select({ companyId: teamInvites.companyId })
      .from(teamInvites)
      .where(eq(teamInvites.id, bearer.inviteId))
    if (!known) refuse('not-found')
    await lockCompany(tx, known.companyId)
    const invite = (await readInvite(tx, bearer.inviteId)) ?? refuse('not-found')
    if (invite.declinedAt) return
    const state = stateOf(invite, clock.now())
    if (state === 'expired') refuse('invite-expired')
    if (state !== 'open' || invite.generation !== bearer.generation) refuse('invite-not-open')
    const signedInAs = await emailOf(tx, input.accountId)
    if (!mayAnswer(invite, bearer.channel, signedInAs)) refuse('mailbox-not-proven')
    await tx.update(teamInvites).set({ declinedAt: clock.now() }).where(eq(teamInvites.id, invite.id))
    const actor: Actor =
      input.accountId && signedInAs === invite.email ? { kind: 'account', accountId: input.accountId } : bearer
    await record(tx, actor, { verb: 'team-invite-declined', companyId: invite.companyId, inviteId: invite.id })
    const key = `team-declined:${invite.id}`
    await enqueue(tx, { kind: 'mail-team-invite-declined', key, payload: { inviteId: invite.id } })
  })
}
