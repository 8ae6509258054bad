import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { type Actor, accountOf } from '@/lib/actor'
import type { PlanView } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { type EnteredCompany, ownersOf } from '@/lib/company/members'
import { endRequests, lapseInTheWay, REQUEST_WAITS } from '@/lib/company/plan-requests'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { expiryFrom } from '@/lib/expiry'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import type { PlanApp, PlanPayer } from './plan-order'

/** How long a request waits for an Owner. */
export const OPEN_DAYS = 7

/** So many requests of a Company wait at most: each of them may hold a name. */
export const MOST_WAITING = 20
/** So often an hour its Owners are asked. */
const MOST_AN_HOUR = 20

type Asking = {
  company: EnteredCompany
  /** Null for an App that is to be made; `appName` is its name then, as `takeAppName` answered it. */
  app: PlanApp | null
  appName: string
  plan: PlanView
  payer: PlanPayer
}

/**
 * Asks the Owners of a Company for what its limit does not allow (docs/rules.md R46), in the caller's transaction and under the locks
 * of Company and Billing Contact. One request waits per App or name: a former one is taken back by the new one.
 * Refuses: too-many, requests-many.
 * @returns the id of the request
 */
export async function askForPlan(tx: Transaction, actor: Actor, asking: Asking): Promise<string> {
  const { company, app, appName, plan, payer } = asking
  const requestedBy = accountOf(actor)
  const about = app ? { appId: app.id, appName: null } : { appId: null, appName }
  await makeWay(tx, actor, { companyId: company.id, ...about })
  await countOrRefuse({ key: `plan-asked:${company.id}`, most: MOST_AN_HOUR, windowSeconds: 3600 }, null, tx)
  const waiting = await tx.$count(planRequests, and(eq(planRequests.companyId, company.id), REQUEST_WAITS))
  if (waiting >= MOST_WAITING) refuse('requests-many', null, { count: waiting })
  const [id, now] = [newId(), clock.now()]
  await tx.insert(planRequests).values({
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
  await record(tx, actor, { verb: 'plan-asked', companyId: company.id, appId: about.appId, facts: { requestId: id } })
  await tell(tx, await ownersOf(tx, company.id), (recipientId) => ({
    kind: 'mail-plan-asked',
    key: `plan-asked:${id}:${recipientId}`,
    payload: { requestId: id, recipientId },
  }))
  return id
}

type About = { companyId: string } & ({ appId: string; appName: null } | { appId: null; appName: string })

/**
 * Ends the request that waits for an App, or for a name, in a Company: one that ran out lapses, another is taken back by whoever asks
 * anew or orders under that name. Call it under the Company's lock.
 */
export async function makeWay(tx: Transaction, actor: Actor, { companyId, appId, appName }: About): Promise<void> {
  await lapseInTheWay(tx, { appId, appName: appName ?? '' })
  const isAbout = appId ? eq(planRequests.appId, appId) : eq(planRequests.appName, appName ?? '')
  await endRequests(tx, actor, { which: and(eq(planRequests.companyId, companyId), isAbout), decision: 'withdrawn' })
}
