import type { PlanView } from '@/lib/apps/plans'
import { actOf, type PlanAct } from '@/lib/billing/judge-plan'
import { shownAmount, shownDifference, shownVat } from '@/lib/billing/plan-amounts'
import type { PlanChoices } from '@/lib/billing/plan-choices'
import { type PlanPayer, payerOf, planQuotes } from '@/lib/billing/plan-order'
import type { PlanQuote } from '@/lib/billing/plan-quote'
import type { Amounts, Vat } from '@/lib/billing/quote'
import { formatMoney } from '@/lib/money'
import type { Visitor } from '../../../../viewer'

/** A plan as it would be got from one payer, and what choosing it would be. */
export type OfferedPlan = {
  plan: PlanView
  quote: PlanQuote
  act: PlanAct
  isPresent: boolean
  /** Why it cannot be had now: whoever would pay more owes something, is suspended for it, or has no payment method any more. */
  hindrance: 'overdue' | 'paused' | 'no-method' | null
}

/** Every plan there is to choose from, with what it would cost this payer. One round trip. */
export async function offeredPlans(choices: PlanChoices, payer: PlanPayer): Promise<OfferedPlan[]> {
  const { app, limit, cost } = choices
  const quoteOf = await planQuotes({ payer, app })
  return choices.plans.map((plan) => {
    const quote = quoteOf(plan.monthlyAmount)
    const act = actOf({ quote, limit, cost })
    const isPresent = payerOf(app) !== null && app?.planId === plan.id
    return { plan, quote, act, isPresent, hindrance: hindranceOf(payer, act) }
  })
}

/** As judgePlan judges the press: a smaller plan may be had by whoever owes something, but by nobody who is suspended. */
function hindranceOf({ status }: PlanPayer, act: PlanAct): OfferedPlan['hindrance'] {
  if (status === 'suspended') return 'paused'
  if (act === 'change' || status === 'active') return null
  return status === 'incomplete' ? 'no-method' : 'overdue'
}

/** Who could pay from now on: whoever pays, and where nobody does everybody who is able to. */
export function possiblePayers({ app, payers }: PlanChoices): PlanPayer[] {
  const paying = payerOf(app)
  return payers.filter(({ id, status }) => (paying ? id === paying : status === 'active'))
}

/** Amounts as this person reads them: clients with VAT, developers without. */
export function amountWords({ account: { kind, language } }: Pick<Visitor, 'account'>, vat: Vat, currency: string) {
  const reader = { kind, language, currency, vat }
  return {
    amount: (amounts: Amounts) => shownAmount(amounts, reader),
    difference: (amounts: Amounts) => shownDifference(amounts, reader),
    vat: shownVat(reader),
    /** Limits are net, for everybody. */
    net: (cents: number) => formatMoney(cents, currency, language),
  }
}
