import type Stripe from 'stripe'
import type { StripeRequest } from '@/db/schema/billing'
import type { Address } from '@/db/schema/billing-contacts'
import type { Language, VatStatus } from '@/db/vocabulary'
import { cutTo } from '@/lib/characters'
import { type SavedPaymentMethod, savedPaymentMethodOf, stripeAddressOf } from './saved-payment-method'
import { hashOf, isBadRequest, isMissing, make, reach, stripe } from './stripe'
import { verifiableVatId } from './vat-id'

const BUSINESS_NAME_MAX = 150

/** What stands on the bills, as Stripe's customer says it too. */
export type CustomerDetails = { name: string; email: string; address: Address; language: Language }

/** What Stripe knows about a customer. */
export type CustomerView = CustomerDetails & {
  /** The one that pays. */
  paymentMethod: SavedPaymentMethod | null
  taxIds: { id: string; value: string; status: VatStatus }[]
}

/** What a customer is made with. */
export type CustomerToBe = Pick<StripeRequest, 'customerName' | 'customerEmail' | 'country' | 'vatId' | 'locale'>

/** For whom a customer is made: what the key of the call begins with, and what Stripe keeps beside it. */
type MadeFor = { key: string; metadata: Record<string, string> }

/**
 * Makes a Stripe customer and returns its id. The same request makes one customer, however often it is sent.
 * Refuses with `vat-id-invalid` (field vatId) and, as every function here, with `payment-unreachable`.
 */
export async function createCustomer({ key, metadata }: MadeFor, request: CustomerToBe): Promise<string> {
  const params: Stripe.CustomerCreateParams = {
    name: request.customerName,
    business_name: cutTo(request.customerName, BUSINESS_NAME_MAX),
    email: request.customerEmail,
    address: { country: request.country },
    preferred_locales: [request.locale],
    tax_id_data: taxIdOf(request),
    metadata,
  }
  // The key follows the parameters: after a corrected VAT ID the same order is another call.
  const create = (idempotencyKey: string) => stripe().customers.create(params, { idempotencyKey })
  const customer = await make(`${key}:customer:${hashOf(params)}`, create, request.country)
  return customer.id
}

/** The truth about a customer; null where it is gone. */
export async function readCustomer(customerId: string): Promise<CustomerView | null> {
  const expand = ['tax_ids', 'invoice_settings.default_payment_method']
  const customer = await reach(() => stripe().customers.retrieve(customerId, { expand })).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (!customer || customer.deleted) return null
  const method = customer.invoice_settings.default_payment_method
  const { address } = customer
  return {
    name: customer.name ?? '',
    email: customer.email ?? '',
    language: customer.preferred_locales?.[0] === 'de' ? 'de' : 'en',
    address: {
      street: address?.line1 ?? '',
      postcode: address?.postal_code ?? '',
      city: address?.city ?? '',
      country: address?.country ?? '',
    },
    paymentMethod: method && typeof method === 'object' ? savedPaymentMethodOf(method) : null,
    taxIds: (customer.tax_ids?.data ?? []).map(({ id, value, verification }) => ({
      id,
      value,
      status: vatStatusOf(verification?.status),
    })),
  }
}

/** Only what is known counts: "unavailable", and what Stripe invents later, may still become either. */
function vatStatusOf(status: string | undefined): VatStatus {
  return status === 'verified' || status === 'unverified' ? status : 'pending'
}

/**
 * Makes a saved payment method the one that pays this customer's bills, and copies its address to the bills where one is given.
 * `key` is what the key of the call begins with.
 */
export async function setDefaultPaymentMethod(
  key: string,
  customerId: string,
  paymentMethodId: string,
  address: Address | null,
): Promise<void> {
  const params: Stripe.CustomerUpdateParams = {
    invoice_settings: { default_payment_method: paymentMethodId },
    address: address ? stripeAddressOf(address) : undefined,
  }
  await make(`${key}:default`, (idempotencyKey) => stripe().customers.update(customerId, params, { idempotencyKey }))
}

/** Forgets a payment method that was saved too late. One that is not attached (any more), or not known, is fine. */
export async function detachPaymentMethod(paymentMethodId: string): Promise<void> {
  try {
    await reach(() => stripe().paymentMethods.detach(paymentMethodId))
  } catch (error) {
    if (isMissing(error)) return
    if (!isBadRequest(error)) throw error
    const { customer } = await reach(() => stripe().paymentMethods.retrieve(paymentMethodId))
    if (customer) throw error
  }
}

/** Writes what stands on the bills. `key` is another one with each edit of the Billing Contact, so that each is a call of its own. */
export async function updateCustomerDetails(key: string, customerId: string, details: CustomerDetails): Promise<void> {
  const params: Stripe.CustomerUpdateParams = {
    name: details.name,
    business_name: cutTo(details.name, BUSINESS_NAME_MAX),
    email: details.email,
    address: stripeAddressOf(details.address),
    preferred_locales: [details.language],
  }
  await make(key, (idempotencyKey) => stripe().customers.update(customerId, params, { idempotencyKey }))
}

/** Has a VAT id of a country checked. Refuses: vat-id-invalid (field vatId), payment-unreachable. */
export async function createTaxId(key: string, customerId: string, value: string, country: string): Promise<void> {
  const params = { type: 'eu_vat', value } as const
  const create = (idempotencyKey: string) => stripe().customers.createTaxId(customerId, params, { idempotencyKey })
  await make(`${key}:tax`, create, country)
}

/** Forgets a VAT id. One that is gone already is fine. */
export async function deleteTaxId(customerId: string, taxId: string): Promise<void> {
  await reach(() => stripe().customers.deleteTaxId(customerId, taxId)).catch((error: unknown) => {
    if (!isMissing(error)) throw error
  })
}

/** Only VAT IDs of the EU's register share one type at Stripe; others stay with us. A malformed one is Stripe's to refuse. */
function taxIdOf(request: CustomerToBe): Stripe.CustomerCreateParams.TaxIdDatum[] | undefined {
  const value = verifiableVatId(request)
  return value ? [{ type: 'eu_vat', value }] : undefined
}
