import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { Refusal, refuse } from '@/lib/errors'
import { logError } from '@/lib/log'
import { openHostedPage } from './hosted-page'
import { nextLook } from './next-look'

/**
 * Leads an order to Stripe: makes the customer and the Checkout session once and keeps their ids. The same Checkout asked again,
 * also in parallel or after a crash, has the same page: every call repeats what our row says under the same idempotency key.
 * Refuses: payment-unreachable, vat-id-invalid, invite-not-open (the Checkout ended meanwhile).
 * @returns the address of Stripe's page: a bearer secret, not to be logged
 */
export async function startCheckout(checkoutId: string): Promise<string> {
  const [checkout] = await db().select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId))
  if (checkout?.status !== 'open' || !checkout.stripeRequest) refuse('invite-not-open')
  if (checkout.stripeUrl) return checkout.stripeUrl
  const key = `co:${checkoutId}`
  let isOpen = false
  const url = await openHostedPage({
    request: checkout.stripeRequest,
    customerId: checkout.stripeCustomerId,
    customerFor: { key, metadata: { billing_checkout_id: checkoutId } },
    openedFor: {
      id: checkoutId,
      key,
      metadata: { checkout_id: checkoutId, terms_hash: checkout.termsHash },
      setupMetadata: { checkout_id: checkoutId },
    },
    keepCustomer: async (stripeCustomerId) => {
      await db().update(billingCheckouts).set({ stripeCustomerId }).where(eq(billingCheckouts.id, checkoutId))
      return stripeCustomerId
    },
    keepSession: async (session) => {
      const [row] = await db()
        .update(billingCheckouts)
        .set({
          stripeSessionId: session.id,
          stripeUrl: session.url,
          expiresAt: session.expiresAt,
          nextCheckAt: nextLook(0),
        })
        .where(eq(billingCheckouts.id, checkoutId))
        .returning({ status: billingCheckouts.status })
      isOpen = row?.status === 'open'
    },
  })
  if (isOpen) return url
  // Ended while we spoke to Stripe: the sweep closes the session that nobody may use.
  await db()
    .update(billingCheckouts)
    .set({ stripeUrl: null, nextCheckAt: clock.now() })
    .where(eq(billingCheckouts.id, checkoutId))
  refuse('invite-not-open')
}

/**
 * The same for an order that has just been placed, which stands whatever happens here: nothing is thrown, so that whoever
 * ordered can be signed in and told. A bug is told as payment-unreachable, and written down.
 */
export async function tryCheckout(checkoutId: string): Promise<{ url: string } | { refusal: Refusal }> {
  try {
    return { url: await startCheckout(checkoutId) }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    logError(`checkout ${checkoutId}:`, error)
    return { refusal: new Refusal({ reason: 'payment-unreachable', facts: {} }, null, error) }
  }
}
