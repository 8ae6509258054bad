import type { Transaction } from '@/db/client'
import type { PlanView } from '@/lib/apps/plans'
import type { EnteredCompany } from '@/lib/company/members'
import { isBoundByLimit } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { needsTick } from './agreements'
import { isWithinLimit, monthlyCost, sumWith } from './monthly-limit'
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

/** What a press comes to. What costs more is an order, or a request where the limit wants an Owner for it (docs/rules.md R47). */
export type JudgedPlan = { act: 'order' | 'change' | 'ask'; quote: PlanQuote }

type Wanted = { company: EnteredCompany; app: PlanApp | null; plan: PlanView; payer: PlanPayer; wish: PlanWish }

/**
 * Judges what was read against what is true, under the locks of Company and Billing Contact; writes nothing.
 * Refuses: amount-changed, contact-not-ready, payment-overdue, limit-changed, tick-missing.
 */
export async function judgePlan(tx: Transaction, { company, app, plan, payer, wish }: Wanted): Promise<JudgedPlan> {
  const quote = await quotePlan(tx, { payer, app, monthlyAmount: plan.monthlyAmount })
  if (amountHash(quote) !== wish.amountHash) refuse('amount-changed')
  const costsMore = quote.difference.net > 0
  if (costsMore || !payerOf(app)) refuseUnready(payer)
  if (!costsMore) return { act: 'change', quote }
  if (isBoundByLimit(company.role)) {
    const cost = await monthlyCost(company.id, app?.id ?? null, tx)
    const after = sumWith(cost, plan.monthlyAmount)
    if (!isWithinLimit({ limit: company.adminMonthlyLimit, before: cost.sum, after })) return { act: 'ask', quote }
  }
  // Whoever pressed a button that orders nothing has not ordered.
  if (wish.asks) refuse('limit-changed')
  if (!wish.businessTick && (await needsTick(tx, company.id))) refuse('tick-missing', 'businessTick')
  return { act: 'order', quote }
}
