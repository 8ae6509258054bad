import type { Address } from '@/db/schema/billing-contacts'

/** A payment method as Stripe saved it. `brand` is the card's, or "sepa_debit". `address` is null when none was given. */
export type SavedPaymentMethod = {
  id: string
  type: string
  brand: string | null
  last4: string | null
  /** Until when a card is good; null for what has no such end. */
  expires: { month: number; year: number } | null
  address: Address | null
  /** Of a direct debit: what its owner signed, as their bank names it; null for a card, and where it is not known. */
  mandateReference: string | null
}

type StripeAddress = Partial<Record<'line1' | 'line2' | 'postal_code' | 'city' | 'country', string | null>>

/** The parts of Stripe's payment method that we read. */
type StripePaymentMethod = {
  id: string
  type: string
  card?: { brand: string; last4: string; exp_month: number; exp_year: number }
  sepa_debit?: { last4: string | null }
  billing_details: { address: StripeAddress | null }
}

/** The parts of what its owner signed for a direct debit that we read; Stripe tells its id alone unless asked for more. */
type StripeMandate = { payment_method_details: { sepa_debit?: { reference: string } } } | string | null

/** What we keep of a payment method of Stripe's, and of what was signed for it. */
export function savedPaymentMethodOf(method: StripePaymentMethod, mandate: StripeMandate): SavedPaymentMethod {
  const { card, sepa_debit: debit, billing_details: details } = method
  return {
    id: method.id,
    type: method.type,
    brand: card?.brand ?? (debit ? 'sepa_debit' : null),
    last4: card?.last4 ?? debit?.last4 ?? null,
    expires: card ? { month: card.exp_month, year: card.exp_year } : null,
    address: details.address?.country ? addressOf(details.address) : null,
    mandateReference: debit && typeof mandate === 'object' ? referenceOf(mandate) : null,
  }
}

function referenceOf(mandate: Exclude<StripeMandate, string>): string | null {
  return mandate?.payment_method_details.sepa_debit?.reference ?? null
}

/** Our address as Stripe takes it. An empty part clears what stood there before. */
export function stripeAddressOf({ street, postcode, city, country }: Address) {
  return { line1: street, line2: '', postal_code: postcode, city, country }
}

function addressOf(address: StripeAddress): Address {
  return {
    street: [address.line1, address.line2].filter(Boolean).join(', '),
    postcode: address.postal_code ?? '',
    city: address.city ?? '',
    country: address.country ?? '',
  }
}

/** The columns of a Billing Contact that a payment method fills; emptied where there is none. */
export function methodColumnsOf(saved: SavedPaymentMethod | null) {
  return {
    paymentMethodId: saved?.id ?? null,
    paymentMethodType: saved?.type ?? null,
    paymentMethodBrand: saved?.brand ?? null,
    paymentMethodLast4: saved?.last4 ?? null,
    paymentMethodExpMonth: saved?.expires?.month ?? null,
    paymentMethodExpYear: saved?.expires?.year ?? null,
    mandateReference: saved?.mandateReference ?? null,
  }
}
