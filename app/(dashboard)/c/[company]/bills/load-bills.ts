import { together } from '@/db/prepared'
import { billsOf, monthTotalsOf } from '@/lib/billing/bills'
import { contactsOf } from '@/lib/billing/contacts'
import { chargesAheadOf, nextCharge } from '@/lib/billing/next-charge'
import { troubleOf } from '@/lib/billing/payment-trouble-view'
import { thisMonthOf } from '@/lib/billing/this-month'
import { clock } from '@/lib/clock'
import type { CompanyAddress } from '@/lib/company/seat'
import { addDays, dayOf, firstOfMonth } from '@/lib/day'
import { operator } from '@/lib/operator'

export const BILLS_A_PAGE = 12

export type BillsFacts = Awaited<ReturnType<typeof loadBills>>

/** Everything on the page of a Company's bills, in one round; nothing of it for those whose role shows none. */
export async function loadBills(company: CompanyAddress, after: string | undefined) {
  const today = dayOf(clock.now(), operator().timeZone)
  // The 1st eleven months back: with the running one they are a year.
  const since = firstOfMonth(addDays(firstOfMonth(today), -320))
  const [found, totals, months, ahead, contacts, trouble] = await together([
    billsOf(company, { after, limit: BILLS_A_PAGE + 1 }),
    monthTotalsOf({ ...company, since }),
    thisMonthOf(company),
    chargesAheadOf(company),
    contactsOf(company),
    troubleOf(company),
  ])
  const bills = found.slice(0, BILLS_A_PAGE)
  const next = found.length > bills.length ? bills.at(-1)?.number : undefined
  return { today, bills, next, totals, months, contacts, trouble, charge: nextCharge(ahead, months) }
}
