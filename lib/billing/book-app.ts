import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { inTransaction, lockContacts } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { takeAppName } from '@/lib/apps/app-name'
import { insertApp } from '@/lib/apps/insert-app'
import { type PlanView, takePlan } from '@/lib/apps/plans'
import { type EnteredCompany, enterCompany, refuseRole } from '@/lib/company/members'
import { mayCreateApp } from '@/lib/company/roles'
import { judgeAll } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { agreeToDocuments } from './agreements'
import { applyPlan } from './apply-plan'
import { askForPlan, makeWay } from './ask-for-plan'
import { judgePlan, type PlanWish } from './judge-plan'
import { type PlanPayer, takePayer } from './plan-order'
import { tellPlanChanged } from './tell-plan-changed'

export type BookingChoice = { companySlug: string; name: string; planSlug: string; contactId: string }
export type Booking = BookingChoice & PlanWish

/** Booked at once, or asked of the Owners: then there is no App yet, and `requestId` is what they decide. */
export type Booked = { appId: string | null; name: string; requestId: string | null }

/**
 * Books an App of a Company: paid from today, never a trial. It is an order on what the page showed; beyond the Company's limit an
 * Admin's becomes a request, which holds the name until somebody there asks anew, or orders, under it.
 * Refuses: not-found, role-lowered, not-allowed, app-name-form, app-name-reserved, app-name-taken, plan-not-chosen,
 * contact-not-chosen, tick-missing, and what judgePlan refuses. (docs/rules.md R48)
 */
export async function bookApp(actor: Actor, input: Booking): Promise<Booked> {
  const accountId = accountOf(actor)
  const wish: Wish<Booked> = { verb: 'book-app', content: input, holds: isStillSo }
  return once(actor, wish, async (tx) => {
    const { company, name, plan, payer } = await takeBooking(tx, accountId, input)
    const { act, quote } = await judgePlan(tx, { company, app: null, plan, payer, wish: input })
    if (act === 'ask') {
      return {
        appId: null,
        name,
        requestId: await askForPlan(tx, actor, { company, app: null, appName: name, plan, payer }),
      }
    }
    if (act === 'order') await agreeToDocuments(tx, { ...input, companyId: company.id, accountId })
    await makeWay(tx, actor, { companyId: company.id, appId: null, appName: name })
    const appId = await insertApp(tx, {
      companyId: company.id,
      name,
      planId: plan.id,
      createdBy: accountId,
      billingContactId: payer.id,
    })
    await applyPlan(tx, { appId, plan, billingContactId: payer.id })
    await record(tx, actor, { verb: 'app-booked', companyId: company.id, appId, facts: { after: plan.name } })
    const cost = { before: 0, after: quote.after.net, from: quote.from, isNew: true }
    await tellPlanChanged(tx, actor, { company, role: company.role, appId, planId: plan.id, ...cost })
    return { appId, name, requestId: null }
  })
}

/**
 * Judges the choices of the first page, so that all that is wrong with them is said there; books nothing. Answers the name as it
 * will be. Refuses what bookApp refuses of them.
 */
export async function checkBooking(actor: Actor, input: BookingChoice): Promise<string> {
  const { name } = await inTransaction((tx) => takeBooking(tx, accountOf(actor), input))
  return name
}

type TakenBooking = { company: EnteredCompany; name: string; plan: PlanView; payer: PlanPayer }

async function takeBooking(tx: Transaction, accountId: string, input: BookingChoice): Promise<TakenBooking> {
  const company = await enterCompany(tx, accountId, input.companySlug)
  if (!mayCreateApp(company.role)) await refuseRole(tx, company, accountId, 'admin')
  // Locked before anything is judged: the lock of a name comes after it.
  if (isId(input.contactId)) await lockContacts(tx, input.contactId)
  const judged = await judgeAll({
    name: () => takeAppName(tx, input.name, company.id),
    plan: () => takePlan(tx, input.planSlug),
    payer: () => takePayer(tx, company.id, input.contactId),
  })
  return { company, ...judged }
}

/** The App is there, or the Owners have not decided yet. */
async function isStillSo(tx: Transaction, { appId, requestId }: Booked): Promise<boolean> {
  if (appId) return (await tx.$count(apps, and(eq(apps.id, appId), isNull(apps.deletedAt)))) > 0
  const isWaiting = and(eq(planRequests.id, requestId ?? ''), isNull(planRequests.decidedAt))
  return (await tx.$count(planRequests, isWaiting)) > 0
}
