import { eq } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { inTransaction } from '@/db/transaction'
import { isId } from '@/lib/id'
import { logError } from '@/lib/log'
import { invoiceOfDispute } from './stripe-events'
import { readInvoice } from './stripe-invoices'
import { tellOperator } from './tell-payment'

// What happens at Stripe and is nothing that we did or could put right: whoever runs the product hears of it, once.

type OfBill = { id: string; billingContactId: string }

/** An invoice says something else than the bill that it is to collect. In the transaction that found it out, or in one of its own. */
export async function noteDiffering(bill: OfBill, invoiceId: string, tx?: Transaction): Promise<void> {
  const notice = {
    notice: 'bill-differs',
    billId: bill.id,
    contactId: bill.billingContactId,
    stripeId: invoiceId,
  } as const
  logError(`bill ${bill.id}: invoice ${invoiceId} is not what it says`)
  await (tx ? tellOperator(tx, notice) : inTransaction((own) => tellOperator(own, notice)))
}

/** Somebody took their money back, or wants it: of a bill of ours, which stays paid. Refuses: payment-unreachable. */
export async function noteDispute({ disputeId }: { disputeId: string }): Promise<void> {
  const invoiceId = await invoiceOfDispute(disputeId)
  const [bill] = invoiceId ? await db().select().from(bills).where(eq(bills.stripeInvoiceId, invoiceId)) : []
  if (!bill) return
  const notice = { notice: 'dispute', billId: bill.id, contactId: bill.billingContactId, stripeId: disputeId } as const
  await inTransaction((tx) => tellOperator(tx, notice))
}

/**
 * An invoice that says it is of a bill, and is not the one that collects it: where it was paid, somebody may have paid twice.
 * Refuses: payment-unreachable.
 */
export async function noteStranger({ invoiceId, billId }: { invoiceId: string; billId: string }): Promise<void> {
  const [bill] = isId(billId) ? await db().select().from(bills).where(eq(bills.id, billId)) : []
  if (!bill) return
  const invoice = await readInvoice(invoiceId)
  if (invoice?.billId === bill.id && invoice.status === 'paid') await noteDiffering(bill, invoiceId)
}
