import { type Collected, collectInvoice, failAuthentication, type Presence, UNPROVEN } from '../collect-invoice'
import { StripeError } from '../errors'
import { linesOf } from '../invoice-lines'
import { paymentOf } from '../invoice-payments'
import { attachPaymentMethod } from '../payment-methods'
import type { Store } from '../store'
import type { Customer, Invoice, LineItem, PaymentIntent, PaymentMethod } from '../wire'
import { checkForm, emptyForm, type MethodForm, type Problems, toMethod } from './method-form'

export type OpenedInvoice = {
  invoice: Invoice
  lines: LineItem[]
  customer: Customer | undefined
  /** What pays this customer's bills. */
  saved: PaymentMethod | undefined
  /** None where nothing was due. */
  intent: PaymentIntent | undefined
}
/** What was typed about another card, and whether it is to pay from now on. */
export type OtherCard = { form: MethodForm; save: boolean }
export type InvoiceOutcome =
  | { kind: 'done' }
  | { kind: 'challenge' }
  | { kind: 'refused'; typed: OtherCard; problems: Problems; alert?: string }

/** The invoice of a page with what belongs to it; undefined for a draft, and for an id nobody issued. */
export async function openInvoicePage(store: Store, id: string): Promise<OpenedInvoice | undefined> {
  const invoice = await store.find('invoice', id)
  if (!invoice || invoice.status === 'draft') return undefined
  const found = await store.find('customer', String(invoice.customer))
  const customer = found && 'deleted' in found ? undefined : found
  const usual = invoice.default_payment_method ?? customer?.invoice_settings.default_payment_method
  const method = usual ? await store.find('payment_method', String(usual)) : undefined
  return {
    invoice,
    lines: await linesOf(store, id),
    customer,
    saved: method?.customer === customer?.id ? method : undefined,
    intent: (await paymentOf(store, id))?.intent,
  }
}

/** Whether there is something to pay on the page. */
export function isPayable({ invoice, intent }: OpenedInvoice): boolean {
  return (invoice.status === 'open' || invoice.status === 'uncollectible') && intent?.status !== 'processing'
}

export function untouched({ customer }: OpenedInvoice): OtherCard {
  return { form: emptyForm(customer?.address?.country ?? ''), save: false }
}

/** What *Pay* does with the method that pays this customer's bills. */
export async function payWithSaved(store: Store, opened: OpenedInvoice): Promise<InvoiceOutcome> {
  if (!opened.saved) return { kind: 'done' }
  return pay(store, opened, opened.saved, untouched(opened), {
    isPresent: true,
    isFresh: false,
    isAuthenticated: false,
  })
}

/** What *Pay* does with another card. */
export async function payWithOther(store: Store, opened: OpenedInvoice, typed: OtherCard): Promise<InvoiceOutcome> {
  const problems = checkForm(typed.form, store.turn.now)
  if (Object.keys(problems).length > 0) return { kind: 'refused', typed, problems }
  const { method } = toMethod(typed.form, opened.invoice.customer_email, store.turn.now)
  return pay(store, opened, method, typed, { isPresent: true, isFresh: true, isAuthenticated: false })
}

/** What the two buttons of the challenge do. */
export async function answerPayment(store: Store, opened: OpenedInvoice, passed: boolean): Promise<InvoiceOutcome> {
  const { intent, invoice } = opened
  const method = await store.find('payment_method', String(intent?.payment_method))
  if (intent?.status !== 'requires_action' || !method) return { kind: 'done' }
  const { typed = untouched(opened) } = (await store.readHidden(invoice.id)) as { typed?: OtherCard }
  const isFresh = method.customer === null
  if (passed) return pay(store, opened, method, typed, { isPresent: true, isFresh, isAuthenticated: true })
  await failAuthentication(store, invoice, intent, method)
  return refuse(typed, UNPROVEN, isFresh)
}

async function pay(
  store: Store,
  { invoice, customer }: OpenedInvoice,
  method: PaymentMethod,
  typed: OtherCard,
  presence: Presence,
): Promise<InvoiceOutcome> {
  const collected = await tryToCollect(store, invoice, method, presence)
  if (collected instanceof StripeError) return refuse(typed, collected.message, presence.isFresh)
  if (collected.kind === 'declined') return refuse(typed, collected.failure.message, presence.isFresh)
  if (collected.kind === 'action') {
    // Only test numbers come this far, so nothing worth hiding is kept.
    await store.writeHidden(invoice.id, { typed })
    return { kind: 'challenge' }
  }
  if (!presence.isFresh) return { kind: 'done' }
  await store.put('payment_method', method)
  if (typed.save && customer) await attachPaymentMethod(store, customer.id, method)
  return { kind: 'done' }
}

/** A method that cannot be charged at all is told to whoever chose it. */
async function tryToCollect(
  store: Store,
  invoice: Invoice,
  method: PaymentMethod,
  presence: Presence,
): Promise<Collected | StripeError> {
  try {
    return await collectInvoice(store, invoice, method, presence)
  } catch (error) {
    if (error instanceof StripeError) return error
    throw error
  }
}

function refuse(typed: OtherCard, message: string, isFresh: boolean): InvoiceOutcome {
  return isFresh
    ? { kind: 'refused', typed, problems: { number: message } }
    : { kind: 'refused', typed, problems: {}, alert: message }
}
