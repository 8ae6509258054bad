import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import type { PaymentFailure } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { addDays } from '@/lib/day'
import { today } from './company'
import { DAY } from './test-clock'

type Owed = {
  /** Since when it is owed. */
  daysAgo: number
  lastError?: PaymentFailure
  tries?: number
  /** In how many days it is tried again; null where it is not. */
  nextTryIn?: number | null
  isOnItsWay?: boolean
  isSuspended?: boolean
}

/** Lets a bill stand as one that could not be charged, as if the days since had gone by. */
export async function leaveUnpaid(
  { billId, payer }: { billId: string; payer: string },
  { daysAgo, lastError = 'declined', tries = 1, nextTryIn = null, isOnItsWay = false, isSuspended = false }: Owed,
): Promise<void> {
  const failedAt = new Date(clock.now().getTime() - daysAgo * DAY)
  const nextTryOn = nextTryIn === null ? null : addDays(today(), nextTryIn)
  const collectingSince = isOnItsWay ? clock.now() : null
  await db().update(bills).set({ failedAt, lastError, tries, nextTryOn, collectingSince }).where(eq(bills.id, billId))
  const suspendedAt = isSuspended ? new Date(clock.now().getTime() - DAY / 24) : null
  await db()
    .update(billingContacts)
    .set({ status: isSuspended ? 'suspended' : 'past_due', suspendedAt })
    .where(eq(billingContacts.id, payer))
}

const OVER = { collectingSince: null, nextTryOn: null, nextCheckAt: null }

/** Lets it stand as one that was paid just now. */
export async function settleUnpaid({ billId, payer }: { billId: string; payer: string }): Promise<void> {
  await db()
    .update(bills)
    .set({ ...OVER, stripeInvoiceId: `in_${billId}`, paidAt: clock.now() })
    .where(eq(bills.id, billId))
  await db().update(billingContacts).set({ status: 'active', suspendedAt: null }).where(eq(billingContacts.id, payer))
}
