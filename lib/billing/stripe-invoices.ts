import Stripe from 'stripe'
import type { PaymentFailure, VatReason } from '@/db/vocabulary'
import type { InvoiceLine, InvoiceToBe } from './invoice-of-bill'
import { hashOf, idOf, isAbout, isBadRequest, isMissing, make, reach, stripe } from './stripe'
import { readCustomer } from './stripe-customers'

const STATUSES = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const
const WITH_PAYMENTS = ['payments.data.payment.payment_intent']
const MOST_AT_ONCE = 100

/** What we need to know about an invoice at Stripe. Cents. A status that Stripe invents later counts as open. */
export type InvoiceView = {
  id: string
  customerId: string | null
  number: string | null
  status: (typeof STATUSES)[number]
  total: number
  lineCount: number
  /** A payment was begun and its bank has not answered yet. */
  isProcessing: boolean
  /** What was in the way of the last payment; null where nothing was, or where none was tried. */
  failure: PaymentFailure | null
  /** Where its payer can pay it; null before it is finalized. A bearer secret, not to be logged or kept. */
  hostedUrl: string | null
  /** What stands above its lines. */
  description: string | null
  /** Of which bill it says it is, and which invoice of that it replaces: never authority. */
  billId: string | null
  replaces: string | null
}

/** The truth about an invoice; null where it is gone. Refuses: payment-unreachable, as every function here. */
export async function readInvoice(invoiceId: string): Promise<InvoiceView | null> {
  try {
    return viewOf(await reach(() => stripe().invoices.retrieve(invoiceId, { expand: WITH_PAYMENTS })))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Makes a draft of an invoice that nobody but us ever finalizes or collects. The same call makes one.
 * @returns null where its number is taken at Stripe
 */
export async function createInvoice(key: string, invoice: InvoiceToBe): Promise<InvoiceView | null> {
  const { customerId, currency, number, billId, billNumber, replaces, footer, writtenAt } = invoice
  const params: Stripe.InvoiceCreateParams = {
    customer: customerId,
    currency,
    collection_method: 'charge_automatically',
    auto_advance: false,
    automatic_tax: { enabled: false },
    pending_invoice_items_behavior: 'exclude',
    ...(number ? { number } : { description: billNumber }),
    ...(footer ? { footer } : {}),
    effective_at: Math.floor(writtenAt.getTime() / 1000),
    metadata: { bill_id: billId, ...(replaces ? { replaces } : {}) },
  }
  // The key follows the parameters: for another customer it is another call.
  const create = (idempotencyKey: string) => stripe().invoices.create(params, { idempotencyKey })
  try {
    return viewOf(await make(`${key}:${hashOf(params)}`, create))
  } catch (error) {
    if (number && isAbout(error, 'number')) return null
    throw error
  }
}

/** The invoices that say they are of a bill, the newest first: made for a customer since a moment. */
export async function findInvoicesOf(of: { customerId: string; billId: string; since: Date }): Promise<InvoiceView[]> {
  const params = {
    customer: of.customerId,
    created: { gte: Math.floor(of.since.getTime() / 1000) },
    limit: MOST_AT_ONCE,
  }
  const found: InvoiceView[] = []
  for (let after: string | undefined; ; ) {
    const page = await reach(() => stripe().invoices.list({ ...params, ...(after ? { starting_after: after } : {}) }))
    found.push(...page.data.map(viewOf).filter(({ billId }) => billId === of.billId))
    after = page.data.at(-1)?.id
    if (!page.has_more || !after) return found
  }
}

/** Writes the lines of a draft that has none. */
export async function addInvoiceLines(key: string, invoiceId: string, lines: InvoiceLine[]): Promise<InvoiceView> {
  const params: Stripe.InvoiceAddLinesParams = {
    lines: lines.map(({ description, amount, vat, period, tax }) => ({
      description,
      amount,
      period,
      tax_amounts: [{ amount: vat, taxable_amount: amount, ...taxOf(tax) }],
    })),
  }
  return viewOf(
    await make(key, async (idempotencyKey) => {
      // A failure of Stripe's own does not say what was done by then, and lines are added, not replaced.
      const before = idempotencyKey === key ? null : await stripe().invoices.retrieve(invoiceId)
      if (before && before.lines.data.length > 0) return before
      return stripe().invoices.addLines(invoiceId, params, { idempotencyKey })
    }),
  )
}

const TAXABILITY: Record<VatReason, Stripe.InvoiceAddLinesParams.Line.TaxAmount.TaxabilityReason> = {
  domestic: 'standard_rated',
  'eu-without-vat-id': 'standard_rated',
  'reverse-charge': 'reverse_charge',
  'outside-eu': 'not_subject_to_tax',
  'small-business': 'not_collecting',
}
const BASIS_POINTS_A_PERCENT = 100

function taxOf({ reason, country, rate, name }: InvoiceLine['tax']) {
  const percentage = rate / BASIS_POINTS_A_PERCENT
  return {
    taxability_reason: TAXABILITY[reason],
    tax_rate_data: { display_name: name, percentage, inclusive: false, country, tax_type: 'vat' as const },
  }
}

/** Makes a draft an invoice that is to be paid: from now on it stays what it says. */
export async function finalizeInvoice(key: string, invoiceId: string): Promise<InvoiceView> {
  const params = { auto_advance: false, expand: WITH_PAYMENTS }
  return viewOf(
    await make(key, (idempotencyKey) => stripe().invoices.finalizeInvoice(invoiceId, params, { idempotencyKey })),
  )
}

/** What a try to collect came to: what Stripe says of the invoice now, and what was in the way while it is still to be paid. */
export type Try = { invoice: InvoiceView; failure: PaymentFailure | null }

/** Collects an open invoice from the customer's payment method. The same key is one try, however often it is sent. */
export async function payInvoice(key: string, invoice: InvoiceView): Promise<Try> {
  const params = { off_session: true, expand: WITH_PAYMENTS }
  try {
    const paid = await make(key, (idempotencyKey) => stripe().invoices.pay(invoice.id, params, { idempotencyKey }))
    const answer = viewOf(paid)
    if (!isUnpaid(answer)) return { invoice: answer, failure: null }
    return { invoice: answer, failure: answer.failure ?? unheardOf(invoice) }
  } catch (error) {
    if (!isRefused(error) && !isBadRequest(error)) throw error
    // Stripe has no code for "is paid already" and "is open no more": we ask what it is instead of reading its sentence.
    const now = await readInvoice(invoice.id)
    if (!now) throw error
    return { invoice: now, failure: isUnpaid(now) ? await failureOf(now, error) : null }
  }
}

function isUnpaid({ status, isProcessing }: InvoiceView): boolean {
  return status === 'open' && !isProcessing
}

function unheardOf({ id }: InvoiceView): never {
  throw new Error(`the payment of ${id} was neither taken nor refused`)
}

/** What the bank, or Stripe for it, said no for. Any other no is a fault of ours, and no refusal of a payment. */
async function failureOf({ customerId }: InvoiceView, error: Stripe.errors.StripeError): Promise<PaymentFailure> {
  if (CONFIRMATIONS.some((code) => code === error.code || code === error.decline_code)) return 'confirmation-wanted'
  if (isRefused(error)) return 'declined'
  const customer = customerId ? await readCustomer(customerId) : null
  if (!customer?.paymentMethod) return 'no-method'
  // As of a mandate that is over.
  if (METHOD_CODES.test(error.code ?? '')) return 'declined'
  throw error
}

const METHOD_CODES = /^(payment_intent|payment_method)_/
const CONFIRMATIONS = [
  'invoice_payment_intent_requires_action',
  'authentication_required',
  'authentication_not_handled',
]

function isRefused(error: unknown): error is Stripe.errors.StripeCardError {
  return error instanceof Stripe.errors.StripeCardError
}

/** Takes an invoice back that nobody is to pay any more: a draft is deleted, an open one is void. */
export async function takeBackInvoice({ id, status }: InvoiceView): Promise<void> {
  if (status === 'draft') await reach(() => stripe().invoices.del(id))
  else if (status === 'open' || status === 'uncollectible') await reach(() => stripe().invoices.voidInvoice(id))
}

function viewOf(invoice: Stripe.Invoice): InvoiceView {
  const intents = (invoice.payments?.data ?? []).flatMap(({ payment }) =>
    typeof payment.payment_intent === 'object' && payment.payment_intent ? [payment.payment_intent] : [],
  )
  return {
    id: invoice.id,
    customerId: idOf(invoice.customer),
    number: invoice.number,
    status: STATUSES.find((status) => status === invoice.status) ?? 'open',
    total: invoice.total,
    lineCount: invoice.lines.data.length,
    isProcessing: intents.some(({ status }) => status === 'processing'),
    failure: intents.map(failureIn).find((failure) => failure !== null) ?? null,
    hostedUrl: invoice.hosted_invoice_url ?? null,
    description: invoice.description,
    billId: invoice.metadata?.bill_id ?? null,
    replaces: invoice.metadata?.replaces ?? null,
  }
}

function failureIn({ status, last_payment_error: error }: Stripe.PaymentIntent): PaymentFailure | null {
  if (status === 'requires_action') return 'confirmation-wanted'
  return status === 'requires_payment_method' && error ? 'declined' : null
}
