import { newId } from './ids'
import { need, type Store } from './store'
import type { Invoice, Params, PaymentIntent } from './wire'

export async function retrievePaymentIntent(store: Store, _params: Params, [id = '']: string[]) {
  return need(store, 'payment_intent', id, 'payment_intent')
}

/** What collects an invoice, from its finalization on. */
export function buildPaymentIntent(invoice: Invoice, now: number): PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: invoice.amount_due,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_${newId('secret')}`,
    confirmation_method: 'automatic',
    created: now,
    currency: invoice.currency,
    customer: invoice.customer,
    customer_account: null,
    description: 'Payment for Invoice',
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: invoice.payment_settings.payment_method_types ?? ['card', 'sepa_debit'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

/** Writes its next state and says so. */
export async function changeIntent(
  store: Store,
  before: PaymentIntent,
  event: string,
  changes: Partial<PaymentIntent>,
): Promise<PaymentIntent> {
  const after = { ...before, ...changes }
  await store.put('payment_intent', after)
  await store.emit(event, after)
  return after
}
