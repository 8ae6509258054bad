import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { isId } from '@/lib/id'
import type { Outcome } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import type { BillRow } from './bill-truth'
import { customerOfContact } from './customer-of-contact'
import { Differing, refuseDiffering } from './invoice-differs'
import { noteDiffering } from './note-strange'
import { keyOf, openInvoice } from './open-invoice'
import { type BillOfPayer, findBillOfPayer, settleBill } from './settle-bill'
import { isMissing } from './stripe'
import { type InvoiceView, payInvoice, type Try } from './stripe-invoices'
import { syncBill } from './sync-bill'
import { syncContact } from './sync-contact'

/** What `collectBill` says of a bill whose day has not come. */
export const NOT_DUE = 'not-due'

/**
 * The job: charges a bill. Stripe gets an invoice of it at its first try, and each try pays that one. Every call has a key that
 * follows from the bill, and every id is kept at once, so that a run that ended anywhere is gone on with by the next.
 * Nothing is due any more: skipped. A refusal is written down as one (settle-bill.ts); only Stripe being away is tried again.
 * Refuses: payment-unreachable. (docs/rules.md R57)
 */
export async function collectBill({ billId }: { billId: string }): Promise<Outcome> {
  for (let turn = 1; ; turn++) {
    const found = isId(billId) ? await findBillOfPayer(billId) : undefined
    if (!found) return { skipped: 'bill-gone' }
    const why = whyNot(found.bill)
    if (why) return { skipped: why }
    try {
      await collect(found)
      return undefined
    } catch (error) {
      if (error instanceof Differing) await noteDiffering(found.bill, error.invoiceId)
      // The customer is gone at Stripe: that is written, and begun anew with another one.
      if (turn > 1 || !isMissing(error)) throw error
      await syncContact({ contactId: found.contact.id })
    }
  }
}

function whyNot({ paidAt, voidAt, givenUpAt, collectingSince, chargeOn }: BillRow): string | null {
  if (paidAt) return 'paid'
  if (voidAt) return 'cancelled'
  if (givenUpAt) return 'given-up'
  if (collectingSince) return 'on-its-way'
  return chargeOn > dayOf(clock.now(), operator().timeZone) ? NOT_DUE : null
}

async function collect({ bill, contact }: BillOfPayer): Promise<void> {
  const opened = await openInvoice(bill, await customerOfContact(contact))
  refuseDiffering(bill, opened)
  const { invoice, failure, isTried } = await tryToPay(bill, opened, contact.paymentMethodId)
  // Stripe knows of none, or of no such customer: what our row says is old.
  if (failure === 'no-method' && contact.paymentMethodId) await syncContact({ contactId: contact.id })
  const tried = isTried ? { number: bill.tries + 1, failure } : null
  if (!(await settleBill({ bill, invoice, tried }))) await syncBill({ billId: bill.id, tried })
}

type Made = Try & { isTried: boolean }

async function tryToPay(bill: BillRow, invoice: InvoiceView, methodId: string | null): Promise<Made> {
  if (invoice.status !== 'open' || invoice.isProcessing) return { invoice, failure: null, isTried: false }
  // There is nothing to ask a bank for; its payer can still pay it on its page.
  if (!methodId) return { invoice, failure: 'no-method', isTried: true }
  // With another payment method it is another call, also where what came of the one before was never heard.
  const key = keyOf(bill, invoice, `pay:${bill.tries + 1}:${methodId}`)
  return { ...(await payInvoice(key, invoice)), isTried: true }
}
