import type { BillRow } from './bill-truth'
import type { InvoiceView } from './stripe-invoices'

/**
 * Whether an invoice at Stripe says something else than the bill that it is to collect: somebody wrote into it there, or made
 * another one. Such an invoice is not believed. A draft says nothing before it has lines. (docs/rules.md R64)
 */
export function differs(
  bill: Pick<BillRow, 'gross' | 'number'>,
  invoice: Pick<InvoiceView, 'status' | 'total' | 'billNumber' | 'lineCount'>,
): boolean {
  if (invoice.billNumber !== null && invoice.billNumber !== bill.number) return true
  return invoice.total !== bill.gross && (invoice.status !== 'draft' || invoice.lineCount > 0)
}

/** Thrown where a bill cannot be collected because of what stands at Stripe instead of it. */
export class Differing extends Error {
  constructor(
    bill: Pick<BillRow, 'id'>,
    readonly invoiceId: string,
  ) {
    super(`invoice ${invoiceId} is not what bill ${bill.id} says`)
  }
}
