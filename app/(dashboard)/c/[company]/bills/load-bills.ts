import { together } from '@/db/prepared'
import { billsOf, monthTotalsOf } from '@/lib/billing/bills'
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
  const [found, totals, months] = await together([
    billsOf(company, { after, limit: BILLS_A_PAGE + 1 }),
    monthTotalsOf({ ...company, since }),
    thisMonthOf(company),
  ])
  const bills = found.slice(0, BILLS_A_PAGE)
  return { today, bills, next: found.length > bills.length ? bills.at(-1)?.number : undefined, totals, months }
}
