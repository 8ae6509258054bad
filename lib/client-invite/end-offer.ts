import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { closeOffer } from './entitled'

/**
 * What every end of an invite without a hand-over leaves behind: its Apps are free, and an open Checkout becomes superseded, so
 * that a payment method saved too late is detached by settle. Under the invite's lock.
 */
export async function endOffer(tx: Transaction, inviteId: string, now: Date): Promise<void> {
  await closeOffer(tx, inviteId, now)
  await tx
    .update(billingCheckouts)
    .set({ status: 'superseded', stripeUrl: null, nextCheckAt: now })
    .where(and(eq(billingCheckouts.inviteId, inviteId), inArray(billingCheckouts.status, ['open', 'completed'])))
}
