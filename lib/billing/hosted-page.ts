import type { StripeRequest } from '@/db/schema/billing'
import { createCustomer } from './stripe-customers'
import { createSetupSession } from './stripe-pages'

const MINUTE = 60

/** How long a payment page stays open at least: Stripe asks for 30 minutes when our request arrives. */
export const LEAST_SECONDS_OPEN = 31 * MINUTE
/** And at most: Stripe allows 24 hours. */
export const MOST_SECONDS_OPEN = 23 * 60 * MINUTE

/** A payment page to be: what our row says of it, and how what Stripe answers is kept there. */
type PageToBe = {
  request: StripeRequest
  /** Null where there is no customer yet. */
  customerId: string | null
  customerFor: Parameters<typeof createCustomer>[0]
  openedFor: Parameters<typeof createSetupSession>[0]
  /** Answers the one that counts: somebody may have been faster. */
  keepCustomer(customerId: string): Promise<string>
  keepSession(session: { id: string; url: string; expiresAt: Date }): Promise<void>
}

/**
 * Makes the customer and the page of a row once and keeps their ids. The same row asked again, also in parallel or after a crash,
 * has the same page: every call repeats what the row says under the same idempotency key.
 * Refuses: payment-unreachable, vat-id-invalid.
 * @returns the address of Stripe's page: a bearer secret, not to be logged
 */
export async function openHostedPage(page: PageToBe): Promise<string> {
  const made = page.customerId ?? (await createCustomer(page.customerFor, page.request))
  const customerId = await page.keepCustomer(made)
  const session = await createSetupSession(page.openedFor, customerId, page.request)
  await page.keepSession(session)
  return session.url
}
