import { createHash } from 'node:crypto'
import Stripe from 'stripe'
import { env } from '@/lib/env'
import { Refusal, refuse } from '@/lib/errors'
import { vatIdExample } from './vat-id'

// The one door to Stripe: its client, and what its failures mean. What is asked of it stands in stripe-customers.ts and
// stripe-pages.ts.

const MOST_TURNS = 5

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

/** Stripe's package, spoken to where the environment says. */
export function stripe(): Stripe {
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
export async function make<T>(key: string, call: (idempotencyKey: string) => Promise<T>, country = ''): Promise<T> {
  for (let turn = 1; ; turn++) {
    try {
      return await reach(() => call(turn === 1 ? key : `${key}:${turn}`), country)
    } catch (error) {
      if (turn === MOST_TURNS || !isKeptFailure(error instanceof Refusal ? error.cause : error)) throw error
    }
  }
}

/** Turns what a person can do something about into a refusal; everything else is a bug and stays as it is. `country` is that of a VAT ID. */
export async function reach<T>(call: () => Promise<T>, country = ''): Promise<T> {
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

/** Whether what a call is about is not there (any more). */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === 'resource_missing'
}

/** Whether Stripe understood a call and will not do it. */
export function isBadRequest(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400
}

/** Whether Stripe refused a call for what one of its parameters names. */
export function isAbout(error: unknown, param: string): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.param === param
}

/** The id of what may be told as itself or as its id. */
export function idOf(reference: string | { id: string } | null): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null)
}

/** A short text that differs where parameters do. */
export function hashOf(params: object): string {
  return createHash('sha256').update(JSON.stringify(params)).digest('base64url').slice(0, 22)
}
