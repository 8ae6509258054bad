import type { Transaction } from '@/db/client'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf } from '@/lib/day'
import { enqueue } from '@/lib/kernel/outbox'
import { operator } from '@/lib/operator'
import { morningOf, operatorToldOn, suspendedOn, warnedOn } from './bill-calendar'

/**
 * Promises what follows a bill that could not be charged for the first time. Each asks at its time whether it is still due, so
 * that it may be promised with every further time as well: it is the same promise.
 */
export async function promiseTrouble(tx: Transaction, { id: billId, failedAt }: { id: string; failedAt: Date }) {
  const { timeZone } = operator()
  const failedOn = dayOf(failedAt, timeZone)
  await promise(tx, 'warn-payer', billId, warnedOn(failedOn))
  await promise(tx, 'suspend-payer', billId, suspendedOn(failedOn))
}

/** Asks again the next morning: what is on its way has come by then, or has failed, or is still on its way. */
export async function askTomorrow(tx: Transaction, kind: 'warn-payer' | 'suspend-payer', billId: string) {
  await promise(tx, kind, billId, addDays(dayOf(clock.now(), operator().timeZone), 1))
}

type Suspended = { contactId: string; billId: string; at: Date }

/** Promises that whoever runs the product hears of somebody who stays suspended. */
export async function promiseReport(tx: Transaction, { contactId, billId, at }: Suspended): Promise<void> {
  const { timeZone } = operator()
  const suspendedAt = at.toISOString()
  await enqueue(tx, {
    kind: 'report-suspended',
    key: `report-suspended:${contactId}:${suspendedAt}`,
    payload: { contactId, billId, suspendedAt },
    runAt: morningOf(operatorToldOn(dayOf(at, timeZone)), timeZone),
  })
}

async function promise(tx: Transaction, kind: 'warn-payer' | 'suspend-payer', billId: string, day: Day): Promise<void> {
  const runAt = morningOf(day, operator().timeZone)
  await enqueue(tx, { kind, key: `${kind}:${billId}:${day}`, payload: { billId }, runAt })
}
