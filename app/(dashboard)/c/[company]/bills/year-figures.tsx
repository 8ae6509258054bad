import { Figures } from '@/app/ui/figures'
import type { TroubleView } from '@/lib/billing/payment-trouble-view'
import { type Day, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import type { Dict } from '@/lib/words/words'
import type { CompanyVisitor } from '../../../viewer'
import type { BillsFacts } from './load-bills'

const MOST_FIGURES = 4

type YearFiguresProps = { visitor: CompanyVisitor; facts: BillsFacts }

/** What is open, the running month of all who pay here together, the next day of charge, and what this year came to. */
export function YearFigures({
  visitor: { account, t },
  facts: { months, totals, today, charge, trouble },
}: YearFiguresProps) {
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
  const owed = trouble.flatMap((one) => (one.owed ? [one.owed] : []))
  const count = sum(owed.map((one) => one.count))
  const open =
    count > 0
      ? [
          {
            key: 'open',
            label: text.open(count),
            value: money(sum(owed.map(({ gross }) => gross))),
            detail: openDetail(t, trouble, day),
          },
        ]
      : []
  const running = first
    ? [
        { key: 'so-far', label: text.soFar(month), value: money(sum(months.map(({ soFar }) => soFar.gross))) },
        {
          key: 'expected',
          label: text.expected(month),
          value: money(sum(months.map(({ expected }) => expected.gross))),
          detail: text.billOn(day(first.billedOn)),
        },
      ].slice(0, MOST_FIGURES - 2 - open.length)
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
  return <Figures items={[...open, ...running, ...next, ...(ofYear.length > 0 || !first ? [billed] : [])]} />
}

/** Which bill it is, and since when, where it is a single one. */
function openDetail({ bills }: Dict, trouble: readonly TroubleView[], day: (value: Day) => string): string {
  const [only, ...others] = trouble
  if (only?.owed?.count === 1 && others.length === 0) {
    return bills.figures.openSince({ number: only.owed.number, day: day(only.since) })
  }
  return bills.figures.count(sum(trouble.map(({ owed }) => owed?.count ?? 0)))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
