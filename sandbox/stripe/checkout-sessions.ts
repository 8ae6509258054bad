import { invalid } from './errors'
import { newId } from './ids'
import { createdWithin, RANGE } from './lists'
import { integer, mergeMetadata, object, oneOf, type Shape, text, texts } from './parameters'
import { buildSetupIntent } from './setup-intents'
import { need, type Store } from './store'
import type { Params, Session } from './wire'

const MESSAGE: Shape = { message: 'any' }
export const CREATE_SESSION: Shape = {
  allowed_payment_method_types: ['any'],
  automatic_tax: { enabled: 'any' },
  billing_address_collection: 'any',
  cancel_url: 'any',
  client_reference_id: 'any',
  currency: 'any',
  custom_text: { after_submit: MESSAGE, submit: MESSAGE },
  customer: 'any',
  customer_email: 'any',
  expand: ['any'],
  expires_at: 'any',
  line_items: 'any',
  locale: 'any',
  metadata: 'any',
  mode: 'any',
  setup_intent_data: { description: 'any', metadata: 'any' },
  success_url: 'any',
  ui_mode: 'any',
}
export const SESSION_FILTERS: Shape = { created: RANGE, customer: 'any', status: 'any' }

const HOUR = 3600

export async function createSession(store: Store, params: Params, _ids: string[], origin: string): Promise<Session> {
  refuseOtherModes(params)
  const customer = text(params, 'customer') ?? null
  if (customer) await need(store, 'customer', customer, 'customer', 'customer')
  const session = buildSession(store, params, customer, origin)
  const intent = buildSetupIntent(store, session, object(params, 'setup_intent_data') ?? {})
  await store.put('setup_intent', intent)
  await store.emit('setup_intent.created', intent)
  const complete = { ...session, setup_intent: intent.id }
  await store.put('checkout.session', complete)
  return complete
}

export async function retrieveSession(store: Store, _params: Params, [id = '']: string[]): Promise<Session> {
  return need(store, 'checkout.session', id, 'checkout.session')
}

export async function findSessions(store: Store, params: Params): Promise<Session[]> {
  const customer = text(params, 'customer')
  const status = text(params, 'status')
  const all = await store.all('checkout.session')
  return all.filter(
    (session) =>
      (!customer || session.customer === customer) &&
      (!status || session.status === status) &&
      createdWithin(session.created, params.created),
  )
}

export async function expireSession(store: Store, _params: Params, [id = '']: string[]): Promise<Session> {
  const session = await need(store, 'checkout.session', id, 'checkout.session')
  if (session.status === 'open') return endSession(store, session)
  const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`
  throw invalid(message)
}

/** Ends every open session whose time has come. Part of each turn, so nobody ever reads an overdue one as open. */
export async function expireOverdueSessions(store: Store): Promise<void> {
  const rows = await store.tx`select id from sandbox.objects where object = 'checkout.session'
    and body->>'status' = 'open' and (body->>'expires_at')::bigint <= ${store.turn.now}`
  for (const { id } of rows) {
    await endSession(store, await need(store, 'checkout.session', id, 'checkout.session'))
  }
}

async function endSession(store: Store, session: Session): Promise<Session> {
  const ended: Session = { ...session, status: 'expired', url: null }
  await store.put('checkout.session', ended)
  await store.emit('checkout.session.expired', ended)
  return ended
}

function refuseOtherModes(params: Params): void {
  const mode = oneOf(params, 'mode', ['setup', 'payment', 'subscription'])
  if (mode !== 'setup') throw invalid('The sandbox only knows `setup` mode.', { param: 'mode' })
  if (params.line_items) throw invalid('You can not pass `line_items` in `setup` mode.', { param: 'line_items' })
  if (object(params, 'automatic_tax')?.enabled === 'true') {
    throw invalid('You cannot set `automatic_tax[enabled]=true` in `setup` mode.', { param: 'automatic_tax' })
  }
  if (!params.currency && !params.allowed_payment_method_types) {
    throw invalid('Missing required param: currency.', { code: 'parameter_missing', param: 'currency' })
  }
}

function readUrl(params: Params, name: string): string | null {
  const url = text(params, name) ?? null
  if (url && !URL.canParse(url)) throw invalid('Not a valid URL', { code: 'url_invalid', param: name })
  return url
}

function readExpiry(params: Params, now: number): number {
  const expiry = integer(params, 'expires_at') ?? now + 24 * HOUR
  // A few seconds of grace: the caller's clock and ours are read at different moments.
  if (expiry >= now + HOUR / 2 - 5 && expiry <= now + 24 * HOUR + 5) return expiry
  const message = 'The `expires_at` timestamp must be between 30 minutes and 24 hours after Checkout Session creation.'
  throw invalid(message, { param: 'expires_at' })
}

function readMessage(params: Params, name: string): { message: string } | null {
  const message = text(object(object(params, 'custom_text') ?? {}, name) ?? {}, 'message')
  if (!message) return null
  if (message.length <= 1200) return { message }
  throw invalid('Custom text can have up to 1200 characters.', { param: `custom_text[${name}][message]` })
}

function buildSession(store: Store, params: Params, customer: string | null, origin: string): Session {
  const id = newId('cs_test', 58)
  const success = readUrl(params, 'success_url')
  if (!success) {
    throw invalid('Missing required param: success_url.', { code: 'parameter_missing', param: 'success_url' })
  }
  const allowed = texts(params, 'allowed_payment_method_types') ?? null
  const { now } = store.turn
  return {
    id,
    object: 'checkout.session',
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    allowed_payment_method_types: allowed,
    amount_subtotal: null,
    amount_total: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: oneOf(params, 'billing_address_collection', ['auto', 'required']) ?? null,
    cancel_url: readUrl(params, 'cancel_url'),
    client_reference_id: text(params, 'client_reference_id') ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: now,
    currency: text(params, 'currency') ?? null,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: readMessage(params, 'after_submit'),
      shipping_address: null,
      submit: readMessage(params, 'submit'),
      terms_of_service_acceptance: null,
    },
    customer,
    customer_account: null,
    customer_creation: customer ? null : 'always',
    customer_details: null,
    customer_email: text(params, 'customer_email') ?? null,
    discounts: null,
    expires_at: readExpiry(params, now),
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: (text(params, 'locale') ?? null) as Session['locale'],
    managed_payments: null,
    metadata: mergeMetadata({}, params.metadata),
    mode: 'setup',
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: 'always',
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: allowed ?? ['card'],
    payment_status: 'no_payment_required',
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open',
    submit_type: null,
    subscription: null,
    success_url: success,
    total_details: null,
    ui_mode: oneOf(params, 'ui_mode', ['hosted_page']) ?? 'hosted_page',
    url: `${origin}/c/pay/${id}`,
    wallet_options: null,
  }
}
