import type { Reader } from '@/db/client'
import { activePlans, type PlanView } from '@/lib/apps/plans'
import type { Reason } from '@/lib/errors'
import { findPayer, findPlanApp, type PlanApp, type PlanPayer, payerOf, quotePlan } from './plan-order'
import type { PlanQuote } from './plan-quote'
import type { RequestRow } from './plan-requests'

/** What a request asks an Owner to order, as it is today. `app` is null where one is to be made. */
export type RequestFacts = { app: PlanApp | null; payer: PlanPayer; plan: PlanView; quote: PlanQuote }

/** Why an open request can only be refused: what was asked for is not what would be ordered today. */
export type Obstacle = Extract<
  Reason,
  'request-price-changed' | 'request-outdated' | 'app-on-offer' | 'contact-not-ready' | 'payment-overdue'
>

/** Whether what stands in the way may go away by itself while the request is open. */
export function mayPass(obstacle: Obstacle): boolean {
  return obstacle === 'app-on-offer' || obstacle === 'contact-not-ready' || obstacle === 'payment-overdue'
}

type Asked = Pick<RequestRow, 'companyId' | 'appId' | 'name' | 'planId' | 'monthlyAmount' | 'billingContactId'>

/**
 * What a request would order today, or why it cannot be ordered any more. Under the locks of Company and Billing Contact it stays
 * true until the commit; page and mail ask it without.
 */
export async function requestFacts(reader: Reader, request: Asked): Promise<RequestFacts | { obstacle: Obstacle }> {
  const { companyId, appId, name, planId, monthlyAmount } = request
  const app = appId ? await findPlanApp(reader, companyId, name) : null
  if (appId && app?.id !== appId) return { obstacle: 'request-outdated' }
  if (app?.isOffered) return { obstacle: 'app-on-offer' }
  const plan = (await activePlans(reader)).find(({ id }) => id === planId)
  if (plan?.monthlyAmount !== monthlyAmount) return { obstacle: 'request-price-changed' }
  const payer = await findPayer(reader, companyId, request.billingContactId)
  // Somebody else has come to pay for the App since.
  const paying = payerOf(app)
  if (!payer || (paying && paying !== payer.id)) return { obstacle: 'request-outdated' }
  if (payer.status === 'incomplete') return { obstacle: 'contact-not-ready' }
  if (payer.status !== 'active') return { obstacle: 'payment-overdue' }
  const quote = await quotePlan(reader, { payer, app, monthlyAmount })
  // The App has got this plan, or a larger one, since.
  if (quote.difference.net <= 0) return { obstacle: 'request-outdated' }
  return { app, payer, plan, quote }
}
