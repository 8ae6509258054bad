import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import type { Day } from '@/lib/day'
import type { Usage } from './ledger'

/** A row of the ledger as a bill names it. */
export type NamedUsage = Usage & { appName: string; planName: string }

/**
 * What one Billing Contact paid for up to a day, by App and day, from the day after the last billed one on. Call it under the
 * contact's lock.
 */
export async function readUnbilled(
  tx: Transaction,
  contact: { id: string; billedThrough: Day | null },
  through: Day,
): Promise<NamedUsage[]> {
  const isBilled = sql`${appUsage.endsOn} <= ${contact.billedThrough}::date`
  return tx
    .select({
      appId: appUsage.appId,
      appName: apps.name,
      planName: plans.name,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: appUsage.endsOn,
    })
    .from(appUsage)
    .innerJoin(apps, eq(apps.id, appUsage.appId))
    .innerJoin(plans, eq(plans.id, appUsage.planId))
    .where(
      and(
        eq(appUsage.billingContactId, contact.id),
        lte(appUsage.startsOn, through),
        sql`(${appUsage.endsOn} is null or ${appUsage.endsOn} >= ${appUsage.startsOn})`,
        sql`(${isBilled}) is not true`,
      ),
    )
    .orderBy(asc(apps.name), asc(appUsage.appId), asc(appUsage.startsOn))
}

/** The Apps that a contact pays for and whose plan is to end. */
export async function endingAppsOf(
  tx: Transaction,
  { companyId, contactId }: { companyId: string; contactId: string },
): Promise<string[]> {
  const rows = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), eq(apps.billingContactId, contactId), isNotNull(apps.planEndsOn)))
  return rows.map(({ id }) => id)
}
