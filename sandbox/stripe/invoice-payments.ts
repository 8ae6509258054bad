import { newId } from './ids'
import { createdWithin, RANGE } from './lists'
import { object, oneOf, type Shape, text } from './parameters'
import { need, type Store } from './store'
import type { Invoice, InvoicePayment, Params, PaymentIntent } from './wire'

export const PAYMENT_FILTERS: Shape = {
  created: RANGE,
  invoice: 'any',
  payment: { payment_intent: 'any', type: 'any' },
  status: 'any',
}

export async function retrieveInvoicePayment(store: Store, _params: Params, [id = '']: string[]) {
  return need(store, 'invoice_payment', id, 'invoice_payment')
}

export async function findInvoicePayments(store: Store, params: Params): Promise<InvoicePayment[]> {
  const invoice = text(params, 'invoice')
  const status = oneOf(params, 'status', ['canceled', 'open', 'paid'])
  const intent = text(object(params, 'payment') ?? {}, 'payment_intent')
  const all = invoice ? await store.where('invoice_payment', 'invoice', invoice) : await store.all('invoice_payment')
  return all.filter(
    (payment) =>
      (!status || payment.status === status) &&
      (!intent || payment.payment.payment_intent === intent) &&
      createdWithin(payment.created, params.created),
  )
}

export async function createInvoicePayment(store: Store, invoice: Invoice, intent: PaymentIntent): Promise<void> {
  await store.put('invoice_payment', {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: store.turn.now,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}

/** The payment of an invoice with what collects it. None where nothing was due. */
export async function paymentOf(store: Store, invoice: string) {
  const [payment] = await store.where('invoice_payment', 'invoice', invoice)
  const intent = payment && (await store.find('payment_intent', String(payment.payment.payment_intent)))
  return payment && intent ? { payment, intent } : undefined
}

export async function endInvoicePayment(store: Store, before: InvoicePayment, as: 'paid' | 'canceled'): Promise<void> {
  const { now } = store.turn
  const after: InvoicePayment = {
    ...before,
    amount_paid: as === 'paid' ? before.amount_requested : before.amount_paid,
    status: as,
    status_transitions: { canceled_at: as === 'canceled' ? now : null, paid_at: as === 'paid' ? now : null },
  }
  await store.put('invoice_payment', after)
  if (as === 'paid') await store.emit('invoice_payment.paid', after)
}
