import { and, desc, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'

/**
 * What an App cost a month on the plan that it has: a price that was agreed stays, also while nothing is paid. Net cents; null
 * where nobody ever paid.
 */
export async function agreedPrice(
  reader: Reader,
  { id, planId }: Pick<typeof apps.$inferSelect, 'id' | 'planId'>,
): Promise<{ monthlyAmount: number; currency: string } | null> {
  const [row] = await reader
    .select({ monthlyAmount: appUsage.monthlyAmount, currency: appUsage.currency })
    .from(appUsage)
    .where(and(eq(appUsage.appId, id), eq(appUsage.planId, planId)))
    .orderBy(desc(appUsage.createdAt), desc(appUsage.startsOn))
    .limit(1)
  return row ?? null
}

/** The same amount as a column of a select from apps. */
export const AGREED_AMOUNT = sql<number | null>`(
  select agreed.monthly_amount from app_usage agreed where agreed.app_id = apps.id and agreed.plan_id = apps.plan_id
  order by agreed.created_at desc, agreed.starts_on desc limit 1)`
