import { invalid } from './errors'
import { createInvoicePayment, endInvoicePayment, paymentOf } from './invoice-payments'
import { withCustomer } from './invoice-shape'
import { buildPaymentIntent, changeIntent } from './payment-intents'
import { need, type Store } from './store'
import type { Customer, Invoice, Params } from './wire'

/** In cents. Less than this Stripe does not charge, and carries it over to the customer's next invoice. */
const LEAST_CHARGE = 50

/** From here on nothing of an invoice changes but whether it is paid. With nothing due it is paid at once. */
export async function finalizeInvoice(store: Store, _params: Params, [id = '']: string[], origin: string) {
  return finalize(store, await need(store, 'invoice', id, 'invoice'), origin)
}

export async function finalize(store: Store, before: Invoice, origin: string): Promise<Invoice> {
  if (before.status !== 'draft') {
    throw invalid("This invoice is already finalized, you can't re-finalize a non-draft invoice.")
  }
  const { now } = store.turn
  const invoice = await withCustomer(store, before)
  const customer = await need(store, 'customer', String(before.customer), 'customer', 'customer')
  const { due, balance } = settleBalance(invoice)
  const number =
    invoice.number ?? `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`
  const open: Invoice = {
    ...invoice,
    amount_due: due,
    amount_remaining: due,
    effective_at: invoice.effective_at ?? now,
    ending_balance: balance,
    hosted_invoice_url: `${origin}/i/${invoice.id}`,
    number,
    status: 'open',
    status_transitions: { ...invoice.status_transitions, finalized_at: now },
  }
  await store.put('invoice', open)
  await noteOnCustomer(store, customer, balance, invoice.number === null)
  if (due > 0) {
    const intent = buildPaymentIntent(open, now)
    await store.put('payment_intent', intent)
    await store.emit('payment_intent.created', intent)
    await createInvoicePayment(store, open, intent)
  }
  await store.emit('invoice.finalized', open)
  return due > 0 ? open : markPaid(store, { ...open, attempted: true }, 0)
}

/** A balance counts first: a credit (below zero) lowers what is due, a debt raises it. */
function settleBalance({ total, starting_balance }: Invoice): { due: number; balance: number } {
  const sum = total + starting_balance
  return sum < LEAST_CHARGE ? { due: 0, balance: sum } : { due: sum, balance: 0 }
}

async function noteOnCustomer(store: Store, before: Customer, balance: number, isNumberOurs: boolean): Promise<void> {
  const next = (before.next_invoice_sequence ?? 1) + (isNumberOurs ? 1 : 0)
  if (before.balance === balance && before.next_invoice_sequence === next) return
  const after: Customer = { ...before, balance, next_invoice_sequence: next }
  await store.put('customer', after)
  await store.emit('customer.updated', after, before)
}

export async function markPaid(store: Store, before: Invoice, paid: number): Promise<Invoice> {
  const after: Invoice = {
    ...before,
    amount_paid: paid,
    amount_remaining: before.amount_due - paid,
    status: 'paid',
    status_transitions: { ...before.status_transitions, paid_at: store.turn.now },
  }
  await store.put('invoice', after)
  await store.emit('invoice.updated', after, before)
  await store.emit('invoice.paid', after)
  await store.emit('invoice.payment_succeeded', after)
  return after
}

/** Nobody owes it any more; the paper trail stays. */
export async function voidInvoice(store: Store, _params: Params, [id = '']: string[]): Promise<Invoice> {
  const before = await need(store, 'invoice', id, 'invoice')
  if (before.status === 'paid') throw invalid('Invoices with `paid` payments cannot be voided.')
  refuseUnlessOpen(before)
  const collected = await paymentOf(store, id)
  if (collected?.intent.status === 'processing') throw invalid('Invoices with `processing` payments cannot be voided.')
  await cancelPayment(store, id, 'void_invoice')
  const after: Invoice = {
    ...before,
    status: 'void',
    status_transitions: { ...before.status_transitions, voided_at: store.turn.now },
  }
  await store.put('invoice', after)
  await store.emit('invoice.updated', after, before)
  await store.emit('invoice.voided', after)
  return after
}

/** Nobody expects the money any more. It can still be paid. */
export async function markUncollectible(store: Store, _params: Params, [id = '']: string[]): Promise<Invoice> {
  const before = await need(store, 'invoice', id, 'invoice')
  if (before.status === 'uncollectible') throw invalid('This invoice has already been marked uncollectible.')
  refuseUnlessOpen(before)
  const after: Invoice = {
    ...before,
    status: 'uncollectible',
    status_transitions: { ...before.status_transitions, marked_uncollectible_at: store.turn.now },
  }
  await store.put('invoice', after)
  await store.emit('invoice.updated', after, before)
  await store.emit('invoice.marked_uncollectible', after)
  return after
}

/** What was to collect an invoice is no longer needed. */
export async function cancelPayment(
  store: Store,
  invoice: string,
  reason: 'void_invoice' | 'automatic',
): Promise<void> {
  const collected = await paymentOf(store, invoice)
  if (!collected) return
  await changeIntent(store, collected.intent, 'payment_intent.canceled', {
    canceled_at: store.turn.now,
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  await endInvoicePayment(store, collected.payment, 'canceled')
}

function refuseUnlessOpen({ status }: Invoice): void {
  if (status !== 'open') throw invalid("You can only pass in open invoices. This invoice isn't open.")
}
