import { fileAnswer } from '@/app/file-answer'
import { requireAccount } from '@/lib/auth/session'
import { type BillRow, billsOf } from '@/lib/billing/bills'
import { clock } from '@/lib/clock'
import { companiesOf } from '@/lib/company/queries'
import { mayManageBilling } from '@/lib/company/roles'
import { toCsv } from '@/lib/csv'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'

/** More than any Company has, and little enough to be held in memory. */
const MOST_BILLS = 10_000

/** All bills of a Company as a list for table programs. Whoever may not read them gets what a stranger gets. */
export async function GET(_request: Request, { params }: { params: Promise<{ company: string }> }): Promise<Response> {
  const { company: slug } = await params
  // A file is no page to come back to: signing in leads to the bills.
  const account = await requireAccount(paths.bills(slug))
  const company = (await companiesOf(account.id)).find((one) => one.slug === slug)
  if (!company || !mayManageBilling(company.role)) return new Response(null, { status: 404 })
  const bills = await billsOf({ accountId: account.id, slug }, { limit: MOST_BILLS })
  const { timeZone } = operator()
  return fileAnswer(
    listOf(bills, account.language),
    'text/csv; charset=utf-8',
    `bills-${slug}-${dayOf(clock.now(), timeZone)}.csv`,
  )
}

type Column = [heading: string, cell: (bill: BillRow) => string]

function listOf(bills: BillRow[], language: 'en' | 'de'): string {
  const { csv: text } = words(language).bills
  const number = (hundredths: number) => decimal(hundredths, language)
  const columns: Column[] = [
    [text.number, (bill) => bill.number],
    [text.month, (bill) => bill.month.slice(0, 7)],
    [text.writtenOn, (bill) => dayOf(bill.issuedAt, operator().timeZone)],
    [text.chargeOn, (bill) => bill.chargeOn],
    [text.legalName, (bill) => bill.legalName],
    [text.net, (bill) => number(bill.net)],
    [text.rate, (bill) => number(bill.vatRate)],
    [text.vat, (bill) => number(bill.vat)],
    [text.gross, (bill) => number(bill.gross)],
    [text.currency, (bill) => bill.currency.toUpperCase()],
  ]
  const rows = bills.map((bill) => columns.map(([, cell]) => cell(bill)))
  return toCsv([columns.map(([heading]) => heading), ...rows], language)
}

/** As table programs of the language read a number: without signs between thousands. */
function decimal(hundredths: number, language: 'en' | 'de'): string {
  const text = (hundredths / 100).toFixed(2)
  return language === 'de' ? text.replace('.', ',') : text
}
