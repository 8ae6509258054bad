import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { Given } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { ledgerChange } from './ledger-change'

/** What an App costs from now on, and whom. `monthlyAmount` is net cents. */
export type NextUsage = Pick<typeof appUsage.$inferInsert, 'billingContactId' | 'planId' | 'monthlyAmount' | 'currency'>

type LedgerInput = {
  appId: string
  /** Null ends: today is the last day that is paid. */
  next: NextUsage | null
  /** Another payer never begins before tomorrow, whatever it costs: a hand-over, a move. */
  change: 'plan' | 'payer'
}

/**
 * Writes the day rule into the ledger of an App (ledger-change.ts). Call it under the lock of its Company and of the Billing
 * Contacts that pay before and after: today is read here, after the lock.
 */
export async function writeLedger(tx: Transaction, { appId, next, change }: LedgerInput): Promise<void> {
  const now = clock.now()
  const today = dayOf(now, operator().timeZone)
  const rows = await tx
    .select({
      id: appUsage.id,
      billingContactId: appUsage.billingContactId,
      monthlyAmount: appUsage.monthlyAmount,
      startsOn: appUsage.startsOn,
      endsOn: appUsage.endsOn,
    })
    .from(appUsage)
    .where(and(eq(appUsage.appId, appId), isNotOver({ today })))
  const { ends, begins } = ledgerChange({ rows, next, change, today })
  for (const { id, endsOn } of ends) await tx.update(appUsage).set({ endsOn }).where(eq(appUsage.id, id))
  if (next && begins) {
    await tx.insert(appUsage).values({ id: newId(), appId, ...next, startsOn: begins, createdAt: now })
  }
}

/** Rows of the ledger that cover a day or a later one; an empty row covers nothing. */
export function isNotOver({ today }: { today: Given<Day> }) {
  return sql`(${appUsage.endsOn} is null or ${appUsage.endsOn} >= greatest(${today}::date, ${appUsage.startsOn}))`
}

/** The last day of a row of the ledger, beside its App: an end that is planned is as good as written. */
export const ENDS_ON = sql<Day | null>`coalesce(${appUsage.endsOn}, ${apps.planEndsOn})`
