import type { Transaction } from '@/db/client'
import type { Day } from '@/lib/day'
import { enqueue } from '@/lib/kernel/outbox'
import { operator } from '@/lib/operator'
import { morningOf } from './bill-calendar'

/** Promises that a bill is charged on a day, in its morning where no moment is said; promising the same day again is nothing. */
export function promiseCollection(
  tx: Transaction,
  billId: string,
  day: Day,
  runAt: Date = morningOf(day, operator().timeZone),
): Promise<void> {
  return enqueue(tx, { kind: 'collect-bill', key: `collect-bill:${billId}:${day}`, payload: { billId }, runAt })
}

/** Promises that a bill is charged now, for a reason that is told by `why`: once a reason. */
export function promiseCollectionNow(tx: Transaction, billId: string, why: string): Promise<void> {
  return enqueue(tx, { kind: 'collect-bill', key: `collect-bill:${billId}:${why}`, payload: { billId } })
}
