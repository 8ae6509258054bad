import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { insertApp } from '@/lib/apps/insert-app'
import { clock } from '@/lib/clock'
import { type EnteredCompany, enterLocked, refuseRole } from '@/lib/company/members'
import { endRequests, tellAsker } from '@/lib/company/plan-requests'
import { mayAskForPlan, owns } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { agreeToDocuments } from './agreements'
import { applyPlan } from './apply-plan'
import { endDuePlans } from './end-due-plans'
import { payerOf } from './plan-order'
import { findRequest, type RequestRow, requestState } from './plan-requests'
import { amountHash } from './quote'
import { requestFacts } from './request-facts'

type Answer = {
  requestId: string
  /** Of the amounts that the page showed: what is ordered is what was read. */
  amountHash: string
  businessTick: boolean
}

/** What agreeing led to. Nothing is ordered where the amounts are not those that were read any more. */
export type Agreed = 'agreed' | 'amount-changed'

/**
 * An Owner's order of what an Admin asked for, at the price that was asked for and on the amounts of today. The first decision of
 * anybody counts.
 * Refuses: sign-in-first, not-found, not-allowed, role-lowered, request-decided, request-price-changed, request-outdated,
 * app-on-offer, contact-not-ready, payment-overdue, tick-missing. Source: docs/rules.md R46, R49.
 */
export async function agreeToRequest(actor: Actor, answer: Answer): Promise<Agreed> {
  const accountId = accountOf(actor)
  return inTransaction(async (tx) => {
    const { company, request } = await enterRequest(tx, accountId, answer.requestId)
    if (!owns(company.role)) await refuseRole(tx, company, accountId, 'owner')
    refuseDecided(request)
    await lockContacts(tx, request.billingContactId)
    if (request.appId) await endDuePlans(tx, [request.appId])
    const facts = await requestFacts(tx, request)
    if ('obstacle' in facts) refuse(facts.obstacle)
    if (amountHash(facts.quote) !== answer.amountHash) return 'amount-changed'
    await agreeToDocuments(tx, { ...answer, companyId: company.id, accountId })
    // Decided first: an undecided request keeps its name from everybody, also from the App that it asks for.
    await tx
      .update(planRequests)
      .set({ decidedAt: clock.now(), decidedBy: accountId, decision: 'agreed' })
      .where(eq(planRequests.id, request.id))
    const { app, plan, payer } = facts
    const appId = app?.id ?? (await makeApp(tx, request))
    await applyPlan(tx, { appId, plan, billingContactId: payer.id })
    const line = { companyId: company.id, appId }
    await record(tx, actor, { ...line, verb: 'plan-agreed', facts: { requestId: request.id } })
    const before = payerOf(app) && app ? app.planName : null
    if (app) await record(tx, actor, { ...line, verb: 'plan-changed', facts: { before, after: plan.name } })
    else await record(tx, actor, { ...line, verb: 'app-booked', facts: { after: plan.name } })
    await tellAsker(tx, request)
    return 'agreed'
  })
}

/**
 * An Owner says no, and nothing changes. Refuses: sign-in-first, not-found, not-allowed, role-lowered, request-decided.
 */
export async function refuseRequest(actor: Actor, requestId: string): Promise<void> {
  await end(actor, requestId, 'refused', owns)
}

/**
 * Takes a request back, as who asked for it. Refuses: sign-in-first, not-found, not-allowed, role-lowered, request-decided.
 */
export async function withdrawRequest(actor: Actor, requestId: string): Promise<void> {
  await end(actor, requestId, 'withdrawn', mayAskForPlan)
}

async function end(
  actor: Actor,
  requestId: string,
  decision: 'refused' | 'withdrawn',
  may: (role: EnteredCompany['role']) => boolean,
): Promise<void> {
  const accountId = accountOf(actor)
  await inTransaction(async (tx) => {
    const { company, request } = await enterRequest(tx, accountId, requestId)
    if (!may(company.role)) await refuseRole(tx, company, accountId, decision === 'refused' ? 'owner' : 'admin')
    if (decision === 'withdrawn' && request.requestedBy !== accountId) refuse('not-allowed')
    refuseDecided(request)
    await endRequests(tx, actor, { which: eq(planRequests.id, request.id), decision })
  })
}

/** The request as it is under the lock of its Company, for somebody who may see it there. */
async function enterRequest(tx: Transaction, accountId: string, requestId: string) {
  const known = isId(requestId) ? await findRequest(requestId, tx) : null
  if (!known) refuse('not-found')
  await lockCompany(tx, known.companyId)
  const company = await enterLocked(tx, accountId, known.companyId)
  if (!mayAskForPlan(company.role)) refuse('not-found')
  const request = (await findRequest(requestId, tx)) ?? refuse('not-found')
  return { company, request }
}

function refuseDecided(request: RequestRow): void {
  const state = requestState(request, clock.now())
  if (state !== 'open') refuse('request-decided', null, { decision: state, by: request.deciderName ?? '' })
}

/** The App that was asked for under a name, made for whoever asked; `applyPlan` then begins its plan. */
function makeApp(tx: Transaction, request: RequestRow): Promise<string> {
  const { companyId, name, planId, billingContactId, requestedBy: createdBy } = request
  return insertApp(tx, { companyId, name, planId, createdBy, billingContactId })
}
