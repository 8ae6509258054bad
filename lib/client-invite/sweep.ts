import { and, asc, isNotNull, lte } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { settle } from './settle'

/**
 * The job behind every Checkout whose webhook and return page were lost: settles what is due by its next_check_at.
 * One Checkout that fails does not keep the others waiting; the first fault is thrown at the end, so that it is logged.
 * @returns how many were looked at
 */
export async function sweepCheckouts(): Promise<number> {
  const due = await db()
    .select({ id: billingCheckouts.id })
    .from(billingCheckouts)
    .where(and(isNotNull(billingCheckouts.nextCheckAt), lte(billingCheckouts.nextCheckAt, clock.now())))
    .orderBy(asc(billingCheckouts.nextCheckAt))
    .limit(50)
  const results = []
  for (const { id } of due) {
    results.push(await settle({ checkoutId: id }).catch((error: unknown) => ({ error })))
  }
  const failed = results.find((result) => result !== null && typeof result === 'object')
  if (failed) throw failed.error
  return due.length
}
