import { and, eq, inArray, isNull, lte, notInArray, type SQL } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { seats } from '@/db/schema/views'
import type { RequestDecision } from '@/db/vocabulary'
import { type Actor, idOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { mayAskForPlan, rolesThat } from './roles'

/** Whether a request for a plan still waits for an Owner, run out or not: nobody has decided it. */
export const REQUEST_WAITS = isNull(planRequests.decidedAt)

type Ending = { which: SQL | undefined; decision: Exclude<RequestDecision, 'agreed'> }

/**
 * Decides waiting requests in the caller's transaction. One that lapsed was decided by nobody, whoever acts. Who asked is told, unless
 * they do it themselves. What was decided meanwhile stays as it is.
 */
export async function endRequests(tx: Transaction, actor: Actor, { which, decision }: Ending): Promise<void> {
  const decidedBy = decision === 'lapsed' ? null : idOf(actor)
  const ended = await tx
    .update(planRequests)
    .set({ decidedAt: clock.now(), decidedBy, decision })
    .where(and(REQUEST_WAITS, which))
    .returning({
      id: planRequests.id,
      companyId: planRequests.companyId,
      appId: planRequests.appId,
      requestedBy: planRequests.requestedBy,
    })
  for (const { id, companyId, appId, requestedBy } of ended) {
    await record(tx, actor, { verb: `plan-${decision}`, companyId, appId, facts: { requestId: id } })
    if (requestedBy !== idOf(actor)) await tellAsker(tx, { id, requestedBy })
  }
}

/** Tells who asked for a plan how it was decided. */
export async function tellAsker(tx: Transaction, request: { id: string; requestedBy: string }): Promise<void> {
  const payload = { requestId: request.id, recipientId: request.requestedBy }
  await enqueue(tx, { kind: 'mail-plan-decided', key: `plan-decided:${request.id}`, payload })
}

/** Ends the waiting requests for Apps that are switched off, moved or handed over: nobody there can agree to them any more. */
export async function lapseRequestsFor(tx: Transaction, actor: Actor, appIds: string[]): Promise<void> {
  if (appIds.length > 0) await lapse(tx, actor, inArray(planRequests.appId, appIds))
}

/** Ends all waiting requests of a Company that is closed. */
export async function lapseRequestsOf(tx: Transaction, actor: Actor, companyId: string): Promise<void> {
  await lapse(tx, actor, eq(planRequests.companyId, companyId))
}

/**
 * Ends the waiting requests of a Company whose asker may not ask for them any more, because they left, were removed or have
 * another role. Call it in the transaction that changes that, after the change and under the Company's lock.
 */
export async function lapseRequestsOfLost(tx: Transaction, actor: Actor, companyId: string): Promise<void> {
  const stillMay = tx
    .select({ accountId: seats.accountId })
    .from(seats)
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(mayAskForPlan))))
  await lapse(tx, actor, and(eq(planRequests.companyId, companyId), notInArray(planRequests.requestedBy, stillMay)))
}

/** Ends requests that ran out and hold a name, or an App, that somebody wants now. */
export async function lapseInTheWay(tx: Transaction, of: { appId: string | null; appName: string }): Promise<void> {
  const isInTheWay = of.appId ? eq(planRequests.appId, of.appId) : eq(planRequests.appName, of.appName)
  await lapse(tx, { kind: 'clock' }, and(isInTheWay, lte(planRequests.expiresAt, clock.now())))
}

async function lapse(tx: Transaction, actor: Actor, which: SQL | undefined): Promise<void> {
  await endRequests(tx, actor, { which, decision: 'lapsed' })
}
