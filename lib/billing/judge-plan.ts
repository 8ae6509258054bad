import type { Transaction } from '@/db/client'
import type { PlanView } from '@/lib/apps/plans'
import type { EnteredCompany } from '@/lib/company/members'
import { isBoundByLimit } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { needsTick } from './agreements'
import { isWithinLimit, type MonthlyCost, monthlyCost, sumWith } from './monthly-limit'
import { type PlanApp, type PlanPayer, payerOf, quotePlan, refuseUnready } from './plan-order'
import type { PlanQuote } from './plan-quote'
import { amountHash } from './quote'

/** What a press on the page of a plan says besides the plan itself. */
export type PlanWish = {
  /** Of the amounts that the page showed: they must still be true at the press. */
  amountHash: string
  businessTick: boolean
  /** The page showed no order: it said that an Owner has to agree first. */
  asks: boolean
}

/** What costs more is an order, or a request where the limit wants an Owner for it; the rest is a plain change. */
export type PlanAct = 'order' | 'change' | 'ask'

/** What a press comes to. */
export type JudgedPlan = { act: PlanAct; quote: PlanQuote }

/** What putting an App on a plan is for somebody; `limit` is null for whoever is bound by none. (docs/rules.md R47) */
export function actOf({ quote, limit, cost }: { quote: PlanQuote; limit: number | null; cost: MonthlyCost }): PlanAct {
  if (quote.difference.net <= 0) return 'change'
  const after = sumWith(cost, quote.after.net)
  return limit === null || isWithinLimit({ limit, before: cost.sum, after }) ? 'order' : 'ask'
}

type Wanted = { company: EnteredCompany; app: PlanApp | null; plan: PlanView; payer: PlanPayer; wish: PlanWish }

/**
 * Judges what was read against what is true, under the locks of Company and Billing Contact; writes nothing.
 * Refuses: amount-changed, contact-not-ready, payment-overdue, limit-changed, tick-missing.
 */
export async function judgePlan(tx: Transaction, { company, app, plan, payer, wish }: Wanted): Promise<JudgedPlan> {
  // Whoever is suspended pays nothing: no plan begins with them, not even a smaller one.
  if (payer.status === 'suspended') refuseUnready(payer)
  const quote = await quotePlan(tx, { payer, app, monthlyAmount: plan.monthlyAmount })
  if (amountHash(quote) !== wish.amountHash) refuse('amount-changed')
  const limit = isBoundByLimit(company.role) ? company.adminMonthlyLimit : null
  const act = actOf({ quote, limit, cost: await monthlyCost(company.id, app?.id ?? null, tx) })
  if (act !== 'change' || !payerOf(app)) refuseUnready(payer)
  if (act !== 'order') return { act, quote }
  // Whoever pressed a button that orders nothing has not ordered.
  if (wish.asks) refuse('limit-changed')
  if (!wish.businessTick && (await needsTick(tx, company.id))) refuse('tick-missing', 'businessTick')
  return { act: 'order', quote }
}
