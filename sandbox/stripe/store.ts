import { type Database, json, lockSandbox, type Transaction } from '../database'
import { missing } from './errors'
import { newId } from './ids'
import { API_VERSION, type Event, type Kind, type Kinds } from './wire'

export const WEBHOOK_MODES = [
  'normal',
  'before-redirect',
  'after-redirect',
  'paused',
  'dropped',
  'duplicate',
  'shuffled',
  'stale',
  'bad-signature',
] as const
export type WebhookMode = (typeof WEBHOOK_MODES)[number]

/** What one turn (a request, a click on a page, a tick) knows besides the objects. */
export type Turn = { now: number; mode: WebhookMode; requestId: string | null; idempotencyKey: string | null }

/** Fields by which objects are found. */
export type Field = 'customer' | 'invoice' | 'number' | 'payment_method'

export type Store = {
  turn: Turn
  tx: Transaction
  find<K extends Kind>(kind: K, id: string): Promise<Kinds[K] | undefined>
  all<K extends Kind>(kind: K): Promise<Kinds[K][]>
  /** Those with this value in a field, newest first. */
  where<K extends Kind>(kind: K, field: Field, value: string): Promise<Kinds[K][]>
  put<K extends Kind>(kind: K, body: Kinds[K]): Promise<void>
  remove(id: string): Promise<void>
  /** What the sandbox knows about an object and Stripe never shows. */
  readHidden(id: string): Promise<Record<string, unknown>>
  writeHidden(id: string, hidden: Record<string, unknown>): Promise<void>
  emit(type: string, object: unknown, before?: object): Promise<void>
}

/** Runs `work` alone (one turn at a time) and keeps its writes only if it does not throw. */
export async function inTurn<T>(sql: Database, turn: Turn, work: (store: Store) => Promise<T>): Promise<T> {
  const result = await sql.begin(async (tx) => {
    await lockSandbox(tx)
    return { value: await work(openStore(tx, turn)) }
  })
  return result.value as T
}

/** The object, or Stripe's `resource_missing`; `label` is the word Stripe uses for the kind. */
export async function need<K extends Kind>(store: Store, kind: K, id: string, label: string, param?: string) {
  const found = await store.find(kind, id)
  if (!found || ('deleted' in found && found.deleted)) throw missing(label, id, param)
  return found
}

function openStore(tx: Transaction, turn: Turn): Store {
  return {
    turn,
    tx,
    find: async (kind, id) => {
      const [row] = await tx`select body from sandbox.objects where id = ${id} and object = ${kind}`
      return row?.body
    },
    all: async (kind) => {
      const rows = await tx`select body from sandbox.objects where object = ${kind} order by seq desc`
      return rows.map((row) => row.body)
    },
    where: async (kind, field, value) => {
      // The name stands in the statement itself, as an index is made for each.
      const rows = await tx.unsafe(
        `select body from sandbox.objects where object = $1 and body->>'${field}' = $2 order by seq desc`,
        [kind, value],
      )
      return rows.map((row) => row.body)
    },
    put: async (kind, body) => {
      await tx`insert into sandbox.objects (id, object, body) values (${body.id}, ${kind}, ${tx.json(json(body))})
        on conflict (id) do update set body = excluded.body`
    },
    remove: async (id) => {
      await tx`delete from sandbox.objects where id = ${id}`
    },
    readHidden: async (id) => {
      const [row] = await tx`select hidden from sandbox.objects where id = ${id}`
      return row?.hidden ?? {}
    },
    writeHidden: async (id, hidden) => {
      await tx`update sandbox.objects set hidden = ${tx.json(json(hidden))} where id = ${id}`
    },
    emit: (type, object, before) => emit(tx, turn, type, object, before),
  }
}

async function emit(tx: Transaction, turn: Turn, type: string, object: unknown, before?: object): Promise<void> {
  const endpoints = await tx`select id from sandbox.objects where object = 'webhook_endpoint'
    and body->>'status' = 'enabled' and (body->'enabled_events' ? '*' or body->'enabled_events' ? ${type})`
  const event: Event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: turn.now,
    data: { object: structuredClone(object), ...changes(before, object) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: turn.requestId, idempotency_key: turn.idempotencyKey },
    type,
  }
  await tx`insert into sandbox.objects (id, object, body) values (${event.id}, 'event', ${tx.json(json(event))})`
  for (const endpoint of endpoints) await addDeliveries(tx, turn.mode, event.id, endpoint.id)
}

/** One row per planned delivery, made in the event's own transaction so that a restart forgets none. */
export async function addDeliveries(tx: Transaction, mode: WebhookMode, eventId: string, endpointId: string) {
  const states: Partial<Record<WebhookMode, string>> = { paused: 'held', dropped: 'dropped' }
  const state = states[mode] ?? 'pending'
  const copies = mode === 'duplicate' ? 3 : 1
  for (let copy = 0; copy < copies; copy += 1) {
    await tx`insert into sandbox.deliveries (event_id, endpoint_id, state, mode, next_attempt_at)
      values (${eventId}, ${endpointId}, ${state}, ${mode},
        clock_timestamp() + make_interval(secs => ${delayOf(mode)}))`
  }
}

/** In seconds. */
function delayOf(mode: WebhookMode): number {
  if (mode === 'after-redirect') return 1.5
  return mode === 'shuffled' ? Math.random() : 0
}

function changes(before: object | undefined, after: unknown): { previous_attributes?: Record<string, unknown> } {
  if (!before) return {}
  const current = new Map(Object.entries(after as object))
  const changed = Object.entries(before).filter(
    ([name, old]) => JSON.stringify(old) !== JSON.stringify(current.get(name)),
  )
  return { previous_attributes: Object.fromEntries(changed) }
}
