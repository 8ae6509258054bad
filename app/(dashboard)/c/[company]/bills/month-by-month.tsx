import { Card } from '@/app/ui/card'
import { type MonthBar, MonthBars } from '@/app/ui/month-bars'
import { Section } from '@/app/ui/section'
import type { Language } from '@/db/vocabulary'
import { type Day, firstOfMonth, firstOfNextMonth, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { LOCALES } from '@/lib/words/locale'
import type { CompanyVisitor } from '../../../viewer'
import type { BillsFacts } from './load-bills'

type MonthByMonthProps = { visitor: CompanyVisitor; facts: BillsFacts }

/** What the months since the first bill came to, a year at most, and what the running one will. */
export function MonthByMonth({ visitor: { account, t }, facts }: MonthByMonthProps) {
  const { bills: text } = t
  const { language } = account
  const { months, totals, today } = facts
  const running = firstOfMonth(today)
  const soFar = sumOf(months.map((month) => month.soFar.gross))
  const expected = sumOf(months.map((month) => month.expected.gross))
  const bars = barsOf(facts, { running, soFar, expected }, language)
  const money = (cents: number) => formatMoney(cents, totals[0]?.currency ?? '', language)
  const month = formatDay(running, language, 'month-name')
  return (
    <Section title={text.months} actions={<span className="text-small text-muted">{text.monthsUnit}</span>}>
      <Card pad="normal">
        <MonthBars label={`${text.months}. ${text.monthsUnit}`} bars={bars} />
        {expected > 0 ? (
          <p className="mt-3 border-t border-line pt-3 text-small text-muted">
            {text.expectedBar({ month, soFar: money(soFar), expected: money(expected) })}
          </p>
        ) : null}
      </Card>
    </Section>
  )
}

type Running = { running: Day; soFar: number; expected: number }

function barsOf({ totals }: BillsFacts, { running, soFar, expected }: Running, language: Language): MonthBar[] {
  const known = new Map(totals.map(({ month, gross }) => [month, gross]))
  const days: Day[] = []
  for (let day = totals[0]?.month ?? running; day < running; day = firstOfNextMonth(day)) days.push(day)
  const most = Math.max(1, expected, ...known.values())
  const share = (cents: number) => Math.round((cents / most) * 100)
  const number = numberFormat(most, language)
  const past = days.map((day) => ({
    key: day,
    name: formatDay(day, language, 'month-short'),
    value: number.format((known.get(day) ?? 0) / 100),
    share: share(known.get(day) ?? 0),
  }))
  if (expected === 0) return past
  const name = formatDay(running, language, 'month-short')
  const value = number.format(expected / 100)
  return [...past, { key: running, name, value, share: share(expected), part: share(soFar) }]
}

/** Twelve numbers stand side by side: from a thousand on without cents. */
function numberFormat(most: number, language: Language): Intl.NumberFormat {
  const digits = most >= 100_000 ? 0 : 2
  return new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function sumOf(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
