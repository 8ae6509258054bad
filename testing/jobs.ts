import type { OutboxKind, Promises } from '@/db/promises'
import type { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import type { Job } from '@/lib/kernel/jobs'

/** A job as the worker hands it on at its first attempt. */
export function jobOf<Kind extends OutboxKind>(kind: Kind, payload: Promises[Kind], id = newId()): Job<Kind> {
  return { id, kind, key: 'one', payload, promisedAt: clock.now(), attempt: 1 }
}

/** The job of a row that was promised. */
export function jobFrom<Kind extends OutboxKind>(row: typeof outbox.$inferSelect, kind: Kind): Job<Kind> {
  if (row.kind !== kind) throw new Error(`${row.key} is no ${kind}`)
  return { ...jobOf(kind, row.payload as Promises[Kind], row.id), key: row.key }
}
