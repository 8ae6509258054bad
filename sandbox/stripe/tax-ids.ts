import { invalid, missing } from './errors'
import { newId } from './ids'
import { text } from './parameters'
import { need, type Store } from './store'
import type { Params, TaxId } from './wire'

// The national part of a VAT id; the two letters of the country stand before it.
const EU_VAT: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[0-9A-Z]\d{7}[0-9A-Z]$/,
  FI: /^\d{8}$/,
  FR: /^[0-9A-Z]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[0-9A-Z+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[0-9A-Z+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12})$/,
}

const FORMATS: Partial<Record<TaxId['type'], RegExp>> = {
  ch_vat: /^CHE-?\d{3}\.?\d{3}\.?\d{3} ?(MWST|TVA|IVA)?$/,
  gb_vat: /^(GB)?(\d{9}|\d{12})$/,
}

function isWellFormed(type: string, value: string): boolean {
  if (type === 'eu_vat') return EU_VAT[value.slice(0, 2)]?.test(value.slice(2)) ?? false
  const format = FORMATS[type as TaxId['type']]
  if (!format) throw invalid(`Invalid type: the sandbox knows eu_vat, gb_vat and ch_vat`, { param: 'type' })
  return format.test(value)
}

export async function addTaxId(store: Store, customer: string, params: Params): Promise<TaxId> {
  const type = text(params, 'type')
  const value = text(params, 'value')?.replaceAll(' ', '').toUpperCase()
  if (!type) throw invalid('Missing required param: type.', { code: 'parameter_missing', param: 'type' })
  if (!value) throw invalid('Missing required param: value.', { code: 'parameter_missing', param: 'value' })
  if (!isWellFormed(type, value)) {
    throw invalid(`Invalid value for ${type}.`, { code: 'tax_id_invalid', param: 'value' })
  }
  const taxId: TaxId = {
    id: newId('txi'),
    object: 'tax_id',
    country: countryOf(type, value),
    created: store.turn.now,
    customer,
    customer_account: null,
    livemode: false,
    owner: { type: 'customer', customer, customer_account: null },
    type: type as TaxId['type'],
    value,
    verification: { status: 'pending', verified_address: null, verified_name: null },
  }
  await store.put('tax_id', taxId)
  await store.emit('customer.tax_id.created', taxId)
  return taxId
}

function countryOf(type: string, value: string): string {
  if (type !== 'eu_vat') return type.slice(0, 2).toUpperCase()
  return value.startsWith('EL') ? 'GR' : value.slice(0, 2)
}

export async function createTaxId(store: Store, params: Params, [customer = '']: string[]) {
  await need(store, 'customer', customer, 'customer')
  return addTaxId(store, customer, params)
}

export async function taxIdsOf(store: Store, customer: string): Promise<TaxId[]> {
  return (await store.all('tax_id')).filter((taxId) => taxId.customer === customer)
}

export async function deleteTaxId(store: Store, _params: Params, [customer = '', id = '']: string[]) {
  const taxId = await store.find('tax_id', id)
  if (!taxId || taxId.customer !== customer) throw missing('tax_id', id)
  await store.remove(id)
  await store.emit('customer.tax_id.deleted', taxId)
  return { id, object: 'tax_id', deleted: true }
}

/** So long a check takes by the shared clock. */
const CHECK_SECONDS = 20

/** Checks come some time after creation, as with Stripe: only ones stays unverified, only twos stays pending. */
export async function verifyTaxIds(store: Store): Promise<void> {
  for (const before of await store.all('tax_id')) {
    const isDue = before.verification?.status === 'pending' && before.created + CHECK_SECONDS < store.turn.now
    if (!isDue || /^[A-Z]*2+$/.test(before.value)) continue
    const verified = !/^[A-Z]*1+$/.test(before.value)
    const verification: TaxId['verification'] = verified
      ? { status: 'verified', verified_address: null, verified_name: 'Sandbox' }
      : { status: 'unverified', verified_address: null, verified_name: null }
    const after = { ...before, verification }
    await store.put('tax_id', after)
    await store.emit('customer.tax_id.updated', after, before)
  }
}
