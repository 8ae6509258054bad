import type { Language } from '@/db/vocabulary'
import { billState } from '@/lib/billing/bill-states'
import type { BillRow } from '@/lib/billing/bills'
import { clock } from '@/lib/clock'
import { toCsv } from '@/lib/csv'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { words } from '@/lib/words/words'

type Column = [heading: string, cell: (bill: BillRow) => string]

/** Bills as a list for table programs: headings in the reader's language, days as such programs sort them. */
export function listOf(bills: BillRow[], language: Language): string {
  const { csv: text, state } = words(language).bills
  const { timeZone } = operator()
  const today = dayOf(clock.now(), timeZone)
  const number = (hundredths: number) => decimal(hundredths, language)
  const columns: Column[] = [
    [text.number, (bill) => bill.number],
    [text.month, (bill) => bill.month.slice(0, 7)],
    [text.writtenOn, (bill) => dayOf(bill.issuedAt, timeZone)],
    [text.chargeOn, (bill) => bill.chargeOn],
    [text.legalName, (bill) => bill.legalName],
    [text.net, (bill) => number(bill.net)],
    [text.rate, (bill) => number(bill.vatRate)],
    [text.vat, (bill) => number(bill.vat)],
    [text.gross, (bill) => number(bill.gross)],
    [text.currency, (bill) => bill.currency.toUpperCase()],
    [text.state, (bill) => state[billState(bill, today)]],
    [text.paidOn, (bill) => (bill.paidAt ? dayOf(bill.paidAt, timeZone) : '')],
  ]
  const rows = bills.map((bill) => columns.map(([, cell]) => cell(bill)))
  return toCsv([columns.map(([heading]) => heading), ...rows], language)
}

/** As table programs of the language read a number: without signs between thousands. */
function decimal(hundredths: number, language: Language): string {
  const text = (hundredths / 100).toFixed(2)
  return language === 'de' ? text.replace('.', ',') : text
}
