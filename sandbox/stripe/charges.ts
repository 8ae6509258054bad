import { mandateOf } from './debits'
import { newId } from './ids'
import { need, type Store } from './store'
import type { Charge, Dispute, Params, PaymentIntent, PaymentMethod } from './wire'

/** Why a payment came to nothing. Banks have no code of Stripe's list, only a reason. */
export type Failure = {
  code: 'card_declined' | 'expired_card' | 'payment_intent_authentication_failure' | null
  declineCode: string | null
  message: string
}

export async function retrieveCharge(store: Store, _params: Params, [id = '']: string[]): Promise<Charge> {
  return need(store, 'charge', id, 'charge')
}

export async function retrieveDispute(store: Store, _params: Params, [id = '']: string[]): Promise<Dispute> {
  return need(store, 'dispute', id, 'dispute')
}

/** One try to take the money: a card answers at once, a bank later. */
export async function createCharge(
  store: Store,
  intent: PaymentIntent,
  method: PaymentMethod,
  result: 'succeeded' | 'pending' | Failure,
): Promise<Charge> {
  const mandate = await mandateOf(store, method.id)
  const open = buildCharge(intent, method, mandate?.id ?? null, store.turn.now)
  if (result === 'pending') {
    await store.put('charge', open)
    await store.emit('charge.pending', open)
    return open
  }
  return result === 'succeeded' ? succeedCharge(store, open) : failCharge(store, open, result)
}

export async function succeedCharge(store: Store, before: Charge): Promise<Charge> {
  const after: Charge = {
    ...before,
    amount_captured: before.amount,
    captured: true,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: null,
      risk_level: 'normal',
      seller_message: 'Payment complete.',
      type: 'authorized',
    },
    paid: true,
    status: 'succeeded',
  }
  await store.put('charge', after)
  await store.emit('charge.succeeded', after)
  return after
}

export async function failCharge(store: Store, before: Charge, failure: Failure): Promise<Charge> {
  const after: Charge = {
    ...before,
    failure_code: failure.code ?? failure.declineCode,
    failure_message: failure.message,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: 'declined_by_network',
      reason: failure.declineCode,
      risk_level: 'normal',
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    },
    status: 'failed',
  }
  await store.put('charge', after)
  await store.emit('charge.failed', after)
  return after
}

/** The holder of the account took the money back through the bank. The invoice stays paid. */
export async function disputeCharge(store: Store, before: Charge): Promise<void> {
  const after: Charge = { ...before, disputed: true }
  const dispute = buildDispute(after, store.turn.now)
  await store.put('charge', after)
  await store.put('dispute', dispute)
  await store.emit('charge.dispute.created', dispute)
}

function buildCharge(intent: PaymentIntent, method: PaymentMethod, mandate: string | null, now: number): Charge {
  return {
    id: newId(method.card ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: 'SANDBOX',
    captured: false,
    created: now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent, mandate),
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'pending',
    transfer_data: null,
    transfer_group: null,
  }
}

function methodDetails(
  { card, sepa_debit: debit }: PaymentMethod,
  intent: PaymentIntent,
  mandate: string | null,
): Charge['payment_method_details'] {
  if (debit) {
    const { bank_code, branch_code, country, fingerprint, last4 } = debit
    return { sepa_debit: { bank_code, branch_code, country, fingerprint, last4, mandate }, type: 'sepa_debit' }
  }
  if (!card) return null
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = card
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand,
      checks: { address_line1_check: 'pass', address_postal_code_check: 'pass', cvc_check: null },
      country,
      electronic_commerce_indicator: null,
      exp_month,
      exp_year,
      fingerprint: fingerprint ?? null,
      funding,
      installments: null,
      last4,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  }
}

function buildDispute(charge: Charge, now: number): Dispute {
  return {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    // The scheme decides for the holder of the account, whatever is said against it.
    evidence_details: {
      due_by: null,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: 'debit_not_authorized',
    status: 'lost',
  }
}

const NO_EVIDENCE: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}
