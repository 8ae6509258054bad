import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { lockContacts } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { type EnteredCompany, enterCompany, ownersOf, refuseRole } from '@/lib/company/members'
import { mayScaleApp } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { type Day, dayOf } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { operator } from '@/lib/operator'
import { endDuePlans } from './end-due-plans'
import { judgeLastDay } from './last-day'
import { findPlanApp, type PlanApp } from './plan-order'
import { whoseEndStays } from './who-set-the-end'

type AppAddress = { companySlug: string; appName: string }
type PlanEndInput = AppAddress & { /** As it was typed. */ lastDay: string }

/**
 * Sets the last day that is to be paid for an App: its plan ends with it, and until then everything goes on and can be taken back.
 * Chosen again, another day counts. The Owners hear of it.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed, app-on-offer, app-on-trial, plan-over, last-day-form,
 * last-day-past, last-day-far, end-by-owner.
 * @returns the last day that is to be paid
 */
export async function endPlan(actor: Actor, input: PlanEndInput): Promise<{ lastDay: Day }> {
  const accountId = accountOf(actor)
  const holds = (tx: Transaction, { lastDay }: { lastDay: Day }) => isEnd(tx, input, lastDay)
  return once(actor, { verb: 'end-plan', content: input, holds }, async (tx) => {
    const { company, app } = await enterPlan(tx, accountId, input)
    if (app.isOffered) refuse('app-on-offer')
    if (app.planEndedOn) refuse('plan-over')
    const lastDay = judgeLastDay(input.lastDay, dayOf(clock.now(), operator().timeZone))
    if (lastDay === app.planEndsOn) return { lastDay }
    await refuseOwnersEnd(tx, company, app)
    await tx.update(apps).set({ planEndsOn: lastDay }).where(eq(apps.id, app.id))
    const facts = { before: app.planEndsOn, after: lastDay }
    await record(tx, actor, { verb: 'plan-end-set', companyId: company.id, appId: app.id, facts })
    await tellOwners(tx, { company, app, accountId, lastDay })
    return { lastDay }
  })
}

/**
 * Takes the end of a plan back before it has come: the App goes on and costs what it did. The Owners hear of it.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed, app-on-trial, plan-over, end-by-owner.
 */
export async function keepPlan(actor: Actor, input: AppAddress): Promise<void> {
  const accountId = accountOf(actor)
  const holds = (tx: Transaction) => isEnd(tx, input, null)
  await once(actor, { verb: 'keep-plan', content: input, holds }, async (tx) => {
    const { company, app } = await enterPlan(tx, accountId, input)
    if (app.planEndedOn) refuse('plan-over')
    if (!app.planEndsOn) return {}
    await refuseOwnersEnd(tx, company, app)
    await tx.update(apps).set({ planEndsOn: null }).where(eq(apps.id, app.id))
    const facts = { before: app.planEndsOn, after: null }
    await record(tx, actor, { verb: 'plan-kept', companyId: company.id, appId: app.id, facts })
    await tellOwners(tx, { company, app, accountId, lastDay: null })
    return {}
  })
}

/** Whether the end of the plan is still what a press made it. */
async function isEnd(tx: Transaction, { companySlug, appName }: AppAddress, lastDay: Day | null): Promise<boolean> {
  const [app] = await tx
    .select({ planEndsOn: apps.planEndsOn })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .where(and(eq(companies.slug, companySlug), eq(apps.name, appName), isNull(apps.deletedAt)))
  return app?.planEndsOn === lastDay
}

/** The paid App as it is today, under the locks of its Company and of whoever pays. */
async function enterPlan(tx: Transaction, accountId: string, { companySlug, appName }: AppAddress) {
  const company = await enterCompany(tx, accountId, companySlug)
  if (!mayScaleApp(company.role)) await refuseRole(tx, company, accountId, 'admin')
  const known = (await findPlanApp(tx, company.id, appName)) ?? refuse('not-found')
  if (!known.billingContactId) refuse('app-on-trial')
  await lockContacts(tx, known.billingContactId)
  await endDuePlans(tx, [known.id])
  const app = (await findPlanApp(tx, company.id, appName)) ?? refuse('not-found')
  return { company, app }
}

/** What an Owner decided stays until an Owner decides otherwise. */
async function refuseOwnersEnd(tx: Transaction, { id, role }: EnteredCompany, app: PlanApp): Promise<void> {
  const by = app.planEndsOn ? await whoseEndStays({ companyId: id, role }, app.id, tx) : null
  if (by) refuse('end-by-owner', null, { by })
}

type News = { company: EnteredCompany; app: PlanApp; accountId: string; lastDay: Day | null }

/** Every Owner but the one who did it. */
async function tellOwners(tx: Transaction, { company, app, accountId, lastDay }: News): Promise<void> {
  const others = (await ownersOf(tx, company.id)).filter((id) => id !== accountId)
  const key = `plan-ends:${newId()}`
  await tell(tx, others, (recipientId) => ({
    kind: 'mail-plan-ends',
    key: `${key}:${recipientId}`,
    payload: { appId: app.id, recipientId, actorId: accountId, lastDay },
  }))
}
