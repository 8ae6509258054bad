import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { type Actor, accountOf } from '@/lib/actor'
import type { PlanView } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { type EnteredCompany, ownersOf } from '@/lib/company/members'
import { endRequests, lapseInTheWay } from '@/lib/company/plan-requests'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { expiryFrom } from '@/lib/expiry'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import type { PlanApp, PlanPayer } from './plan-order'

const OPEN_DAYS = 7

type Asking = {
  company: EnteredCompany
  /** Null for an App that is to be made; `appName` is its name then, judged before. */
  app: PlanApp | null
  appName: string
  plan: PlanView
  payer: PlanPayer
}

/**
 * Asks the Owners of a Company for what its limit does not allow (docs/rules.md R46), in the caller's transaction and under the locks
 * of Company and Billing Contact. One request waits per App or name: a former one of this Company is taken back by the new one.
 * Refuses: app-name-taken.
 * @returns the id of the request
 */
export async function askForPlan(tx: Transaction, actor: Actor, asking: Asking): Promise<string> {
  const { company, app, appName, plan, payer } = asking
  const requestedBy = accountOf(actor)
  const about = app ? { appId: app.id, appName: null } : { appId: null, appName }
  if (!app) await lockName(tx, appName)
  await lapseInTheWay(tx, { appId: about.appId, appName })
  const isSame = app ? eq(planRequests.appId, app.id) : eq(planRequests.appName, appName)
  const which = and(eq(planRequests.companyId, company.id), isSame)
  await endRequests(tx, actor, { which, decision: 'withdrawn' })
  const [id, now] = [newId(), clock.now()]
  const made = await tx
    .insert(planRequests)
    .values({
      id,
      companyId: company.id,
      ...about,
      planId: plan.id,
      monthlyAmount: plan.monthlyAmount,
      currency: plan.currency,
      billingContactId: payer.id,
      requestedBy,
      createdAt: now,
      expiresAt: expiryFrom(now, OPEN_DAYS),
    })
    .onConflictDoNothing()
    .returning({ id: planRequests.id })
  // Somebody in another Company holds the name by a request of theirs.
  if (made.length === 0) refuseTaken(appName)
  await record(tx, actor, { verb: 'plan-asked', companyId: company.id, appId: about.appId, facts: { requestId: id } })
  await tell(tx, await ownersOf(tx, company.id), (recipientId) => ({
    kind: 'mail-plan-asked',
    key: `plan-asked:${id}:${recipientId}`,
    payload: { requestId: id, recipientId },
  }))
  return id
}

/** The same lock that the guards of both tables take, so that a name is looked at and held in one go. */
async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`app-name ${name}`}, 0))`)
  const [taken] = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.name, name), sql`${apps.nameFreedAt} is null`))
  if (taken) refuseTaken(name)
}

function refuseTaken(name: string): never {
  refuse('app-name-taken', 'name', { suggestion: `${name}-2` })
}
