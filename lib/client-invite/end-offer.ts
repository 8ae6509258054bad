import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInviteApps } from '@/db/schema/client-invites'

/**
 * What every end of an invite without a hand-over leaves behind: its Apps are free, and an open Checkout becomes superseded, so
 * that a payment method saved too late is detached by settle. Under the invite's lock.
 */
export async function endOffer(tx: Transaction, inviteId: string, now: Date): Promise<void> {
  await closeOffer(tx, inviteId, now)
  await supersede(tx, inviteId, now)
}

/** Takes the Apps of an ended invite off the offer, so that they can be offered again. */
export async function closeOffer(tx: Transaction, inviteId: string, now: Date): Promise<void> {
  await tx
    .update(clientInviteApps)
    .set({ closedAt: now })
    .where(and(eq(clientInviteApps.inviteId, inviteId), isNull(clientInviteApps.closedAt)))
}

/** The open Checkout of an invite leads to nothing any more. It is looked at soon, to end it at Stripe too. */
export async function supersede(tx: Transaction, inviteId: string, now: Date): Promise<void> {
  await tx
    .update(billingCheckouts)
    .set({ status: 'superseded', stripeUrl: null, nextCheckAt: now })
    .where(and(eq(billingCheckouts.inviteId, inviteId), eq(billingCheckouts.status, 'open')))
}
