import { invalid } from './errors'
import { buildInvoice, type Chosen, withCustomer } from './invoice-shape'
import { createdWithin, RANGE } from './lists'
import { flag, integer, mergeMetadata, needText, object, objects, oneOf, type Shape, text, texts } from './parameters'
import { needOwnPaymentMethod } from './payment-methods'
import { need, type Store } from './store'
import type { Customer, Invoice, Params } from './wire'

export const CREATE_INVOICE: Shape = {
  auto_advance: 'any',
  automatic_tax: { enabled: 'any' },
  collection_method: 'any',
  currency: 'any',
  custom_fields: [{ name: 'any', value: 'any' }],
  customer: 'any',
  days_until_due: 'any',
  default_payment_method: 'any',
  description: 'any',
  due_date: 'any',
  effective_at: 'any',
  expand: ['any'],
  footer: 'any',
  metadata: 'any',
  number: 'any',
  payment_settings: { payment_method_types: ['any'] },
  pending_invoice_items_behavior: 'any',
  statement_descriptor: 'any',
}
const METHODS = ['charge_automatically', 'send_invoice'] as const
const STATUSES = ['draft', 'open', 'void', 'paid', 'uncollectible'] as const
export const INVOICE_FILTERS: Shape = { collection_method: 'any', created: RANGE, customer: 'any', status: 'any' }

const DAY = 24 * 3600
const LONGEST_NUMBER = 26
const MOST_CUSTOM_FIELDS = 4
const METHOD_TYPES = ['card', 'sepa_debit'] as const

export async function createInvoice(store: Store, params: Params): Promise<Invoice> {
  const id = needText(params, 'customer')
  const customer = await need(store, 'customer', id, 'customer', 'customer')
  const invoice = await withCustomer(
    store,
    buildInvoice(customer, await readChosen(store, customer, params), store.turn.now),
  )
  await store.put('invoice', invoice)
  await store.emit('invoice.created', invoice)
  return invoice
}

export async function retrieveInvoice(store: Store, _params: Params, [id = '']: string[]): Promise<Invoice> {
  return need(store, 'invoice', id, 'invoice')
}

export async function findInvoices(store: Store, params: Params): Promise<Invoice[]> {
  const customer = text(params, 'customer')
  const status = oneOf(params, 'status', STATUSES)
  const method = oneOf(params, 'collection_method', METHODS)
  const all = customer ? await store.where('invoice', 'customer', customer) : await store.all('invoice')
  return all.filter(
    (invoice) =>
      (!status || invoice.status === status) &&
      (!method || invoice.collection_method === method) &&
      createdWithin(invoice.created, params.created),
  )
}

/** A draft disappears, and its number is free again. */
export async function deleteInvoice(store: Store, _params: Params, [id = '']: string[]) {
  const invoice = await need(store, 'invoice', id, 'invoice')
  if (invoice.status !== 'draft') throw invalid('You can only delete draft invoices.')
  for (const line of await store.where('line_item', 'invoice', id)) await store.remove(line.id)
  await store.remove(id)
  await store.emit('invoice.deleted', invoice)
  return { id, object: 'invoice', deleted: true }
}

async function readChosen(store: Store, customer: Customer, params: Params): Promise<Chosen> {
  if (object(params, 'automatic_tax')?.enabled === 'true') {
    throw invalid('The sandbox does not compute taxes.', { param: 'automatic_tax[enabled]' })
  }
  if (oneOf(params, 'pending_invoice_items_behavior', ['exclude', 'include']) === 'include') {
    throw invalid('The sandbox knows no pending invoice items.', { param: 'pending_invoice_items_behavior' })
  }
  const collection = oneOf(params, 'collection_method', METHODS) ?? 'charge_automatically'
  const method = text(params, 'default_payment_method') ?? null
  if (method) await needOwnPaymentMethod(store, customer.id, method, 'default_payment_method')
  return {
    auto_advance: flag(params, 'auto_advance') ?? false,
    collection_method: collection,
    currency: readCurrency(params, customer),
    custom_fields: readCustomFields(params),
    default_payment_method: method,
    description: text(params, 'description') ?? null,
    due_date: readDueDate(params, collection, store.turn.now),
    effective_at: integer(params, 'effective_at') ?? null,
    footer: text(params, 'footer') ?? null,
    metadata: mergeMetadata({}, params.metadata),
    number: await readNumber(store, params),
    payment_settings: readPaymentSettings(params),
    statement_descriptor: text(params, 'statement_descriptor') ?? null,
  }
}

function readCurrency(params: Params, customer: Customer): string {
  const currency = text(params, 'currency') ?? customer.currency ?? 'eur'
  if (/^[a-z]{3}$/.test(currency)) return currency
  throw invalid(`Invalid currency: ${currency}.`, { param: 'currency' })
}

/** Numbers are the account's own to choose, once each, whatever became of the invoice. */
async function readNumber(store: Store, params: Params): Promise<string | null> {
  const number = text(params, 'number') ?? null
  if (!number) return null
  if (number.length > LONGEST_NUMBER) {
    throw invalid(`Invalid string: must be at most ${LONGEST_NUMBER} characters`, { param: 'number' })
  }
  const [taken] = await store.where('invoice', 'number', number)
  if (taken) throw invalid(`The invoice number ${number} is already in use.`, { param: 'number' })
  return number
}

function readCustomFields(params: Params): Invoice['custom_fields'] {
  const fields = objects(params, 'custom_fields').map((field, index) => {
    const where = `custom_fields[${index}]`
    const name = needText(field, 'name', where)
    const value = needText(field, 'value', where)
    if (name.length > 40) throw invalid('Invalid string: must be at most 40 characters', { param: `${where}[name]` })
    if (value.length > 140)
      throw invalid('Invalid string: must be at most 140 characters', { param: `${where}[value]` })
    return { name, value }
  })
  if (fields.length > MOST_CUSTOM_FIELDS) {
    throw invalid(`You can have up to ${MOST_CUSTOM_FIELDS} custom fields.`, { param: 'custom_fields' })
  }
  return fields.length > 0 ? fields : null
}

function readDueDate(params: Params, collection: (typeof METHODS)[number], now: number): number | null {
  const days = integer(params, 'days_until_due')
  const due = integer(params, 'due_date') ?? (days === undefined ? null : now + days * DAY)
  if (collection === 'send_invoice' && due === null) {
    throw invalid("If invoice collection method is 'send_invoice', you must specify 'due_date' or 'days_until_due'.")
  }
  if (collection === 'charge_automatically' && due !== null) {
    throw invalid("You can only specify 'due_date' or 'days_until_due' if invoice collection method is 'send_invoice'.")
  }
  return due
}

function readPaymentSettings(params: Params): Invoice['payment_settings'] {
  const param = 'payment_settings[payment_method_types]'
  const given = texts(object(params, 'payment_settings') ?? {}, 'payment_method_types')
  const types = given?.map((type) => {
    const known = METHOD_TYPES.find((each) => each === type)
    if (!known) throw invalid(`The sandbox charges ${METHOD_TYPES.join(' and ')} only, not ${type}.`, { param })
    return known
  })
  return { default_mandate: null, payment_method_options: null, payment_method_types: types ?? null }
}
