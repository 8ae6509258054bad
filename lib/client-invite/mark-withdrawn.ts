import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Promises } from '@/db/promises'
import { clientInvites } from '@/db/schema/client-invites'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { endOffer } from './end-offer'
import type { InviteRow } from './offer'

/**
 * Ends an open invite in the caller's transaction, under its lock: its sender takes it back, or lost the right to hand over
 * (docs/rules.md R18).
 */
export async function markWithdrawn(
  tx: Transaction,
  actor: Actor,
  invite: InviteRow,
  cause: Promises['mail-withdrawn']['cause'],
): Promise<void> {
  const now = clock.now()
  await tx.update(clientInvites).set({ withdrawnAt: now, orderedAt: null }).where(eq(clientInvites.id, invite.id))
  await endOffer(tx, invite.id, now)
  await record(tx, actor, { verb: 'invite-withdrawn', companyId: invite.companyId, inviteId: invite.id })
  await enqueue(tx, { kind: 'mail-withdrawn', key: `withdrawn:${invite.id}`, payload: { inviteId: invite.id, cause } })
}
