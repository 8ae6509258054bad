import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { logError } from '@/lib/log'
import { operator } from '@/lib/operator'
import { billState } from './bill-states'
import { findBillOfPayer } from './settle-bill'
import { sweeperOf } from './sweep-due'
import { syncBill } from './sync-bill'

/** The bills that something is open of at Stripe, and whose events were lost. */
export const { sweep: sweepBills, isNeeded: isBillDue } = sweeperOf(bills, lookAtBill)

/** What an event should have told us is logged. */
async function lookAtBill(billId: string): Promise<void> {
  const before = await stateOf(billId)
  await syncBill({ billId })
  const after = await stateOf(billId)
  if (before !== after) logError(`reconcile: bill ${billId} was ${before}, and is ${after}`)
}

async function stateOf(billId: string): Promise<string> {
  const found = await findBillOfPayer(billId)
  return found ? billState(found.bill, dayOf(clock.now(), operator().timeZone)) : 'gone'
}
