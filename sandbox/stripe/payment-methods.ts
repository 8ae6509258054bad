import type { TestCard } from './cards'
import { invalid } from './errors'
import { fingerprintOf } from './fingerprint'
import { newId } from './ids'
import { text } from './parameters'
import { need, type Store } from './store'
import type { Address, Params, PaymentMethod } from './wire'

type CardDetails = {
  number: string
  month: number
  year: number
  name: string
  email: string | null
  address: Address
}

/** A new card, not attached to anyone and not stored yet. */
export function buildCard(card: TestCard, details: CardDetails, created: number): PaymentMethod {
  return {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: details.address,
      email: details.email,
      name: details.name,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: 'pass', address_postal_code_check: 'pass', cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: details.month,
      exp_year: details.year,
      fingerprint: fingerprintOf(details.number),
      funding: 'credit',
      generated_from: null,
      last4: details.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  }
}

/** The kinds that a customer may add in the portal. */
export const PORTAL_METHODS = ['card', 'sepa_debit']

/** As a person tells one from the other. */
export function nameOf({ card, sepa_debit: debit, type }: PaymentMethod): string {
  if (debit) return `bank account ending ${debit.last4}`
  if (!card) return type
  const brand = card.brand.charAt(0).toUpperCase() + card.brand.slice(1)
  return `${brand} ending ${card.last4}, until ${String(card.exp_month).padStart(2, '0')}/${card.exp_year}`
}

export async function retrievePaymentMethod(store: Store, _params: Params, [id = '']: string[]) {
  return need(store, 'payment_method', id, 'PaymentMethod')
}

export async function paymentMethodsOf(store: Store, params: Params, customer: string): Promise<PaymentMethod[]> {
  await need(store, 'customer', customer, 'customer')
  const type = text(params, 'type')
  const all = await store.all('payment_method')
  return all.filter((method) => method.customer === customer && (!type || method.type === type))
}

export async function detachPaymentMethod(store: Store, _params: Params, [id = '']: string[]) {
  const before = await need(store, 'payment_method', id, 'PaymentMethod')
  if (typeof before.customer !== 'string') {
    throw invalid('The payment method you provided is not attached to a customer so detachment is impossible.')
  }
  const after = { ...before, customer: null }
  await store.put('payment_method', after)
  await store.emit('payment_method.detached', after, before)
  await forgetDefault(store, before.customer, id)
  return after
}

/** The method belongs to the customer from here on, and pays their bills. */
export async function attachPaymentMethod(store: Store, customer: string, method: PaymentMethod): Promise<void> {
  const attached = { ...method, customer }
  await store.put('payment_method', attached)
  await store.emit('payment_method.attached', attached)
  await setDefaultMethod(store, customer, method.id)
}

/** New invoices of the customer are collected by this method. */
export async function setDefaultMethod(store: Store, customer: string, id: string): Promise<void> {
  const before = await need(store, 'customer', customer, 'customer')
  const after = { ...before, invoice_settings: { ...before.invoice_settings, default_payment_method: id } }
  await store.put('customer', after)
  await store.emit('customer.updated', after, before)
}

/** Refuses a method that is not attached to this customer; `param` names the field that asked for it. */
export async function needOwnPaymentMethod(store: Store, customer: string, id: string, param: string) {
  const method = await need(store, 'payment_method', id, 'PaymentMethod', param)
  if (method.customer === customer) return method
  const message = `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`
  throw invalid(message, { code: 'resource_missing', param })
}

/** The bank sent its holder a new card: the saved one follows by itself. */
export async function renewCard(store: Store, id: string, last4: string): Promise<void> {
  const before = await need(store, 'payment_method', id, 'PaymentMethod')
  if (!before.card) throw new Error(`${id} is no card`)
  const after = { ...before, card: { ...before.card, exp_year: before.card.exp_year + 3, last4 } }
  await store.put('payment_method', after)
  await store.emit('payment_method.automatically_updated', after, before)
}

async function forgetDefault(store: Store, customerId: string, id: string): Promise<void> {
  const before = await store.find('customer', customerId)
  if (before?.invoice_settings?.default_payment_method !== id) return
  const after = { ...before, invoice_settings: { ...before.invoice_settings, default_payment_method: null } }
  await store.put('customer', after)
  await store.emit('customer.updated', after, before)
}
