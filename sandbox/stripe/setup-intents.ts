import { createMandate } from './debits'
import { newId } from './ids'
import { createdWithin, RANGE } from './lists'
import { mergeMetadata, type Shape, text } from './parameters'
import { need, type Store } from './store'
import type { Params, PaymentMethod, Session, SetupIntent } from './wire'

export async function retrieveSetupIntent(store: Store, _params: Params, [id = '']: string[]): Promise<SetupIntent> {
  return need(store, 'setup_intent', id, 'setupintent')
}

export const SETUP_FILTERS: Shape = { created: RANGE, customer: 'any', payment_method: 'any' }

export async function findSetupIntents(store: Store, params: Params): Promise<SetupIntent[]> {
  const customer = text(params, 'customer')
  const method = text(params, 'payment_method')
  const all = method ? await store.where('setup_intent', 'payment_method', method) : await store.all('setup_intent')
  return all.filter(
    (intent) => (!customer || intent.customer === customer) && createdWithin(intent.created, params.created),
  )
}

type SetupFor = Pick<Session, 'customer' | 'payment_method_types'>

export function buildSetupIntent(store: Store, session: SetupFor, params: Params): SetupIntent {
  const id = newId('seti')
  return {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_${newId('secret')}`,
    created: store.turn.now,
    customer: session.customer,
    customer_account: null,
    description: text(params, 'description') ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: mergeMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: session.payment_method_types,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  }
}

type SetupError = { code: string; declineCode?: string; message: string }

export async function failSetup(store: Store, before: SetupIntent, method: PaymentMethod, error: SetupError) {
  const after: SetupIntent = {
    ...before,
    last_setup_error: {
      type: error.code === 'card_declined' ? 'card_error' : 'invalid_request_error',
      code: error.code,
      ...(error.declineCode ? { decline_code: error.declineCode } : {}),
      doc_url: `https://stripe.com/docs/error-codes/${error.code.replaceAll('_', '-')}`,
      message: error.message,
      payment_method: method,
    },
    latest_attempt: newId('setatt'),
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  }
  await store.put('setup_intent', after)
  await store.emit('setup_intent.setup_failed', after)
}

export async function requireAction(store: Store, before: SetupIntent, method: PaymentMethod): Promise<void> {
  await store.put('payment_method', method)
  const after: SetupIntent = {
    ...before,
    latest_attempt: newId('setatt'),
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} },
    payment_method: method.id,
    status: 'requires_action',
  }
  await store.put('setup_intent', after)
  await store.emit('setup_intent.requires_action', after)
}

/** The setup went through: the method belongs to the customer from here on. */
export async function succeedSetup(store: Store, before: SetupIntent, method: PaymentMethod, customer: string) {
  const attached = { ...method, customer }
  await store.put('payment_method', attached)
  await store.emit('payment_method.attached', attached)
  const after: SetupIntent = {
    ...before,
    customer,
    last_setup_error: null,
    latest_attempt: before.latest_attempt ?? newId('setatt'),
    mandate: method.sepa_debit ? (await createMandate(store, method.id)).id : null,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  }
  await store.put('setup_intent', after)
  await store.emit('setup_intent.succeeded', after)
}
