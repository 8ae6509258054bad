import type Stripe from 'stripe'
import type { StripeRequest } from '@/db/schema/billing'
import type { Language } from '@/db/vocabulary'
import { Refusal } from '@/lib/errors'
import { operator } from '@/lib/operator'
import { methodTypesFor } from './method-types'
import { type SavedPaymentMethod, savedPaymentMethodOf } from './saved-payment-method'
import { idOf, isAbout, isBadRequest, make, reach, stripe } from './stripe'

// Every operator bills in euros for now (the operator file allows nothing else).
const CURRENCY = 'eur'
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

/** For what a page is opened: its row, what the key of the call begins with, and what Stripe keeps beside it. */
type OpenedFor = {
  id: string
  key: string
  metadata: Record<string, string>
  setupMetadata: Record<string, string>
}

/** Opens Stripe's page that saves a payment method without charging it. `url` is a bearer secret. */
export async function createSetupSession(
  { id, key, metadata, setupMetadata }: OpenedFor,
  customerId: string,
  request: StripeRequest,
): Promise<{ id: string; url: string; expiresAt: Date }> {
  const params: Stripe.Checkout.SessionCreateParams = {
    mode: 'setup',
    currency: CURRENCY,
    customer: customerId,
    client_reference_id: id,
    billing_address_collection: 'required',
    allowed_payment_method_types: methodTypesFor(request.country, operator().sepaCreditorId ?? null),
    expires_at: request.expiresAt,
    locale: request.locale,
    custom_text: { submit: { message: request.submitText } },
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
    metadata,
    setup_intent_data: { metadata: setupMetadata },
  }
  const session = await make(`${key}:session:1`, (idempotencyKey) =>
    stripe().checkout.sessions.create(params, { idempotencyKey }),
  )
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

/** Metadata is never authority: the session must be the one we made for this row, for the customer we made. */
export function refuseForeign(session: SessionView, row: { id: string; stripeCustomerId: string | null }): void {
  if (session.customerId === row.stripeCustomerId && session.clientReferenceId === row.id) return
  throw new Error(`Stripe session ${session.id} does not belong to ${row.id}`)
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

// What our portal lets people do. Another one is made only where this changes: old ones stay with those who have them open.
const PORTAL = 'payment-method-1'

let portal: Promise<string> | undefined

/**
 * Opens Stripe's page on which the payment method of a customer is changed, and nothing else. `url` is a bearer secret.
 * Refuses: payment-unreachable.
 */
export async function openPortal(customerId: string, returnUrl: string, locale: Language): Promise<string> {
  const open = async () => {
    const configuration = await portalConfiguration()
    const params: Stripe.BillingPortal.SessionCreateParams = {
      customer: customerId,
      configuration,
      return_url: returnUrl,
      locale,
      flow_data: {
        type: 'payment_method_update',
        after_completion: { type: 'redirect', redirect: { return_url: returnUrl } },
      },
    }
    return reach(() => stripe().billingPortal.sessions.create(params))
  }
  const session = await open().catch((error: unknown) => {
    if (!isAbout(error, 'configuration')) throw error
    // The one that this process knew is gone, or was switched off.
    portal = undefined
    return open()
  })
  return session.url
}

/** The configuration of our portal, found at Stripe or made there, once a process. */
function portalConfiguration(): Promise<string> {
  portal ??= findPortal().then(
    ({ id }) => id,
    (error: unknown) => {
      portal = undefined
      throw error instanceof Refusal ? error : new Error('the portal could not be configured', { cause: error })
    },
  )
  return portal
}

/** Finds the configuration of our portal at Stripe, or makes it there. Refuses: payment-unreachable. */
export async function findPortal(): Promise<{ id: string; isNew: boolean }> {
  const { data } = await reach(() => stripe().billingPortal.configurations.list({ limit: 100 }))
  const ours = data.filter(({ metadata }) => metadata?.portal === PORTAL)
  const found = ours.find(({ active }) => active)
  if (found) return { id: found.id, isNew: false }
  const params: Stripe.BillingPortal.ConfigurationCreateParams = {
    features: {
      payment_method_update: { enabled: true },
      invoice_history: { enabled: false },
      customer_update: { enabled: false },
    },
    metadata: { portal: PORTAL },
  }
  const made = await make(`portal:${PORTAL}:${ours.length}`, (idempotencyKey) =>
    stripe().billingPortal.configurations.create(params, { idempotencyKey }),
  )
  return { id: made.id, isNew: true }
}
