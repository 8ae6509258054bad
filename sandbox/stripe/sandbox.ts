import type { Clock } from '../clock'
import type { Database } from '../database'
import { createFaults, type Faults } from '../faults'
import { expireOverdueSessions } from './checkout-sessions'
import { decideDueDebits } from './collect-invoice'
import { createDeliveries, type Deliveries } from './deliveries'
import { inTurn, type Store, type WebhookMode } from './store'
import { verifyTaxIds } from './tax-ids'
import { configureEndpoint } from './webhook-endpoints'
import type { Params } from './wire'

const REMEMBERED = 200
const HEARTBEAT = 1000

type Seen = { method: string; path: string; idempotencyKey: string | null; params: Params }
type Caller = { requestId: string; key: string | null }

/** What the pages, the API and the control share. Objects are in PostgreSQL; mode, faults and this log are not. */
export type Sandbox = {
  sql: Database
  faults: Faults
  deliveries: Deliveries
  mode(): WebhookMode
  setMode(mode: WebhookMode): Promise<void>
  record(call: { method: string; url: URL; params: Params; key: string | null }): void
  requests(): Seen[]
  inTurn<T>(caller: Caller | null, work: (store: Store) => Promise<T>): Promise<T>
  stop(): Promise<void>
}

export async function createSandbox(options: {
  sql: Database
  clock: Clock
  webhookUrl: string
  webhookSecret: string
}): Promise<Sandbox> {
  const { sql, clock } = options
  const faults = createFaults()
  const seen: Seen[] = []
  let mode: WebhookMode = 'normal'
  const deliveries = createDeliveries(sql, () => mode)

  async function runInTurn<T>(caller: Caller | null, work: (store: Store) => Promise<T>): Promise<T> {
    const turn = {
      now: clock.seconds(),
      mode,
      requestId: caller?.requestId ?? null,
      idempotencyKey: caller?.key ?? null,
    }
    // What time alone brings about is its own turn, so that a refused request does not take it back.
    await inTurn(sql, { ...turn, requestId: null, idempotencyKey: null }, tick)
    return inTurn(sql, turn, work)
  }

  await runInTurn(null, (store) => configureEndpoint(store, options.webhookUrl, options.webhookSecret))
  await deliveries.release()
  const heart = startHeart(() => runInTurn(null, async () => {}).then(deliveries.wake))
  return {
    sql,
    faults,
    deliveries,
    mode: () => mode,
    setMode: async (next) => {
      mode = next
      if (next === 'normal') await deliveries.release()
      deliveries.wake()
    },
    record: ({ method, url, params, key }) => {
      seen.push({ method, path: url.pathname, idempotencyKey: key, params })
      if (seen.length > REMEMBERED) seen.shift()
    },
    requests: () => seen,
    inTurn: runInTurn,
    stop: async () => {
      await heart.stop()
      await deliveries.stop()
    },
  }
}

async function tick(store: Store): Promise<void> {
  await expireOverdueSessions(store)
  await verifyTaxIds(store)
  await decideDueDebits(store)
}

/** Beats once a second, never twice at a time. */
function startHeart(beat: () => Promise<void>): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout
  let isStopped = false
  const next = () => {
    timer = setTimeout(() => {
      running = beat().catch(console.error)
      void running.then(() => {
        if (!isStopped) next()
      })
    }, HEARTBEAT)
  }
  next()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
