import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { teamInvites } from '@/db/schema/team-invites'
import { inTransaction, lockCompany } from '@/db/transaction'
import type { Channel } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import type { TeamLinkBearer } from './find-team-link'
import { readInvite } from './team-invite-rows'
import { stateOf } from './team-states'

/**
 * Whoever is invited says no, and the inviter is told. A copied link proves nothing: with it only the invited account declines.
 * Saying no twice is saying no once. Refuses: not-found, invite-expired, invite-not-open, mailbox-not-proven.
 */
export async function declineTeamInvite(bearer: TeamLinkBearer, input: { accountId: string | null }): Promise<void> {
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
    if (!mayDeclineTeam(invite, bearer.channel, signedInAs)) refuse('mailbox-not-proven')
    await tx.update(teamInvites).set({ declinedAt: clock.now() }).where(eq(teamInvites.id, invite.id))
    const actor: Actor =
      input.accountId && signedInAs === invite.email ? { kind: 'account', accountId: input.accountId } : bearer
    await record(tx, actor, { verb: 'team-invite-declined', companyId: invite.companyId, inviteId: invite.id })
    const key = `team-declined:${invite.id}`
    await enqueue(tx, { kind: 'mail-team-invite-declined', key, payload: { inviteId: invite.id } })
  })
}

/** Whether who holds a link may say no in the name of whoever is invited. */
export function mayDeclineTeam(invite: { email: string }, channel: Channel, signedInAs: string | null): boolean {
  return channel === 'mailed' || signedInAs === invite.email
}

async function emailOf(tx: Transaction, accountId: string | null): Promise<string | null> {
  if (!accountId) return null
  const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  return account?.email ?? null
}
