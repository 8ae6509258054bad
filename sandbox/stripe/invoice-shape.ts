import { missing } from './errors'
import { newId } from './ids'
import type { Store } from './store'
import { taxIdsOf } from './tax-ids'
import type { Customer, Invoice } from './wire'

/** What a caller may choose of a new invoice. */
export type Chosen = Pick<
  Invoice,
  | 'auto_advance'
  | 'collection_method'
  | 'currency'
  | 'custom_fields'
  | 'default_payment_method'
  | 'description'
  | 'due_date'
  | 'effective_at'
  | 'footer'
  | 'metadata'
  | 'number'
  | 'payment_settings'
  | 'statement_descriptor'
>

export function buildInvoice(customer: Customer, chosen: Chosen, now: number): Invoice {
  const id = newId('in')
  return {
    ...chosen,
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Sandbox',
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_paid_off_stripe: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: 'manual',
    created: now,
    customer: customer.id,
    customer_account: null,
    ...nobody,
    default_source: null,
    default_tax_rates: [],
    discounts: [],
    ending_balance: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: { object: 'list', data: [], has_more: false, url: `/v1/invoices/${id}/lines` },
    livemode: false,
    next_payment_attempt: null,
    on_behalf_of: null,
    parent: null,
    period_end: now,
    period_start: now,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: now,
  }
}

const nobody = {
  customer_address: null,
  customer_email: null,
  customer_name: null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
} satisfies Partial<Invoice>

/** Who is billed. A draft follows the customer; from its finalization on an invoice keeps what it says. */
export async function withCustomer(store: Store, invoice: Invoice): Promise<Invoice> {
  const id = String(invoice.customer)
  const customer = await store.find('customer', id)
  if (!customer) throw missing('customer', id, 'customer')
  const taxIds = await taxIdsOf(store, id)
  return {
    ...invoice,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_tax_ids: taxIds.map(({ type, value }) => ({ type, value })),
    starting_balance: customer.balance,
  }
}
