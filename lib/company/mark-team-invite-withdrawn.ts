import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'

type Waiting = { id: string; companyId: string }

/**
 * Ends a waiting Team Invite in the caller's transaction, under its Company's lock, and tells whoever was invited; not where
 * it had run out before, because then there is nothing left to take back.
 */
export async function markTeamInviteWithdrawn(
  tx: Transaction,
  actor: Actor,
  { id, companyId }: Waiting,
  { isTold = true } = {},
): Promise<void> {
  await tx.update(teamInvites).set({ withdrawnAt: clock.now() }).where(eq(teamInvites.id, id))
  await record(tx, actor, { verb: 'team-invite-withdrawn', companyId, inviteId: id })
  if (!isTold) return
  await enqueue(tx, { kind: 'mail-team-invite-withdrawn', key: `team-withdrawn:${id}`, payload: { inviteId: id } })
}
