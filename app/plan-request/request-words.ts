import { type AmountsIn, shownAmount, shownDifference, shownVat } from '@/lib/billing/plan-amounts'
import { withVat } from '@/lib/billing/quote'
import type { RequestOrder, RequestView } from '@/lib/billing/view-request'
import { formatDay } from '@/lib/day'
import { formatRate } from '@/lib/money'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'

/** The amounts and days of a request as its reader reads them, all from the one quote that is ordered on. */
export function requestWords(
  { request, reader, companyName }: RequestView,
  { app, quote, plan, monthly }: RequestOrder,
) {
  const { language, kind } = reader
  const { requests: t, plans } = words(language)
  const { bill, vat, currency } = quote
  const shown: AmountsIn = { kind, language, currency, vat }
  const about = { first: firstWord(request.askerName), company: companyName }
  const { adminMonthlyLimit: limit } = request
  const amount = shownAmount(bill.changed, shown)
  const [month, day] = [formatDay(bill.from, language, 'month'), formatDay(bill.chargedOn, language, 'weekday')]
  const isFirstBill = bill.unchanged.net === 0
  const rate = formatRate(vat.rate, language)
  return {
    before: quote.before.net > 0 ? shownAmount(quote.before, shown) : null,
    after: shownAmount(quote.after, shown),
    difference: shownDifference(quote.difference, shown),
    bill: isFirstBill
      ? t.firstBill({ month, amount, day })
      : t.bill({ month, amount, instead: shownAmount(bill.unchanged, shown), day }),
    /** That the plan ends anyway; '' where it goes on. */
    end: app?.planEndsOn ? plans.endsOn(formatDay(app.planEndsOn, language, 'weekday')) : '',
    vat: vat.rate === 0 ? t.vat.none : t.vat[kind](rate),
    why:
      limit > 0
        ? t.why({ ...about, limit: shownAmount(withVat(limit, vat), shown), vat: shownVat(shown) })
        : t.whyNothing(about),
    whyThen: t.whyThen({ plan: plan.name, amount: shownAmount(withVat(monthly, vat), shown) }),
  }
}
