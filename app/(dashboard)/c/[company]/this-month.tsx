import { Card } from '@/app/ui/card'
import type { Language } from '@/db/vocabulary'
import { methodWords } from '@/lib/billing/method-words'
import type { MonthView } from '@/lib/billing/this-month'
import { type Day, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { paths } from '@/lib/paths'
import type { Dict } from '@/lib/words/words'
import { CostBars } from './cost-bars'

type ThisMonthProps = { t: Dict; language: Language; slug: string; month: MonthView; showName: boolean }

/** What the running month has cost so far and what its bill will be, VAT included. */
export function ThisMonth({ t, language, slug, month, showName }: ThisMonthProps) {
  const { overview } = t.developer
  const money = (cents: number) => formatMoney(cents, month.currency, language)
  const day = (value: Day) => formatDay(value, language)
  const isAhead = month.from > month.today
  return (
    <Card pad="normal">
      {showName ? <p className="mb-2 text-small text-muted">{month.legalName}</p> : null}
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>{isAhead ? overview.nothingYet : soFarOf(t, month, day)}</span>
        <strong className="text-letter-h2">{money(isAhead ? 0 : month.soFar.gross)}</strong>
      </p>
      {isAhead ? <p className="text-small text-muted">{overview.firstDay(day(month.from))}</p> : null}
      <p className="text-small text-muted">
        {overview.expected(day(month.billedOn), day(month.chargedOn), money(month.expected.gross))}
      </p>
      <p className="text-small text-muted">{month.vat.rate > 0 ? overview.gross : overview.noVat}</p>
      <p className="text-small">
        <a href={paths.contact(slug, month.contactId)}>{methodWords(month.method, language) || t.billing.add}</a>
      </p>
      {month.past.length > 0 ? <CostBars t={t} language={language} month={month} /> : null}
    </Card>
  )
}

function soFarOf(t: Dict, month: MonthView, day: (value: Day) => string): string {
  const { overview } = t.developer
  return month.from === month.today
    ? overview.soFarToday(day(month.today))
    : overview.soFar(String(Number(month.from.slice(8))), day(month.today))
}
