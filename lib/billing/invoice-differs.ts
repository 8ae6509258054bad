import type { BillRow } from './bill-truth'
import type { InvoiceView } from './stripe-invoices'

type Says = Pick<InvoiceView, 'id' | 'status' | 'total' | 'number' | 'description' | 'lineCount'>

/**
 * Whether an invoice at Stripe says something else than the bill that it is to collect: somebody wrote into it there, or made
 * another one. Such an invoice is not believed. One that replaced another names the bill's number beside its own; a draft says
 * no amount before it has lines. (docs/rules.md R64)
 */
export function differs(bill: Pick<BillRow, 'gross' | 'number'>, invoice: Says): boolean {
  const { status, total, number, description, lineCount } = invoice
  if (![number, description].includes(bill.number)) return true
  return total !== bill.gross && (status !== 'draft' || lineCount > 0)
}

/** Nobody is ever charged another amount than the one on their bill: a person has to look at what stands at Stripe. */
export function refuseDiffering(bill: BillRow, invoice: InvoiceView): void {
  if (differs(bill, invoice)) throw new Differing(bill, invoice.id)
}

/** Thrown where a bill cannot be collected because of an invoice that says something else. */
export class Differing extends Error {
  constructor(
    bill: Pick<BillRow, 'id'>,
    readonly invoiceId: string,
  ) {
    super(`invoice ${invoiceId} is not what bill ${bill.id} says`)
  }
}
