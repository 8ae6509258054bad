import { invalid } from './errors'
import type { Store } from './store'
import { taxIdsOf } from './tax-ids'
import type { Kind } from './wire'

const EXPANDABLE: Record<string, Kind> = {
  charge: 'charge',
  customer: 'customer',
  default_payment_method: 'payment_method',
  invoice: 'invoice',
  latest_charge: 'charge',
  mandate: 'mandate',
  payment_intent: 'payment_intent',
  payment_method: 'payment_method',
  setup_intent: 'setup_intent',
}

/** Replaces ids by the objects they name along paths such as `setup_intent.payment_method` or `data.customer`. */
export async function expand(store: Store, answer: unknown, paths: string[]): Promise<unknown> {
  const copy = structuredClone(answer)
  for (const path of paths) await expandPath(store, copy, path.split('.'), path)
  return copy
}

async function expandPath(store: Store, target: unknown, [name, ...rest]: string[], full: string): Promise<void> {
  if (name === undefined || target === null || typeof target !== 'object') return
  const holder = target as Record<string, unknown>
  // A stub has nothing to expand.
  if (holder.deleted === true) return
  if (name === 'payments' && holder.object === 'invoice') holder.payments = await paymentList(store, String(holder.id))
  if (name === 'tax_ids' && holder.object === 'customer') holder.tax_ids = await taxIdList(store, String(holder.id))
  if (!(name in holder)) throw invalid(`This property cannot be expanded (${full}).`)
  const value = holder[name]
  const kind = EXPANDABLE[name]
  if (typeof value === 'string') {
    if (!kind) throw invalid(`This property cannot be expanded (${full}).`)
    holder[name] = (await store.find(kind, value)) ?? value
  }
  const inner = holder[name]
  for (const each of Array.isArray(inner) ? inner : [inner]) await expandPath(store, each, rest, full)
}

/** Told with an invoice only where it is asked for. */
async function paymentList(store: Store, invoice: string) {
  const data = await store.where('invoice_payment', 'invoice', invoice)
  return { object: 'list', data, has_more: false, url: `/v1/invoice_payments?invoice=${invoice}` }
}

/** Told with a customer only where it is asked for. */
async function taxIdList(store: Store, customer: string) {
  const data = await taxIdsOf(store, customer)
  return { object: 'list', data, has_more: false, url: `/v1/customers/${customer}/tax_ids` }
}
