import { createHmac } from 'node:crypto'
import type { Database } from '../database'
import { isLoopback } from '../loopback'
import type { WebhookMode } from './store'

const TIMEOUT = 10_000
// Seconds that a claimed delivery stays with its claimer; a stand-in that dies meanwhile sends it again later.
const LEASE = 30
const LAST_ATTEMPT = 12

type Due = { id: string; url: string; secret: string; attempts: number; event: unknown }

export type Deliveries = {
  /** Sends what is due, in the background. */
  wake(): void
  /** Sends what is due and waits for the answers of this first attempt. */
  flush(): Promise<void>
  /** Lets held deliveries go. */
  release(): Promise<void>
  stop(): Promise<void>
}

/** Posts events to their endpoints until each is answered with 2xx: after 1, 2, 4 … 60 s, twelve times in all. */
export function createDeliveries(sql: Database, mode: () => WebhookMode): Deliveries {
  const inFlight = new Set<Promise<void>>()
  const aborting = new AbortController()
  let timer: NodeJS.Timeout | undefined

  async function sendDue(): Promise<void> {
    if (aborting.signal.aborted || mode() === 'paused') return
    for (const due of await claim(sql)) {
      const sending = send(sql, due, aborting.signal).finally(() => inFlight.delete(sending))
      inFlight.add(sending)
      void sending.then(plan)
    }
    await plan()
  }

  async function plan(): Promise<void> {
    if (aborting.signal.aborted) return
    const [next] = await sql`select extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000 as wait
      from sandbox.deliveries where state = 'pending'`
    clearTimeout(timer)
    if (next?.wait === null || aborting.signal.aborted) return
    timer = setTimeout(wake, Math.max(10, Number(next?.wait)))
  }

  function wake(): void {
    sendDue().catch((error) => {
      if (!aborting.signal.aborted) console.error(error)
    })
  }

  return {
    wake,
    flush: async () => {
      await sendDue()
      await Promise.allSettled(inFlight)
    },
    release: async () => {
      await sql`update sandbox.deliveries set state = 'pending', next_attempt_at = clock_timestamp()
        where state = 'held'`
    },
    stop: async () => {
      clearTimeout(timer)
      aborting.abort()
      await Promise.allSettled(inFlight)
    },
  }
}

async function claim(sql: Database): Promise<Due[]> {
  return sql<Due[]>`
    with due as (
      update sandbox.deliveries set attempts = attempts + 1,
        next_attempt_at = clock_timestamp() + make_interval(secs => ${LEASE})
      where id in (select id from sandbox.deliveries where state = 'pending'
        and next_attempt_at <= clock_timestamp() order by id for update skip locked)
      returning id, event_id, endpoint_id, attempts)
    select due.id, due.attempts, event.body as event, endpoint.body->>'url' as url,
      endpoint.hidden->>'secret' as secret
    from due join sandbox.objects event on event.id = due.event_id
    join sandbox.objects endpoint on endpoint.id = due.endpoint_id order by due.id`
}

async function send(sql: Database, due: Due, stopping: AbortSignal): Promise<void> {
  const status = await post(due, stopping)
  if (stopping.aborted) return
  const isDone = status >= 200 && status < 300
  const isOver = !isDone && due.attempts >= LAST_ATTEMPT
  const failed = isOver ? 'failed' : 'pending'
  const pause = Math.min(60, 2 ** (due.attempts - 1))
  await sql`update sandbox.deliveries set state = ${isDone ? 'delivered' : failed},
    answers = array_append(answers, ${status}::int),
    next_attempt_at = clock_timestamp() + make_interval(secs => ${pause}) where id = ${due.id}`
}

/** The HTTP status of the answer; 0 for none. */
async function post(due: Due, stopping: AbortSignal): Promise<number> {
  if (!isLoopback(due.url)) return 0
  const payload = JSON.stringify(due.event, null, 2)
  try {
    const response = await fetch(due.url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), stopping]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': sign(payload, due.secret),
        'user-agent': 'Stripe/1.0 (sandbox)',
      },
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return 0
  }
}

/**
 * One `v1` per secret of the comma-separated list, as during a rotation. Signed with the machine's own time:
 * the receiver compares it with its own, which the shared clock does not move.
 */
function sign(payload: string, secrets: string): string {
  const time = Math.floor(Date.now() / 1000)
  const signatures = secrets
    .split(',')
    .map((secret) => `v1=${createHmac('sha256', secret.trim()).update(`${time}.${payload}`).digest('hex')}`)
  return [`t=${time}`, ...signatures].join(',')
}
