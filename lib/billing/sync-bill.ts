import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { isId } from '@/lib/id'
import type { BillRow, Known } from './bill-truth'
import { findBillOfPayer, settleBill } from './settle-bill'
import { readInvoice } from './stripe-invoices'

const MOST_TURNS = 10

/**
 * Fetches the truth about a bill's invoice from Stripe and writes what is new. In any order and any number of times it ends with
 * what Stripe said last: whoever asked before another one wrote asks again. Does nothing where there is no invoice (any more), and
 * for a bill that is paid or cancelled, which it stays.
 * `tried` is what a try of ours came to, where one was made. Refuses: payment-unreachable.
 */
export async function syncBill({ billId, tried = null }: { billId: string; tried?: Known['tried'] }): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const found = isId(billId) ? await findBillOfPayer(billId) : undefined
    if (!found?.bill.stripeInvoiceId || found.bill.paidAt || found.bill.voidAt) return
    const invoice = await readInvoice(found.bill.stripeInvoiceId)
    if (!invoice) return stopLooking(found.bill)
    if (await settleBill({ bill: found.bill, invoice, tried })) return
  }
  throw new Error(`bill ${billId} changes faster than Stripe answers`)
}

/** What is gone at Stripe tells nothing any more. */
async function stopLooking({ id, stripeInvoiceId }: BillRow): Promise<void> {
  const isOfIt = and(eq(bills.id, id), eq(bills.stripeInvoiceId, stripeInvoiceId ?? ''))
  await db().update(bills).set({ nextCheckAt: null }).where(isOfIt)
}
