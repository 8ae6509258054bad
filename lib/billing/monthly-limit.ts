import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { isNotOver } from './write-ledger'

/**
 * Whether what an Admin does stays within what the Owners allow: the Company then costs no more a month than the limit, or no more
 * than it did before. All in net cents a month (docs/rules.md R46).
 */
export function isWithinLimit({ limit, before, after }: { limit: number; before: number; after: number }): boolean {
  return after <= Math.max(limit, before)
}

/**
 * What the Apps of a Company cost a month: of each the dearest of what it costs today and what is to come. Net cents. Under the
 * Company's lock it stays true until the commit. `besides` leaves one App out. One round trip.
 */
export async function monthlySum(reader: Reader, companyId: string, besides?: string): Promise<number> {
  const today = dayOf(clock.now(), operator().timeZone)
  const dearest = reader
    .select({ amount: sql<number>`max(${appUsage.monthlyAmount})`.as('amount') })
    .from(appUsage)
    .innerJoin(apps, eq(apps.id, appUsage.appId))
    .where(
      and(eq(apps.companyId, companyId), isNotOver({ today }), besides ? sql`${apps.id} <> ${besides}` : undefined),
    )
    .groupBy(apps.id)
    .as('dearest')
  const [row] = await reader.select({ sum: sql<number>`coalesce(sum(${dearest.amount}), 0)::int` }).from(dearest)
  return row?.sum ?? 0
}
