import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { OutboxKind, Promises } from '@/db/promises'
import { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

/** Work to promise: of some kind, with the payload of that kind. */
export type Promised = {
  [Kind in OutboxKind]: { kind: Kind; key: string; payload: Promises[Kind]; runAt?: Date }
}[OutboxKind]

/** Promises work to be done after this transaction commits. `key` is unique for ever: promising the same key again is nothing. */
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
