import { and, asc, eq, lte } from 'drizzle-orm'
import { db } from '@/db/client'
import { planRequests } from '@/db/schema/billing'
import { inTransaction, lockCompany } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { endRequests, REQUEST_WAITS } from '@/lib/company/plan-requests'

const MOST = 200

/**
 * The job: ends requests that nobody decided in time, and tells who asked. Each is judged once more under its Company's lock, so
 * that any number of workers end it once. One that fails does not keep the others waiting; the first fault is thrown at the end.
 */
export async function lapseRequests(): Promise<void> {
  const isOver = () => and(REQUEST_WAITS, lte(planRequests.expiresAt, clock.now()))
  const due = await db()
    .select({ id: planRequests.id, companyId: planRequests.companyId })
    .from(planRequests)
    .where(isOver())
    .orderBy(asc(planRequests.expiresAt))
    .limit(MOST)
  const faults: unknown[] = []
  for (const { id, companyId } of due) {
    await inTransaction(async (tx) => {
      await lockCompany(tx, companyId)
      const which = and(eq(planRequests.id, id), isOver())
      await endRequests(tx, { kind: 'clock' }, { which, decision: 'lapsed' })
    }).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw faults[0]
}
