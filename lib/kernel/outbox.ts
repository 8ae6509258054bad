import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type Facts, outbox } from '@/db/schema/records'
import type { OutboxKind } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

export type Promised = { kind: OutboxKind; key: string; payload: Facts; runAt?: Date }

/**
 * Promises work to be done after this transaction commits. `key` is unique for ever: promising the same key again is nothing.
 * The payload holds ids and facts, never a link or a code.
 */
export async function enqueue(tx: Transaction, promised: Promised): Promise<void> {
  const now = clock.now()
  await tx
    .insert(outbox)
    .values({
      id: newId(),
      kind: promised.kind,
      key: promised.key,
      payload: promised.payload,
      runAt: promised.runAt ?? now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: outbox.key })
  // Delivered by PostgreSQL only when the transaction commits.
  await tx.execute(sql`select pg_notify('outbox', '')`)
}
