import { and, inArray, isNull, lte } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'

const CLOCK = { kind: 'clock' } as const
/** More wait for the next transaction, so that none holds many rows for long. */
const MOST_AT_ONCE = 100

/**
 * Takes the Apps of expired invites off the offer and tells their senders, but only where no Order waits for its Checkout: a
 * payment begun in time still counts. Without `appIds` it looks at all, and ends some. An invite that somebody has locked right
 * now is left for the next time.
 * @returns how many Apps were freed
 */
export async function closeExpired(tx: Transaction, appIds?: string[]): Promise<number> {
  const now = clock.now()
  const onOffer = tx
    .select({ inviteId: clientInviteApps.inviteId })
    .from(clientInviteApps)
    .where(and(isNull(clientInviteApps.closedAt), appIds ? inArray(clientInviteApps.appId, appIds) : undefined))
  const expired = await tx
    .select({ id: clientInvites.id, companyId: clientInvites.companyId, generation: clientInvites.generation })
    .from(clientInvites)
    .where(
      and(
        lte(clientInvites.expiresAt, now),
        // On the row itself, so that it is judged again when an Order commits between our look and our lock.
        isNull(clientInvites.orderedAt),
        inArray(clientInvites.id, onOffer),
      ),
    )
    .limit(MOST_AT_ONCE)
    .for('no key update', { skipLocked: true })
  if (expired.length === 0) return 0
  const inviteIds = expired.map((invite) => invite.id)
  const freed = await tx
    .update(clientInviteApps)
    .set({ closedAt: now })
    .where(and(isNull(clientInviteApps.closedAt), inArray(clientInviteApps.inviteId, inviteIds)))
    .returning({ appId: clientInviteApps.appId })
  for (const { id: inviteId, companyId, generation } of expired) {
    await record(tx, CLOCK, { verb: 'invite-expired', companyId, inviteId })
    const key = `invite-expired:${inviteId}:${generation}`
    await enqueue(tx, { kind: 'mail-invite-expired', key, payload: { inviteId, generation } })
  }
  return freed.length
}

/** The job: ends the offer of every invite that ran out. */
export async function closeAllExpired(): Promise<number> {
  let freed = 0
  for (let some = -1; some !== 0; freed += some) some = await inTransaction((tx) => closeExpired(tx))
  return freed
}
