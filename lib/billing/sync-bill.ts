import { isId } from '@/lib/id'
import type { Known } from './bill-truth'
import { findOwnedBill, settleBill } from './settle-bill'
import { readInvoice } from './stripe-invoices'

const MOST_TURNS = 10

/**
 * Fetches the truth about a bill's invoice from Stripe and writes what is new. In any order and any number of times it ends with
 * what Stripe said last: whoever asked before another one wrote asks again. Does nothing where there is no invoice (any more).
 * `tried` is what a try of ours came to, where one was made. Refuses: payment-unreachable.
 */
export async function syncBill({ billId, tried = null }: { billId: string; tried?: Known['tried'] }): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const found = isId(billId) ? await findOwnedBill(billId) : undefined
    const invoice = found?.bill.stripeInvoiceId ? await readInvoice(found.bill.stripeInvoiceId) : null
    if (!found || !invoice) return
    if (await settleBill({ bill: found.bill, invoice, tried })) return
  }
  throw new Error(`bill ${billId} changes faster than Stripe answers`)
}
