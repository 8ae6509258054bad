import { Figures } from '@/app/ui/figures'
import { type Day, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import type { CompanyVisitor } from '../../../viewer'
import type { BillsFacts } from './load-bills'

type YearFiguresProps = { visitor: CompanyVisitor; facts: BillsFacts }

/** The running month of all who pay here together, the next day of charge, and what this year came to. */
export function YearFigures({ visitor: { account, t }, facts: { months, totals, today, charge } }: YearFiguresProps) {
  const { figures: text } = t.bills
  const { language } = account
  const currency = months[0]?.currency ?? totals[0]?.currency
  if (!currency) return null
  const money = (cents: number) => formatMoney(cents, currency, language)
  const day = (value: Day) => formatDay(value, language)
  const [first] = months
  const year = today.slice(0, 4)
  const ofYear = totals.filter(({ month }) => month.startsWith(year))
  // Right after a hand-over on the last day of a month the next one is meant.
  const name = (value: Day) => formatDay(value, language, 'month-name')
  const month = name(first ? first.from : today)
  const running = first
    ? [
        { key: 'so-far', label: text.soFar(month), value: money(sum(months.map(({ soFar }) => soFar.gross))) },
        {
          key: 'expected',
          label: text.expected(month),
          value: money(sum(months.map(({ expected }) => expected.gross))),
          detail: text.billOn(day(first.billedOn)),
        },
      ]
    : []
  const next = charge
    ? [
        {
          key: 'charge',
          label: text.nextCharge,
          value: day(charge.chargedOn),
          detail: text.forMonth(name(charge.month)),
        },
      ]
    : []
  const billed = {
    key: 'year',
    label: text.year(year),
    value: money(sum(ofYear.map(({ gross }) => gross))),
    detail: text.count(sum(ofYear.map(({ count }) => count))),
  }
  return <Figures items={[...running, ...next, ...(ofYear.length > 0 || !first ? [billed] : [])]} />
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
