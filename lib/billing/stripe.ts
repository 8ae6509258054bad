import { createHash } from 'node:crypto'
import Stripe from 'stripe'
import type { StripeRequest } from '@/db/schema/billing'
import type { Address } from '@/db/schema/billing-contacts'
import { cutTo } from '@/lib/characters'
import { env } from '@/lib/env'
import { Refusal, refuse } from '@/lib/errors'
import { operator } from '@/lib/operator'
import { methodTypesFor } from './method-types'
import { type SavedPaymentMethod, savedPaymentMethodOf, stripeAddressOf } from './saved-payment-method'
import { isUnionVatId, normaliseVatId, vatIdExample } from './vat-id'
import { isEu } from './vat-rates'

// Every operator bills in euros for now (the operator file allows nothing else).
const CURRENCY = 'eur'
const BUSINESS_NAME_MAX = 150
const MOST_TURNS = 5
const STATUSES = ['open', 'complete', 'expired'] as const

/** What we need to know about a Checkout. A status Stripe invents later counts as open: nothing has happened yet. */
export type SessionView = {
  id: string
  status: (typeof STATUSES)[number]
  customerId: string | null
  clientReferenceId: string | null
  /** Stripe's word for the saving of the payment method; only "succeeded" means saved. */
  setupStatus: string | null
  paymentMethod: SavedPaymentMethod | null
}

/**
 * Makes the Stripe customer of an order and returns its id. The same request makes one customer, however often it is sent.
 * Refuses with `vat-id-invalid` (field vatId) and, as every function here, with `payment-unreachable`.
 */
export async function createCustomer(checkoutId: string, request: StripeRequest): Promise<string> {
  const params: Stripe.CustomerCreateParams = {
    name: request.customerName,
    business_name: cutTo(request.customerName, BUSINESS_NAME_MAX),
    email: request.customerEmail,
    address: { country: request.country },
    preferred_locales: [request.locale],
    tax_id_data: taxIdOf(request),
    metadata: { billing_checkout_id: checkoutId },
  }
  // The key follows the parameters: after a corrected VAT ID the same order is another call.
  const key = `co:${checkoutId}:customer:${hashOf(params)}`
  const create = (idempotencyKey: string) => stripe().customers.create(params, { idempotencyKey })
  const customer = await make(key, create, request.country)
  return customer.id
}

/** Opens Stripe's page that saves a payment method without charging it. `url` is a bearer secret. */
export async function createSetupSession(
  checkoutId: string,
  customerId: string,
  termsHash: string,
  request: StripeRequest,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'setup',
    currency: CURRENCY,
    customer: customerId,
    client_reference_id: checkoutId,
    billing_address_collection: 'required',
    allowed_payment_method_types: methodTypesFor(request.country, operator().sepaCreditorId ?? null),
    expires_at: request.expiresAt,
    locale: request.locale,
    custom_text: { submit: { message: request.submitText } },
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    metadata: { checkout_id: checkoutId, terms_hash: termsHash },
    setup_intent_data: { metadata: { checkout_id: checkoutId } },
  }
  const key = `co:${checkoutId}:session:1`
  const session = await make(key, (idempotencyKey) => stripe().checkout.sessions.create(params, { idempotencyKey }))
  if (!session.url) throw new Error(`Stripe opened the Checkout ${session.id} without an address`)
  return { id: session.id, url: session.url, expiresAt: new Date(session.expires_at * 1000) }
}

/** The truth about a Checkout, with the payment method it saved. */
export async function readSession(sessionId: string): Promise<SessionView> {
  const expand = ['setup_intent.payment_method']
  const session = await reach(() => stripe().checkout.sessions.retrieve(sessionId, { expand }))
  const setup = typeof session.setup_intent === 'object' ? session.setup_intent : null
  const method = typeof setup?.payment_method === 'object' ? setup.payment_method : null
  return {
    id: session.id,
    status: STATUSES.find((status) => status === session.status) ?? 'open',
    customerId: idOf(session.customer),
    clientReferenceId: session.client_reference_id,
    setupStatus: setup?.status ?? null,
    paymentMethod: method && savedPaymentMethodOf(method),
  }
}

/** Ends an open Checkout, so that nobody can complete it. `not-open`: somebody or something was faster; settle instead. */
export async function expireSession(sessionId: string): Promise<'expired' | 'not-open'> {
  try {
    await reach(() => stripe().checkout.sessions.expire(sessionId))
    return 'expired'
  } catch (error) {
    // Stripe has no code for "not open", so we ask what it is instead of reading its sentence.
    if (!isBadRequest(error)) throw error
    const { status } = await reach(() => stripe().checkout.sessions.retrieve(sessionId))
    if (status === 'open') throw error
    return 'not-open'
  }
}

/** Makes a saved payment method the one that pays this customer's bills, and copies its address to the bills. */
export async function setDefaultPaymentMethod(
  checkoutId: string,
  customerId: string,
  paymentMethodId: string,
  address: Address | null,
): Promise<void> {
  const params: Stripe.CustomerUpdateParams = {
    invoice_settings: { default_payment_method: paymentMethodId },
    address: address ? stripeAddressOf(address) : undefined,
  }
  await reach(() => stripe().customers.update(customerId, params, { idempotencyKey: `co:${checkoutId}:default` }))
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

/** Writes what stands on the bills. `version` changes with each edit of the Billing Contact, so that each is a call of its own. */
export async function updateCustomerDetails(
  contactId: string,
  version: number | string,
  customerId: string,
  details: { name: string; email: string; address: Address },
): Promise<void> {
  const params: Stripe.CustomerUpdateParams = {
    name: details.name,
    business_name: cutTo(details.name, BUSINESS_NAME_MAX),
    email: details.email,
    address: stripeAddressOf(details.address),
  }
  await reach(() => stripe().customers.update(customerId, params, { idempotencyKey: `bc:${contactId}:v${version}` }))
}

/**
 * The event inside a webhook's body when `secret` signed it less than five minutes before `receivedAt`, else null.
 * Stripe's package does not look into the future; verify-event.ts does.
 */
export function openEvent(rawBody: string, signature: string, secret: string, receivedAt: Date): Stripe.Event | null {
  const { webhooks } = stripe()
  try {
    // No tolerance of our own: 0 would switch the check of the age off.
    return webhooks.constructEvent(rawBody, signature, secret, undefined, undefined, receivedAt.getTime())
  } catch {
    return null
  }
}

let client: Stripe | undefined

function stripe(): Stripe {
  client ??= connect()
  return client
}

function connect(): Stripe {
  const { stripeSecretKey, stripeApiBase } = env()
  const settings: Stripe.StripeConfig = { maxNetworkRetries: 2, timeout: 15_000, telemetry: false }
  if (!stripeApiBase) return new Stripe(stripeSecretKey, settings)
  const protocol = stripeApiBase.protocol === 'https:' ? 'https' : 'http'
  const port = stripeApiBase.port || (protocol === 'https' ? 443 : 80)
  return new Stripe(stripeSecretKey, { ...settings, protocol, host: stripeApiBase.hostname, port })
}

/**
 * Makes something once. A failure of its own Stripe keeps under the key for a day, and would give it to every further try:
 * the next one goes under another key.
 */
async function make<T>(key: string, call: (idempotencyKey: string) => Promise<T>, country = ''): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await reach(() => call(turn === 1 ? key : `${key}:${turn}`), country)
    } catch (error) {
      if (turn === MOST_TURNS || !isKeptFailure(error instanceof Refusal ? error.cause : error)) throw error
    }
  }
}

/** Turns what a person can do something about into a refusal; everything else is a bug and stays as it is. `country` is that of a VAT ID. */
async function reach<T>(call: () => Promise<T>, country = ''): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (isUnreachable(error)) refuse('payment-unreachable', null, {}, error)
    if (error instanceof Stripe.errors.StripeError && error.code === 'tax_id_invalid') {
      refuse('vat-id-invalid', 'vatId', vatIdExample(country), error)
    }
    throw error
  }
}

/** No answer, a broken one, too many requests, or a twin of this call still at work (409): later it may work. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true
  if (!(error instanceof Stripe.errors.StripeError)) return false
  const status = error.statusCode ?? 0
  return status === 409 || status === 429 || status >= 500
}

function isKeptFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && error.headers?.['idempotent-replayed'] === 'true'
}

function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'resource_missing'
}

function isBadRequest(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400
}

/** Only VAT IDs of the EU's register share one type at Stripe; others stay with us. A malformed one is Stripe's to refuse. */
function taxIdOf({ vatId, country }: StripeRequest): Stripe.CustomerCreateParams.TaxIdDatum[] | undefined {
  if (!vatId) return undefined
  if (!isEu(country) && !isUnionVatId(vatId)) return undefined
  return [{ type: 'eu_vat', value: normaliseVatId(vatId) }]
}

function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

function hashOf(params: object): string {
  return createHash('sha256').update(JSON.stringify(params)).digest('base64url').slice(0, 22)
}
