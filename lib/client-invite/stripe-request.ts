import type { BuyerDraft, StripeRequest } from '@/db/schema/billing'
import type { Language } from '@/db/vocabulary'
import { LEAST_SECONDS_OPEN, MOST_SECONDS_OPEN } from '@/lib/billing/hosted-page'
import { priceWords } from '@/lib/billing/price-words'
import type { Quote } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import type { InviteRow } from './offer'

type Placed = { buyer: BuyerDraft; quote: Quote; language: Language; site: string }

/**
 * Everything a Checkout sends to Stripe, made once and kept on our row: a repeated call is the same call. The session ends with the
 * invite, but stays open for 31 minutes at least and for 23 hours at most (Stripe allows 30 minutes to 24 hours).
 */
export function stripeRequestFor(
  invite: Pick<InviteRow, 'expiresAt'>,
  checkoutId: string,
  { buyer, quote, language, site }: Placed,
): StripeRequest {
  const now = Math.floor(clock.now().getTime() / 1000)
  const inviteEnds = Math.floor((invite.expiresAt?.getTime() ?? 0) / 1000)
  return {
    customerName: buyer.companyName,
    customerEmail: buyer.invoiceEmail,
    country: buyer.country,
    vatId: buyer.vatId,
    successUrl: absolute(paths.checkoutDone(checkoutId)),
    cancelUrl: absolute(paths.checkoutBack(checkoutId)),
    submitText: submitText(language, site, quote),
    locale: language,
    expiresAt: Math.min(now + MOST_SECONDS_OPEN, Math.max(now + LEAST_SECONDS_OPEN, inviteEnds)),
  }
}

/** The amounts once more on Stripe's page, which shows none of its own when it only saves a payment method. */
function submitText(language: Language, site: string, quote: Quote): string {
  const { month, firstBill } = priceWords(quote, language)
  return words(language).client.stripeText({
    operator: operator().name,
    site,
    month,
    firstAmount: firstBill.amount,
    chargedOn: firstBill.chargedOn,
  })
}
