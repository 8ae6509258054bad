import { collectInvoice, NOBODY } from './collect-invoice'
import { invalid, StripeError } from './errors'
import { cancelPayment, finalize, markPaid } from './finalize-invoice'
import { paymentOf } from './invoice-payments'
import { flag, type Shape, text } from './parameters'
import { needOwnPaymentMethod } from './payment-methods'
import { need, type Store } from './store'
import type { Invoice, Params, PaymentMethod } from './wire'

export const PAY_INVOICE: Shape = {
  expand: ['any'],
  off_session: 'any',
  paid_out_of_band: 'any',
  payment_method: 'any',
}

/** Collects an invoice. A refusal of the bank is given back, not thrown: the attempt was made and stays on record. */
export async function payInvoice(store: Store, params: Params, [id = '']: string[], origin: string) {
  const before = await need(store, 'invoice', id, 'invoice')
  // Stripe has no code for this.
  if (before.status === 'paid') throw invalid('Invoice is already paid')
  if (before.status === 'void') throw invalid("You can only pass in open invoices. This invoice isn't open.")
  const invoice = before.status === 'draft' ? await finalize(store, before, origin) : before
  if (invoice.status === 'paid') return invoice
  if (flag(params, 'paid_out_of_band')) return payOutOfBand(store, invoice)
  const method = await methodFor(store, invoice, text(params, 'payment_method'))
  const collected = await collectInvoice(store, invoice, method, NOBODY)
  if (collected.kind === 'action') {
    const message =
      'This payment requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice.'
    const code = 'invoice_payment_intent_requires_action'
    return new StripeError(402, { type: 'card_error', code, message, payment_intent: collected.intent })
  }
  if (collected.kind !== 'declined') return collected.invoice
  const { failure, charge, intent } = collected
  return new StripeError(402, {
    type: 'card_error',
    ...(failure.code ? { code: failure.code } : {}),
    message: failure.message,
    ...(failure.declineCode ? { decline_code: failure.declineCode } : {}),
    charge,
    payment_intent: intent,
    payment_method: method,
  })
}

/** The method named by the caller, by the invoice, by the customer: the first there is. */
async function methodFor(store: Store, invoice: Invoice, named?: string | null): Promise<PaymentMethod> {
  const customer = await need(store, 'customer', String(invoice.customer), 'customer', 'customer')
  const usual = invoice.default_payment_method ?? customer.invoice_settings.default_payment_method
  const id = named ?? (typeof usual === 'string' ? usual : null)
  if (id) return needOwnPaymentMethod(store, customer.id, id, 'payment_method')
  throw invalid(
    'There is no `default_payment_method` set on this Customer or Invoice. Please set a default payment method or pass one.',
  )
}

/** Somebody has the money already, by another way. */
async function payOutOfBand(store: Store, invoice: Invoice): Promise<Invoice> {
  const collected = await paymentOf(store, invoice.id)
  if (collected?.intent.status === 'processing') throw invalid('This invoice has a payment that is still processing.')
  await cancelPayment(store, invoice.id, 'automatic')
  return markPaid(store, { ...invoice, amount_paid_off_stripe: invoice.amount_due }, invoice.amount_due)
}
