import type { Vat } from '@/db/schema/billing'
import { type Day, lastOfMonth } from '@/lib/day'
import { type LedgerLine, ledgerLines, type Usage } from './ledger'
import { type Amounts, type Buyer, type Seller, vatOf, withVat } from './quote'
import { spreadVat } from './spread-vat'

/** What a bill says of one month: its lines, each with its share of the VAT, and their sums in cents. */
export type BillOfMonth = Amounts & { vatLaw: Vat; lines: (LedgerLine & { vat: number })[] }

type Input = {
  /** Of one Billing Contact, in the order in which their Apps shall be named. */
  usages: Usage[]
  /** The 1st of the month. */
  month: Day
  seller: Seller
  buyer: Buyer
}

/**
 * The bill of a month by the day ledger: VAT as of its last day, on which the service is complete, once per bill; null where no
 * day of it was used. Without clock and environment.
 */
export function billOfMonth({ usages, month, seller, buyer }: Input): BillOfMonth | null {
  const to = lastOfMonth(month)
  const lines = ledgerLines({ usages, from: month, to })
  if (lines.length === 0) return null
  const vatLaw = vatOf({ seller, buyer, day: to })
  const sums = withVat(
    lines.reduce((sum, line) => sum + line.amount, 0),
    vatLaw,
  )
  const shares = spreadVat(
    sums.vat,
    lines.map(({ amount }) => amount),
  )
  return { ...sums, vatLaw, lines: lines.map((line, at) => ({ ...line, vat: shares[at] ?? 0 })) }
}
