import { createHash } from 'node:crypto'
import { invalid } from './errors'
import { newId } from './ids'
import { integer, mergeMetadata, needText, object, objects, oneOf, type Shape, text } from './parameters'
import { need, type Store } from './store'
import type { Invoice, LineItem, Params } from './wire'

const TAX_RATE: Shape = {
  country: 'any',
  description: 'any',
  display_name: 'any',
  inclusive: 'any',
  jurisdiction: 'any',
  jurisdiction_level: 'any',
  percentage: 'any',
  state: 'any',
  tax_type: 'any',
}
const TAX_AMOUNT: Shape = { amount: 'any', tax_rate_data: TAX_RATE, taxability_reason: 'any', taxable_amount: 'any' }
export const ADD_LINES: Shape = {
  expand: ['any'],
  invoice_metadata: 'any',
  lines: [
    {
      amount: 'any',
      description: 'any',
      discountable: 'any',
      metadata: 'any',
      period: { end: 'any', start: 'any' },
      quantity: 'any',
      tax_amounts: [TAX_AMOUNT],
    },
  ],
}

const REASONS = [
  'customer_exempt',
  'not_collecting',
  'not_subject_to_tax',
  'not_supported',
  'portion_product_exempt',
  'portion_reduced_rated',
  'portion_standard_rated',
  'product_exempt',
  'product_exempt_holiday',
  'proportionally_rated',
  'reduced_rated',
  'reverse_charge',
  'standard_rated',
  'taxable_basis_reduced',
  'zero_rated',
] as const
const MOST_LINES = 250
const MOST_TAXES = 20
const SHOWN_LINES = 10

type Tax = NonNullable<LineItem['taxes']>[number]

/** Adds lines to a draft, each an amount with the taxes that the caller worked out. */
export async function addLines(store: Store, params: Params, [id = '']: string[]): Promise<Invoice> {
  const before = await need(store, 'invoice', id, 'invoice')
  if (before.status !== 'draft') {
    throw invalid('Invalid invoice: This invoice is no longer editable', { code: 'invoice_not_editable' })
  }
  const given = objects(params, 'lines')
  if (given.length === 0) throw invalid('Missing required param: lines.', { code: 'parameter_missing', param: 'lines' })
  const old = await linesOf(store, id)
  if (old.length + given.length > MOST_LINES) {
    throw invalid(`An invoice can have up to ${MOST_LINES} line items.`, { param: 'lines' })
  }
  const added = given.map((line, index) => readLine(before, line, `lines[${index}]`, store.turn.now))
  for (const line of added) await store.put('line_item', line)
  const metadata = mergeMetadata(before.metadata ?? {}, params.invoice_metadata)
  const after = withLines({ ...before, metadata }, [...old, ...added])
  await store.put('invoice', after)
  await store.emit('invoice.updated', after, before)
  return after
}

/** In the order in which they were added. */
export async function linesOf(store: Store, invoice: string): Promise<LineItem[]> {
  return (await store.where('line_item', 'invoice', invoice)).reverse()
}

/** The invoice with the sums of its lines; it shows the first of them itself. */
function withLines(invoice: Invoice, lines: LineItem[]): Invoice {
  const taxes = sumTaxes(lines)
  const subtotal = sum(lines.map(({ amount }) => amount))
  const inside = sum(taxes.filter((tax) => tax.tax_behavior === 'inclusive').map(({ amount }) => amount))
  const onTop = sum(taxes.filter((tax) => tax.tax_behavior === 'exclusive').map(({ amount }) => amount))
  const total = subtotal + onTop
  return {
    ...invoice,
    lines: { ...invoice.lines, data: lines.slice(0, SHOWN_LINES), has_more: lines.length > SHOWN_LINES },
    amount_due: Math.max(0, total),
    amount_remaining: Math.max(0, total),
    subtotal,
    subtotal_excluding_tax: subtotal - inside,
    total,
    total_excluding_tax: subtotal - inside,
    total_taxes: taxes,
  }
}

/** One entry per rate, reason and behaviour. */
function sumTaxes(lines: LineItem[]): Tax[] {
  const sums = new Map<string, Tax>()
  for (const tax of lines.flatMap(({ taxes }) => taxes ?? [])) {
    const key = [tax.tax_rate_details?.tax_rate, tax.taxability_reason, tax.tax_behavior].join(' ')
    const old = sums.get(key)
    const taxable = (old?.taxable_amount ?? 0) + (tax.taxable_amount ?? 0)
    sums.set(key, { ...tax, amount: (old?.amount ?? 0) + tax.amount, taxable_amount: taxable })
  }
  return [...sums.values()]
}

function readLine(invoice: Invoice, params: Params, where: string, now: number): LineItem {
  if (params.amount !== undefined && params.quantity !== undefined) {
    throw invalid('You may only specify one of these parameters: amount, quantity.', { param: `${where}[amount]` })
  }
  const amount = needInteger(params, 'amount', where)
  const period = object(params, 'period')
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency: invoice.currency,
    description: text(params, 'description') ?? null,
    discount_amounts: [],
    discountable: params.discountable !== 'false',
    discounts: [],
    invoice: invoice.id,
    livemode: false,
    metadata: mergeMetadata({}, params.metadata),
    parent: {
      invoice_item_details: {
        invoice_item: newId('ii'),
        proration: false,
        proration_details: null,
        subscription: null,
      },
      subscription_item_details: null,
      type: 'invoice_item_details',
    },
    period: period ? readPeriod(period, `${where}[period]`) : { start: now, end: now },
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: newId('price'), product: newId('prod', 14) },
      type: 'price_details',
      unit_amount_decimal: String(amount),
    },
    quantity: 1,
    quantity_decimal: '1',
    subscription: null,
    subtotal: amount,
    taxes: readTaxes(params, where),
  }
}

function readPeriod(params: Params, where: string): LineItem['period'] {
  const start = needInteger(params, 'start', where)
  const end = needInteger(params, 'end', where)
  if (end >= start) return { start, end }
  throw invalid('The end of the period must be greater than or equal to its start.', { param: `${where}[end]` })
}

function readTaxes(params: Params, where: string): Tax[] {
  const given = objects(params, 'tax_amounts')
  if (given.length > MOST_TAXES) {
    throw invalid(`You can have up to ${MOST_TAXES} tax amounts.`, { param: `${where}[tax_amounts]` })
  }
  return given.map((tax, index) => readTax(tax, `${where}[tax_amounts][${index}]`))
}

function readTax(params: Params, where: string): Tax {
  const rate = object(params, 'tax_rate_data')
  if (!rate) throw absent(`${where}[tax_rate_data]`)
  const data = `${where}[tax_rate_data]`
  needText(rate, 'display_name', data)
  const percentage = needText(rate, 'percentage', data)
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(percentage) || Number(percentage) > 100) {
    throw invalid('The percentage must be between 0 and 100, with up to 4 decimals.', { param: `${data}[percentage]` })
  }
  const isInclusive = needText(rate, 'inclusive', data) === 'true'
  return {
    amount: needInteger(params, 'amount', where),
    tax_behavior: isInclusive ? 'inclusive' : 'exclusive',
    tax_rate_details: { tax_rate: rateId(rate) },
    taxability_reason: oneOf(params, 'taxability_reason', REASONS) ?? 'not_available',
    taxable_amount: needInteger(params, 'taxable_amount', where),
    type: 'tax_rate_details',
  }
}

/** The same data always names the same rate. */
function rateId(rate: Params): string {
  const data = JSON.stringify(Object.entries(rate).sort(([a], [b]) => a.localeCompare(b)))
  const hash = createHash('sha256').update(data).digest('base64').replace(/[+/=]/g, '')
  return `txr_${hash.slice(0, 24)}`
}

function needInteger(params: Params, name: string, where: string): number {
  const value = integer(params, name)
  if (value === undefined) throw absent(`${where}[${name}]`)
  return value
}

function absent(param: string) {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
