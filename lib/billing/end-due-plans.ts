import { and, inArray, lt, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planKeptUntil } from '@/lib/apps/paused'
import { clock } from '@/lib/clock'
import { ownersOf } from '@/lib/company/members'
import { tell } from '@/lib/company/tell'
import { type Day, dayOf } from '@/lib/day'
import { record } from '@/lib/kernel/activity'
import { operator } from '@/lib/operator'
import { promiseReminders } from './promise-reminders'
import { whoSetTheEnd } from './who-set-the-end'

const CLOCK = { kind: 'clock' } as const

/**
 * Ends the plans among these Apps whose last paid day is over, on exactly that day, however late that is: what the ledger says of
 * later days is taken back. Call it under the lock of Company and Billing Contacts before anything of the plan or its payer is
 * judged or billed, for the job may not have been there yet. Owners, and whoever set the end, are told once.
 */
export async function endDuePlans(tx: Transaction, appIds: string[]): Promise<void> {
  const { timeZone, bills } = operator()
  const today = dayOf(clock.now(), timeZone)
  const ended = await tx
    .update(apps)
    .set({ planEndedOn: apps.planEndsOn, planEndsOn: null })
    .where(and(inArray(apps.id, appIds), lt(apps.planEndsOn, today)))
    .returning({ id: apps.id, companyId: apps.companyId, endedOn: sql<Day>`${apps.planEndedOn}` })
  if (ended.length === 0) return
  // A row that begins after the last paid day covers nothing any more; the one that covers it ends there.
  await tx.execute(sql`
    update app_usage u set ends_on = greatest(a.plan_ended_on, u.starts_on - 1)
    from apps a where a.id = u.app_id and ${inArray(
      sql`a.id`,
      ended.map(({ id }) => id),
    )} and (u.ends_on is null or u.ends_on > a.plan_ended_on and u.ends_on >= u.starts_on)`)
  for (const { id: appId, companyId, endedOn } of ended) {
    const setter = await whoSetTheEnd(companyId, appId, tx)
    const told = [...(await ownersOf(tx, companyId)), ...(setter ? [setter.accountId] : [])]
    await record(tx, CLOCK, { verb: 'plan-ended', companyId, appId, facts: { before: null, after: endedOn } })
    await tell(tx, told, (recipientId) => ({
      kind: 'mail-plan-ended',
      key: `plan-ended:${appId}:${endedOn}:${recipientId}`,
      payload: { appId, recipientId, endedOn },
    }))
    const keptUntil = planKeptUntil(endedOn, bills.keptDays, null)
    await promiseReminders(tx, { appId, keptUntil, recipientIds: told })
  }
}
