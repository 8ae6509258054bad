import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { lockContacts } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { type PlanView, takePlan } from '@/lib/apps/plans'
import { enterCompany, refuseRole } from '@/lib/company/members'
import { mayScaleApp } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { agreeToDocuments } from './agreements'
import { applyPlan } from './apply-plan'
import { askForPlan } from './ask-for-plan'
import { endDuePlans } from './end-due-plans'
import { judgePlan, type PlanWish } from './judge-plan'
import { findPlanApp, lockPayer, type PlanApp, payerOf } from './plan-order'
import { tellPlanChanged } from './tell-plan-changed'

export type PlanChange = PlanWish & {
  companySlug: string
  appName: string
  planSlug: string
  /** Who pays from now on, where nobody pays yet; else whoever pays goes on. */
  contactId: string
}

/** Set at once, or asked of the Owners: then `requestId` is what they decide. */
export type PlanSet = { appId: string; planId: string; requestId: string | null }

/**
 * Puts an App on a plan: a trial or an App whose plan has ended begins to be paid, a paid one becomes larger or smaller. What
 * costs more is an order on what the page showed, and begins today; what costs no more begins tomorrow. Beyond the Company's
 * limit an Admin's act becomes a request. An end that is planned stays.
 * Refuses: not-found, role-lowered, not-allowed, app-on-offer, plan-not-chosen, plan-is-this, contact-not-chosen, tick-missing, and
 * what judgePlan refuses. (docs/rules.md R47)
 */
export async function setPlan(actor: Actor, input: PlanChange): Promise<PlanSet> {
  const accountId = accountOf(actor)
  const wish: Wish<PlanSet> = { verb: 'set-plan', content: input, holds: isStillSo }
  return once(actor, wish, async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    if (!mayScaleApp(company.role)) await refuseRole(tx, company, accountId, 'admin')
    const app = await takeApp(tx, company.id, input)
    const plan = await takePlan(tx, input.planSlug)
    if (payerOf(app) && app.planId === plan.id) refuse('plan-is-this', 'planSlug')
    const payer = await lockPayer(tx, company.id, payerOf(app) ?? input.contactId)
    const { act, quote } = await judgePlan(tx, { company, app, plan, payer, wish: input })
    const set = { appId: app.id, planId: plan.id }
    if (act === 'ask') {
      return { ...set, requestId: await askForPlan(tx, actor, { company, app, appName: app.name, plan, payer }) }
    }
    if (act === 'order') await agreeToDocuments(tx, { ...input, companyId: company.id, accountId })
    await applyPlan(tx, { appId: app.id, plan, billingContactId: payer.id })
    await recordPlan(tx, actor, { companyId: company.id, app, plan })
    const [before, after] = [quote.before.net, quote.after.net]
    const cost = { before, after, from: quote.from, isNew: false }
    await tellPlanChanged(tx, actor, { company, role: company.role, ...set, ...cost })
    return { ...set, requestId: null }
  })
}

/** The App as it is today, with whoever pays or is to pay for it under lock. */
async function takeApp(tx: Transaction, companyId: string, { appName, contactId }: PlanChange): Promise<PlanApp> {
  const found = (await findPlanApp(tx, companyId, appName)) ?? refuse('not-found')
  if (found.isOffered) refuse('app-on-offer')
  await lockContacts(tx, found.billingContactId, isId(contactId) ? contactId : null)
  await endDuePlans(tx, [found.id])
  return (await findPlanApp(tx, companyId, appName)) ?? refuse('not-found')
}

type Recorded = { companyId: string; app: PlanApp; plan: PlanView }

async function recordPlan(tx: Transaction, actor: Actor, { companyId, app, plan }: Recorded): Promise<void> {
  const facts = { before: payerOf(app) ? app.planName : null, after: plan.name }
  await record(tx, actor, { verb: 'plan-changed', companyId, appId: app.id, facts })
}

/** The App is on the plan that was chosen, or the Owners have not decided yet. */
async function isStillSo(tx: Transaction, { appId, planId, requestId }: PlanSet): Promise<boolean> {
  if (requestId) {
    const isWaiting = and(eq(planRequests.id, requestId), isNull(planRequests.decidedAt))
    return (await tx.$count(planRequests, isWaiting)) > 0
  }
  const isOnIt = and(eq(apps.id, appId), eq(apps.planId, planId), isNull(apps.trialEndsAt), isNull(apps.planEndedOn))
  return (await tx.$count(apps, and(isOnIt, isNull(apps.deletedAt)))) > 0
}
