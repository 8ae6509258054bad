import { Bill } from '@/app/ui/bill'
import type { PlanApp } from '@/lib/billing/plan-order'
import { payerOf } from '@/lib/billing/plan-order'
import { clock } from '@/lib/clock'
import { dayOf, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import type { Visitor } from '../../../../viewer'
import { amountWords, type OfferedPlan } from './offered'

type PlanFactsProps = {
  visitor: Pick<Visitor, 'account' | 't'>
  app: PlanApp | null
  chosen: Pick<OfferedPlan, 'quote' | 'act'> & { plan: { name: string } }
}

/** What the change costs: the difference a month is the loudest number, then the bill it will stand on. */
export function PlanFacts({ visitor, app, chosen: { plan, quote, act } }: PlanFactsProps) {
  const { account, t } = visitor
  const { plans: text } = t
  const { kind, language } = account
  const money = amountWords(visitor, quote.vat, quote.currency)
  const isToday = quote.from === dayOf(clock.now(), operator().timeZone)
  const from = isToday ? text.fromToday : formatDay(quote.from, language, 'weekday')
  const now = payerOf(app) && app ? text.now(app.planName) : text.nowNobody
  const { unchanged, changed } = quote.bill
  const bill = {
    month: formatDay(quote.bill.from, language, 'month'),
    changed: money.amount(changed),
    unchanged: unchanged.net > 0 ? money.amount(unchanged) : null,
    vat: money.vat,
  }
  return (
    <div className="grid gap-2.5">
      <Bill
        rows={[
          { key: 'now', label: now, value: money.amount(quote.before) },
          {
            key: 'then',
            label: act === 'ask' ? text.later(plan.name) : text.laterFrom({ plan: plan.name, from }),
            value: money.amount(quote.after),
          },
          {
            key: 'difference',
            label: (quote.difference.net < 0 ? text.less : text.more)[quote.vat.rate > 0 ? kind : 'client'],
            value: money.difference(quote.difference),
            emphasis: 'accent',
          },
        ]}
      />
      <p className="text-small text-muted">
        {act === 'ask'
          ? text.ifToday(bill)
          : `${text.bill(bill)} ${text.charged(formatDay(quote.bill.chargedOn, language, 'weekday'))}`}
      </p>
      {app?.planEndsOn ? (
        <p className="text-dense">{text.endsOn(formatDay(app.planEndsOn, language, 'weekday'))}</p>
      ) : null}
    </div>
  )
}
