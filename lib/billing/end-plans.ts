import { and, asc, eq, gt, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import { IS_OFFERED } from '@/lib/apps/offers'
import { clock } from '@/lib/clock'
import { markSwitchedOff } from '@/lib/company/mark-switched-off'
import { ownersOf } from '@/lib/company/members'
import { addDays, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { endDuePlans } from './end-due-plans'
import { tellSwitchedOff } from './tell-switched-off'

const CLOCK = { kind: 'clock' } as const
/** So many Companies are looked up at once. */
const A_PAGE = 200

/**
 * The job: ends every plan whose last paid day is over, on that day, and switches off what was kept long enough after it. Each
 * Company has a transaction of its own under its lock, so that any number of workers do it once; one that fails does not keep
 * the others waiting. The first fault is thrown at the end.
 */
export async function endPlans(): Promise<void> {
  const faults: unknown[] = []
  for (const [isDue, work] of [
    [endIsDue, endOfCompany],
    [wasKeptLongEnough, switchOffOfCompany],
  ] as const) {
    for await (const companyId of companiesWith(isDue())) {
      await work(companyId).catch((error: unknown) => faults.push(error))
    }
  }
  if (faults.length > 0) throw faults[0]
}

/** Whether the job has anything to do. */
export async function isPlanDue(): Promise<boolean> {
  for (const isDue of [endIsDue(), wasKeptLongEnough()]) {
    if ((await db().select({ id: apps.id }).from(apps).where(isDue).limit(1)).length > 0) return true
  }
  return false
}

async function* companiesWith(isDue: SQL | undefined): AsyncGenerator<string> {
  let last = ''
  for (;;) {
    const page = await db()
      .selectDistinct({ companyId: apps.companyId })
      .from(apps)
      .where(and(isDue, last ? gt(apps.companyId, last) : undefined))
      .orderBy(asc(apps.companyId))
      .limit(A_PAGE)
    for (const { companyId } of page) yield companyId
    if (page.length < A_PAGE) return
    last = page.at(-1)?.companyId ?? ''
  }
}

function endOfCompany(companyId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await lockCompany(tx, companyId)
    const due = await appsOf(tx, companyId, endIsDue())
    await lockContacts(tx, ...due.map(({ contactId }) => contactId))
    await endDuePlans(
      tx,
      due.map(({ id }) => id),
    )
  })
}

/** Nobody pays for any of these, so the ledger stays as it is. */
function switchOffOfCompany(companyId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await lockCompany(tx, companyId)
    const due = await appsOf(tx, companyId, wasKeptLongEnough())
    await markSwitchedOff(tx, CLOCK, { companyId, appIds: due.map(({ id }) => id) })
    const told = due.length > 0 ? await ownersOf(tx, companyId) : []
    for (const { id: appId } of due) await tellSwitchedOff(tx, { appId, actorId: null, told })
  })
}

function appsOf(reader: Reader, companyId: string, isDue: SQL | undefined) {
  return reader
    .select({ id: apps.id, contactId: apps.billingContactId })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), isDue))
    .orderBy(asc(apps.id))
}

function endIsDue(): SQL | undefined {
  return and(lt(apps.planEndsOn, today()), isNull(apps.deletedAt))
}

/** An App on offer stays until the client has answered. */
function wasKeptLongEnough(): SQL | undefined {
  return and(
    isNotNull(apps.planEndedOn),
    isNull(apps.deletedAt),
    lt(apps.planEndedOn, addDays(today(), -operator().bills.keptDays)),
    or(isNull(apps.keptUntil), lt(apps.keptUntil, today())),
    sql`not ${IS_OFFERED}`,
  )
}

function today() {
  return dayOf(clock.now(), operator().timeZone)
}
