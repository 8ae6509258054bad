import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import type { InviteRow } from './offer'

/** The promise of a reminder's mail. */
export function reminderKey(inviteId: string, remindedAt: Date): string {
  return `reminder:${inviteId}:${remindedAt.toISOString()}`
}

/** Promises one reminder, under the invite's lock. It carries the link that already works. */
export async function markReminded(tx: Transaction, actor: Actor, invite: InviteRow): Promise<void> {
  const now = clock.now()
  await tx.update(clientInvites).set({ remindedAt: now }).where(eq(clientInvites.id, invite.id))
  await record(tx, actor, { verb: 'invite-reminded', companyId: invite.companyId, inviteId: invite.id })
  await enqueue(tx, {
    kind: 'mail-reminder',
    key: reminderKey(invite.id, now),
    payload: { inviteId: invite.id, generation: invite.generation },
  })
}
