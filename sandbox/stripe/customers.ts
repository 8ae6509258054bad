import { randomBytes } from 'node:crypto'
import { invalid, missing } from './errors'
import { newId } from './ids'
import { ADDRESS, integer, mergeMetadata, object, readAddress, type Shape, text, texts } from './parameters'
import { needOwnPaymentMethod } from './payment-methods'
import { need, type Store } from './store'
import { addTaxId, taxIdsOf } from './tax-ids'
import type { Customer, Params } from './wire'

const SHARED: Shape = {
  address: ADDRESS,
  balance: 'any',
  business_name: 'any',
  description: 'any',
  email: 'any',
  expand: ['any'],
  individual_name: 'any',
  invoice_settings: { default_payment_method: 'any', footer: 'any' },
  metadata: 'any',
  name: 'any',
  phone: 'any',
  preferred_locales: ['any'],
}
export const CREATE_CUSTOMER: Shape = { ...SHARED, tax_id_data: [{ type: 'any', value: 'any' }] }
export const UPDATE_CUSTOMER: Shape = SHARED

export async function createCustomer(store: Store, params: Params): Promise<Customer> {
  const blank: Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: store.turn.now,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomBytes(4).toString('hex').toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  const customer = await applyParams(store, blank, params)
  await store.put('customer', customer)
  await store.emit('customer.created', customer)
  const taxIds = Array.isArray(params.tax_id_data) ? params.tax_id_data : []
  for (const taxId of taxIds) await addTaxId(store, customer.id, taxId as Params)
  return customer
}

/** A deleted customer is still answered, as a stub. */
export async function retrieveCustomer(store: Store, _params: Params, [id = '']: string[]): Promise<Customer> {
  const customer = await store.find('customer', id)
  if (!customer) throw missing('customer', id)
  return customer
}

export async function updateCustomer(store: Store, params: Params, [id = '']: string[]): Promise<Customer> {
  const before = await need(store, 'customer', id, 'customer')
  const after = await applyParams(store, before, params)
  await store.put('customer', after)
  await store.emit('customer.updated', after, before)
  return after
}

export async function deleteCustomer(store: Store, _params: Params, [id = '']: string[]) {
  const customer = await need(store, 'customer', id, 'customer')
  for (const taxId of await taxIdsOf(store, id)) await store.remove(taxId.id)
  for (const method of await store.all('payment_method')) {
    if (method.customer === id) await store.put('payment_method', { ...method, customer: null })
  }
  const stub = { id, object: 'customer', deleted: true } as const
  // The type of a live customer has no room for the stub; `need` knows it by `deleted`.
  await store.put('customer', stub as unknown as Customer)
  await store.emit('customer.deleted', customer)
  return stub
}

async function applyParams(store: Store, customer: Customer, params: Params): Promise<Customer> {
  const keep = <T>(given: T | undefined, old: T) => (given === undefined ? old : given)
  const next: Customer = {
    ...customer,
    address: keep(readAddress(params.address), customer.address),
    balance: keep(integer(params, 'balance'), customer.balance),
    description: keep(text(params, 'description'), customer.description),
    email: keep(readEmail(params), customer.email),
    invoice_settings: await readInvoiceSettings(store, customer, object(params, 'invoice_settings')),
    metadata: mergeMetadata(customer.metadata, params.metadata),
    name: keep(text(params, 'name'), customer.name),
    phone: keep(text(params, 'phone'), customer.phone),
    preferred_locales: keep(texts(params, 'preferred_locales'), customer.preferred_locales),
  }
  // These two are absent rather than null while unset.
  for (const name of ['business_name', 'individual_name'] as const) {
    const given = text(params, name)
    if (given) next[name] = given
    if (given === null) delete next[name]
  }
  return next
}

function readEmail(params: Params): string | null | undefined {
  const email = text(params, 'email')
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalid(`Invalid email address: ${email}`, { code: 'email_invalid', param: 'email' })
  }
  return email
}

async function readInvoiceSettings(store: Store, customer: Customer, params: Params | undefined) {
  const settings = customer.invoice_settings
  if (!params) return settings
  const footer = text(params, 'footer')
  const method = text(params, 'default_payment_method')
  const param = 'invoice_settings[default_payment_method]'
  if (method) await needOwnPaymentMethod(store, customer.id, method, param)
  return {
    ...settings,
    footer: footer === undefined ? settings.footer : footer,
    default_payment_method: method === undefined ? settings.default_payment_method : method,
  }
}
