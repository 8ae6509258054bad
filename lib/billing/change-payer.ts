import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appUsage } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { addDays, dayOf } from '@/lib/day'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'

type NextPayer = Pick<
  typeof appUsage.$inferInsert,
  'appId' | 'billingContactId' | 'planId' | 'monthlyAmount' | 'currency'
>

/**
 * Writes the day rule into the ledger: the old payer of an App pays through today, the new one from tomorrow (docs/rules.md R20).
 * A row that would begin tomorrow and ends today again is kept, empty. Call it under the Company's lock.
 */
export async function changePayer(tx: Transaction, next: NextPayer): Promise<void> {
  const now = clock.now()
  const today = dayOf(now, operator().timeZone)
  await tx
    .update(appUsage)
    .set({ endsOn: sql`greatest(${today}::date, ${appUsage.startsOn} - 1)` })
    .where(and(eq(appUsage.appId, next.appId), isNull(appUsage.endsOn)))
  await tx.insert(appUsage).values({ id: newId(), ...next, startsOn: addDays(today, 1), createdAt: now })
}
