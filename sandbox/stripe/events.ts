import { invalid } from './errors'
import { createdWithin, RANGE } from './lists'
import { type Shape, text, texts } from './parameters'
import { need, type Store } from './store'
import type { Event, Params } from './wire'

export const EVENT_FILTERS: Shape = { created: RANGE, delivery_success: 'any', type: 'any', types: ['any'] }

export async function retrieveEvent(store: Store, _params: Params, [id = '']: string[]): Promise<Event> {
  const event = await need(store, 'event', id, 'event')
  return { ...event, pending_webhooks: (await openDeliveries(store)).get(id) ?? 0 }
}

/** `delivery_success=false`: events with a delivery that has not come through yet, given up ones included. */
export async function findEvents(store: Store, params: Params): Promise<Event[]> {
  const matches = typeFilter(params)
  const open = await openDeliveries(store)
  const success = text(params, 'delivery_success')
  const all = await store.all('event')
  return all
    .filter((event) => matches(event.type) && createdWithin(event.created, params.created))
    .filter((event) => !success || (success === 'true') === !open.has(event.id))
    .map((event) => ({ ...event, pending_webhooks: open.get(event.id) ?? 0 }))
}

async function openDeliveries(store: Store): Promise<Map<string, number>> {
  const rows = await store.tx`select event_id, count(distinct endpoint_id)::int as open from sandbox.deliveries
    where state <> 'delivered' group by event_id`
  return new Map(rows.map((row) => [row.event_id, row.open]))
}

function typeFilter(params: Params): (type: string) => boolean {
  const type = text(params, 'type')
  const types = texts(params, 'types')
  if (type && types) throw invalid('You may only specify one of these parameters: type, types.')
  if (types && types.length > 20) throw invalid('You may pass up to 20 types.', { param: 'types' })
  const wanted = types ?? (type ? [type] : ['*'])
  const patterns = wanted.map((each) => new RegExp(`^${each.replaceAll('.', '\\.').replaceAll('*', '.*')}$`))
  return (given) => patterns.some((pattern) => pattern.test(given))
}
