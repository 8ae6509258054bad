import { createHmac } from 'node:crypto'
import type { Database } from '../database'
import { isLoopback } from '../loopback'
import type { WebhookMode } from './store'
import type { Event } from './wire'

const TIMEOUT = 10_000
// Seconds that a claimed delivery stays with its claimer; a stand-in that dies meanwhile sends it again later.
const LEASE = 30
const LAST_ATTEMPT = 12

// What somebody signs with who does not know the secret.
const WRONG_SECRET = 'whsec_wrong'

type Due = { id: string; url: string; secret: string; attempts: number; mode: WebhookMode; event: Event }

export type Deliveries = {
  /** Sends what is due, in the background. */
  wake(): void
  /** Sends what is due and waits for the answers of this first attempt. */
  flush(): Promise<void>
  /** Lets held deliveries go, and signs from here on what was badly signed. */
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
      await sql`update sandbox.deliveries set state = 'pending', mode = 'normal', next_attempt_at = clock_timestamp()
        where state = 'held' or (state = 'pending' and mode = 'bad-signature')`
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
      returning id, event_id, endpoint_id, attempts, mode)
    select due.id, due.attempts, due.mode, event.body as event, endpoint.body->>'url' as url,
      endpoint.hidden->>'secret' as secret
    from due join sandbox.objects event on event.id = due.event_id
    join sandbox.objects endpoint on endpoint.id = due.endpoint_id order by due.id`
}

async function send(sql: Database, due: Due, stopping: AbortSignal): Promise<void> {
  const event = due.mode === 'stale' ? await withOldSnapshot(sql, due.event) : due.event
  const status = await post(due, event, stopping)
  if (stopping.aborted) return
  const isDone = status >= 200 && status < 300
  const isOver = !isDone && due.attempts >= LAST_ATTEMPT
  const failed = isOver ? 'failed' : 'pending'
  const pause = Math.min(60, 2 ** (due.attempts - 1))
  await sql`update sandbox.deliveries set state = ${isDone ? 'delivered' : failed},
    answers = array_append(answers, ${status}::int),
    next_attempt_at = clock_timestamp() + make_interval(secs => ${pause}) where id = ${due.id}`
}

/** The event with its object as the first event about that object showed it. */
async function withOldSnapshot(sql: Database, event: Event): Promise<Event> {
  const { id } = event.data.object as { id?: string }
  const [first] = await sql`select body->'data'->'object' as object from sandbox.objects
    where object = 'event' and body->'data'->'object'->>'id' = ${id ?? ''} order by seq limit 1`
  return first ? { ...event, data: { ...event.data, object: first.object } } : event
}

/** The HTTP status of the answer; 0 for none. */
async function post(due: Due, event: Event, stopping: AbortSignal): Promise<number> {
  if (!isLoopback(due.url)) return 0
  const payload = JSON.stringify(event, null, 2)
  const secret = due.mode === 'bad-signature' ? WRONG_SECRET : due.secret
  try {
    const response = await fetch(due.url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT), stopping]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': sign(payload, secret),
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
