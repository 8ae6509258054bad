import { testCardOf } from './cards'
import { createCharge, disputeCharge, type Failure, failCharge, succeedCharge } from './charges'
import { endMandate, needMandate, type Outcome, testAccountOf } from './debits'
import { invalid } from './errors'
import { markPaid } from './finalize-invoice'
import { endInvoicePayment, paymentOf } from './invoice-payments'
import { changeIntent } from './payment-intents'
import { need, type Store } from './store'
import type { Invoice, InvoicePayment, PaymentIntent, PaymentMethod } from './wire'

/** Whether somebody sits at a page, whether the method was typed there, and whether the bank has asked already. */
export type Presence = { isPresent: boolean; isFresh: boolean; isAuthenticated: boolean }
export const NOBODY: Presence = { isPresent: false, isFresh: false, isAuthenticated: false }

export type Collected =
  | { kind: 'paid' | 'processing'; invoice: Invoice }
  | { kind: 'declined'; failure: Failure; intent: PaymentIntent; charge: string }
  | { kind: 'action'; intent: PaymentIntent }

/** One attempt to collect an open invoice by a method: a card decides now, a direct debit later. */
export async function collectInvoice(
  store: Store,
  invoice: Invoice,
  method: PaymentMethod,
  presence: Presence,
): Promise<Collected> {
  const collected = await paymentOf(store, invoice.id)
  if (!collected) throw new Error(`${invoice.id} has nothing to collect`)
  const { intent } = collected
  if (intent.status === 'processing') throw stillProcessing()
  if (method.type === 'sepa_debit') return debit(store, invoice, intent, method)
  const answer = cardAnswer(method, presence, store.turn.now)
  if (answer === '3ds') return askForAction(store, invoice, intent, method, presence)
  const charge = await createCharge(store, intent, method, answer === 'ok' ? 'succeeded' : answer)
  if (answer !== 'ok') {
    const failed = await fail(store, invoice, intent, method, answer, charge.id)
    return { kind: 'declined', failure: answer, charge: charge.id, intent: failed }
  }
  return { kind: 'paid', invoice: await succeed(store, attempted(invoice), collected, method, charge.id) }
}

/** Debits whose banks have answered by now. Part of each turn. */
export async function decideDueDebits(store: Store): Promise<void> {
  const rows = await store.tx`select id from sandbox.objects
    where (hidden->>'decides_at')::bigint <= ${store.turn.now} order by seq`
  for (const { id } of rows) await decideDebit(store, await need(store, 'payment_intent', id, 'payment_intent'))
}

/** What the bank answers to a debit under way; `as` overrules what the account would do. */
export async function decideDebit(store: Store, intent: PaymentIntent, as?: Outcome): Promise<void> {
  const invoice = await invoiceOf(store, intent)
  const collected = invoice && (await paymentOf(store, invoice.id))
  const method = await store.find('payment_method', String(intent.payment_method))
  const charge = await store.find('charge', String(intent.latest_charge))
  if (intent.status !== 'processing' || !collected || !method || !charge)
    throw new Error(`${intent.id} is not under way`)
  await store.writeHidden(intent.id, { invoice: invoice.id })
  const outcome = as ?? testAccountOf(method)?.becomes
  if (outcome === 'failed') {
    await failCharge(store, charge, REFUSED)
    await fail(store, invoice, intent, method, REFUSED, charge.id)
    return
  }
  const taken = await succeedCharge(store, charge)
  await succeed(store, invoice, collected, method, charge.id)
  if (outcome !== 'disputed') return
  await disputeCharge(store, taken)
  await endMandate(store, method.id)
}

/** The invoice that a payment under way collects. */
async function invoiceOf(store: Store, intent: PaymentIntent): Promise<Invoice | undefined> {
  const { invoice } = await store.readHidden(intent.id)
  return store.find('invoice', String(invoice))
}

const REFUSED: Failure = {
  code: null,
  declineCode: 'generic_decline',
  message: "The transaction can't be processed because the bank of the account refused it.",
}

async function debit(store: Store, invoice: Invoice, intent: PaymentIntent, method: PaymentMethod): Promise<Collected> {
  await needMandate(store, method.id)
  const charge = await createCharge(store, intent, method, 'pending')
  await changeIntent(store, intent, 'payment_intent.processing', {
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: 'processing',
  })
  const after = store.turn.now + (testAccountOf(method)?.after ?? 0)
  await store.writeHidden(intent.id, { invoice: invoice.id, decides_at: after })
  const tried = attempted(invoice)
  await store.put('invoice', tried)
  await store.emit('invoice.updated', tried, invoice)
  return { kind: 'processing', invoice: tried }
}

async function askForAction(
  store: Store,
  invoice: Invoice,
  before: PaymentIntent,
  method: PaymentMethod,
  { isPresent }: Presence,
): Promise<Collected> {
  await store.put('payment_method', method)
  const intent = await changeIntent(store, before, 'payment_intent.requires_action', {
    last_payment_error: null,
    next_action: { type: 'use_stripe_sdk', use_stripe_sdk: {} },
    payment_method: method.id,
    status: 'requires_action',
  })
  // Whoever sits at the page answers in a moment; nothing has failed yet.
  if (isPresent) return { kind: 'action', intent }
  const tried = attempted(invoice)
  await store.put('invoice', tried)
  await store.emit('invoice.updated', tried, invoice)
  await store.emit('invoice.payment_action_required', tried)
  await store.emit('invoice.payment_failed', tried)
  return { kind: 'action', intent }
}

/** The challenge of the bank was not passed. */
export async function failAuthentication(store: Store, invoice: Invoice, intent: PaymentIntent, method: PaymentMethod) {
  const failure: Failure = { code: 'payment_intent_authentication_failure', declineCode: null, message: UNPROVEN }
  await fail(store, invoice, intent, method, failure, null)
}

export const UNPROVEN = 'We could not authenticate your payment method. Choose another card or try again.'

async function fail(
  store: Store,
  invoice: Invoice,
  before: PaymentIntent,
  method: PaymentMethod,
  { code, declineCode, message }: Failure,
  charge: string | null,
): Promise<PaymentIntent> {
  const intent = await changeIntent(store, before, 'payment_intent.payment_failed', {
    last_payment_error: {
      ...(charge ? { charge } : {}),
      ...(code ? { code } : {}),
      ...(declineCode ? { decline_code: declineCode } : {}),
      message,
      payment_method: method,
      type: code === 'payment_intent_authentication_failure' ? 'invalid_request_error' : 'card_error',
    },
    latest_charge: charge ?? before.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  const tried = attempted(invoice)
  await store.put('invoice', tried)
  await store.emit('invoice.updated', tried, invoice)
  await store.emit('invoice.payment_failed', tried)
  return intent
}

async function succeed(
  store: Store,
  invoice: Invoice,
  { intent, payment }: { intent: PaymentIntent; payment: InvoicePayment },
  method: PaymentMethod,
  charge: string,
): Promise<Invoice> {
  await changeIntent(store, intent, 'payment_intent.succeeded', {
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  })
  await endInvoicePayment(store, payment, 'paid')
  return markPaid(store, invoice, invoice.amount_due)
}

/** Only tries of Stripe's own calendar count further than to one, and that is switched off. */
function attempted(invoice: Invoice): Invoice {
  return { ...invoice, attempted: true, attempt_count: Math.max(1, invoice.attempt_count) }
}

function cardAnswer(method: PaymentMethod, presence: Presence, now: number): 'ok' | '3ds' | Failure {
  if (isExpired(method, now)) {
    return { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' }
  }
  const card = testCardOf(method)
  const answer = (presence.isFresh && card?.atSetup !== 'ok' ? card?.atSetup : card?.atCharge) ?? 'ok'
  if (answer === 'declined') {
    return {
      code: 'card_declined',
      declineCode: card?.declineCode ?? null,
      message: card?.message ?? 'Your card was declined.',
    }
  }
  return presence.isAuthenticated ? 'ok' : answer
}

function isExpired({ card }: PaymentMethod, now: number): boolean {
  if (!card) return false
  const today = new Date(now * 1000)
  return card.exp_year * 12 + card.exp_month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1
}

function stillProcessing() {
  const message = 'This invoice has a payment that is still processing. Wait for it before you try another one.'
  return invalid(message, { code: 'payment_intent_unexpected_state' })
}
