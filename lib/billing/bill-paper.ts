import type { Amounts, Vat } from '@/db/schema/billing'
import type { BillIssuer, BillMethod, BillRecipient } from '@/db/schema/bills'
import type { Day } from '@/lib/day'

/** Consecutive days of one App at one price, as a bill says them. Net cents, and the line's share of the bill's VAT. */
export type PaperLine = {
  site: string
  planName: string
  from: Day
  to: Day
  days: number
  daysInMonth: number
  monthlyAmount: number
  amount: number
  vat: number
}

/** A bill as it was written, with the recipient of one of its versions: what paper, mail and pages are made of. */
export type BillPaper = {
  number: string
  currency: string
  /** The 1st of the month that is billed. */
  month: Day
  issuedOn: Day
  /** The day this version was made where it corrects the bill; null on the bill itself. */
  correctedOn: Day | null
  chargeOn: Day
  amounts: Amounts
  vat: Vat
  issuer: BillIssuer
  recipient: BillRecipient
  method: BillMethod | null
  lines: PaperLine[]
}
