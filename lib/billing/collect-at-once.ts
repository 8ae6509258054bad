import { and, eq, isNotNull, lte, or } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { IS_TO_CHARGE } from './bill-conditions'
import { promiseCollectionNow } from './promise-collection'

/**
 * Somebody pays by another method from now on: every bill that they owe, or that is due, is charged to it at once; not one that is
 * on its way, was written off, or whose day is still to come. `stripeReads` counts how often the method was written, so that one
 * that comes back after another pays again. Call it under the lock of their Billing Contact. (docs/rules.md R63)
 */
export async function collectAtOnce(tx: Transaction, contact: { id: string; stripeReads: number }): Promise<void> {
  const isDue = or(isNotNull(bills.failedAt), lte(bills.chargeOn, dayOf(clock.now(), operator().timeZone)))
  const open = await tx
    .select({ id: bills.id })
    .from(bills)
    .where(and(eq(bills.billingContactId, contact.id), IS_TO_CHARGE, isDue))
    .orderBy(bills.month)
  for (const { id } of open) await promiseCollectionNow(tx, id, `method-${contact.stripeReads}`)
}
