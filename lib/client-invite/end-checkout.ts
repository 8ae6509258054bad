import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { expireSession } from '@/lib/billing/stripe-pages'
import { settle } from './settle'

/**
 * Ends the open Checkout of an invite at Stripe before the invite itself is changed: whoever commits first wins. When Stripe says
 * that it is not open any more, it is settled instead, which may complete the invite.
 */
export async function endOpenCheckout(inviteId: string): Promise<void> {
  const rows = await db()
    .select({ id: billingCheckouts.id, sessionId: billingCheckouts.stripeSessionId })
    .from(billingCheckouts)
    .where(and(eq(billingCheckouts.inviteId, inviteId), eq(billingCheckouts.status, 'open')))
  const open = rows.at(0)
  if (!open?.sessionId) return
  if ((await expireSession(open.sessionId)) === 'not-open') await settle({ checkoutId: open.id })
}
