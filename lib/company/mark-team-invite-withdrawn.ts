import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { hasRunOut } from './waiting-invites'

type Waiting = { id: string; companyId: string; expiresAt: Date }

/**
 * Ends a waiting Team Invite in the caller's transaction, under its Company's lock, and tells whoever was invited unless they are
 * not to be told; nobody is where it had run out before, because then there is nothing left to take back.
 */
export async function markTeamInviteWithdrawn(
  tx: Transaction,
  actor: Actor,
  invite: Waiting,
  { isTold = true } = {},
): Promise<void> {
  const { id, companyId } = invite
  const now = clock.now()
  await tx.update(teamInvites).set({ withdrawnAt: now }).where(eq(teamInvites.id, id))
  await record(tx, actor, { verb: 'team-invite-withdrawn', companyId, inviteId: id })
  if (!isTold || hasRunOut(invite, now)) return
  await enqueue(tx, { kind: 'mail-team-invite-withdrawn', key: `team-withdrawn:${id}`, payload: { inviteId: id } })
}
