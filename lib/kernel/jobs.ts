import type postgres from 'postgres'
import { onReturn, openConnection, withPatience } from '@/db/client'
import type { OutboxKind, Promises } from '@/db/promises'
import { cutTo } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { causesOf } from './causes'

/** One claimed row, of a kind or of one of some kinds. `attempt` counts from 1. */
export type Job<Kind extends OutboxKind = OutboxKind> = {
  [One in Kind]: { id: string; kind: One; key: string; payload: Promises[One]; attempt: number }
}[Kind]

/** What a handler says: done (with the provider's id, if one), or skipped because what it announces was undone. */
export type Outcome = { providerId?: string } | { skipped: string } | undefined

/** How one kind of row is handled. `everySeconds` makes it periodic: one row per time bucket over all processes. */
export type Handler<Kind extends OutboxKind = OutboxKind> = {
  handle(job: Job<Kind>): Promise<Outcome>
  everySeconds?: number
  mostAttempts?: number
}
/** Who does which kind of work. */
export type Handlers = { [Kind in OutboxKind]?: Handler<Kind> }

/** How often a row is tried where its handler does not say. */
const MOST_ATTEMPTS = 8
/** Three a lease, for each of its seconds: two may be lost before the lease is. */
const HEARTBEAT_MS = 333

type Options = { concurrency?: number; leaseSeconds?: number; pollSeconds?: number }
type Worker = { stop(): Promise<void> }

/**
 * Works the outbox until stopped: wakes on NOTIFY, claims with SKIP LOCKED under a lease with heartbeat, retries with
 * growing pauses, gives up after `mostAttempts` (8). Any number of processes may run it.
 */
export async function startWorker(handlers: Handlers, options: Options = {}): Promise<Worker> {
  const { concurrency = 4, leaseSeconds = 30, pollSeconds = 2 } = options
  let sql = openConnection(concurrency + 3)
  const running = new Set<Promise<void>>()
  let stopped = false
  // A wake-up that comes while rows are being claimed must not be lost.
  let isWoken = false
  let rouse = () => {}
  const wake = () => {
    isWoken = true
    rouse()
  }

  const fill = async () => {
    await promisePeriodic(sql, handlers)
    while (!stopped && running.size < concurrency) {
      const job = await claim(sql, Object.keys(handlers), leaseSeconds)
      if (!job) return
      const task: Promise<void> = work(sql, job, handlers, leaseSeconds).finally(() => {
        running.delete(task)
        wake()
      })
      running.add(task)
    }
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = (async () => {
    while (!stopped) {
      await fill().catch((error) => console.error('outbox:', error))
      if (stopped) break
      if (!isWoken) await sleep(pollSeconds * 1000)
      isWoken = false
    }
    await Promise.allSettled(running)
  })()

  // The second callback also runs after a reconnect: rows promised meanwhile are found at once.
  await sql.listen('outbox', wake, wake)
  const renewal = onReturn(() => {
    void sql.end({ timeout: 0 })
    sql = openConnection(concurrency + 3)
    sql.listen('outbox', wake, wake).catch((error) => console.error('outbox:', error))
  })
  return {
    async stop() {
      stopped = true
      renewal.stop()
      wake()
      await loop
      await sql.end({ timeout: 5 })
    },
  }
}

async function promisePeriodic(sql: postgres.Sql, handlers: Handlers): Promise<void> {
  const now = clock.now()
  for (const [kind, handler] of Object.entries(handlers)) {
    if (!handler?.everySeconds) continue
    const bucket = Math.floor(now.getTime() / (handler.everySeconds * 1000))
    await sql`
      insert into outbox (id, kind, key, payload, run_at, created_at)
      values (${newId()}, ${kind}, ${`${kind}:${bucket}`}, '{}', ${now}, ${now})
      on conflict (key) do nothing`
  }
}

async function claim(sql: postgres.Sql, kinds: string[], leaseSeconds: number): Promise<Job | undefined> {
  const now = clock.now()
  const lease = new Date(now.getTime() + leaseSeconds * 1000)
  // The one place where a payload gets its type back: `enqueue` wrote it with that of its kind, and nobody else writes any.
  const rows = await sql<Job[]>`
    update outbox set attempts = attempts + 1, lease_until = ${lease}
    where id = (
      select id from outbox
      where done_at is null and dead_at is null and run_at <= ${now} and kind = any(${kinds})
        and (lease_until is null or lease_until < ${now})
      order by run_at, id limit 1 for update skip locked
    )
    returning id, kind, key, payload, attempts as attempt`
  return rows[0]
}

/** Handles one row. Every write is fenced by the attempt, so that a row whose lease was lost is left to its new holder. */
async function work<Kind extends OutboxKind>(
  sql: postgres.Sql,
  job: Job<Kind>,
  handlers: Handlers,
  leaseSeconds: number,
): Promise<void> {
  const handler: Handler<Kind> | undefined = handlers[job.kind]
  if (!handler) return
  if (job.attempt > (handler.mostAttempts ?? MOST_ATTEMPTS)) return giveUp(sql, job)
  const heartbeat = setInterval(() => {
    const lease = new Date(clock.now().getTime() + leaseSeconds * 1000)
    sql`update outbox set lease_until = ${lease} where id = ${job.id} and attempts = ${job.attempt}`.catch((error) =>
      console.error('outbox heartbeat:', error),
    )
  }, leaseSeconds * HEARTBEAT_MS)
  try {
    const outcome = await withPatience(() => handler.handle(job))
    const providerId = outcome && 'providerId' in outcome ? (outcome.providerId ?? null) : null
    const skipped = outcome && 'skipped' in outcome ? outcome.skipped : null
    await sql`
      update outbox set done_at = ${clock.now()}, lease_until = null, provider_id = ${providerId}, skipped_reason = ${skipped}
      where id = ${job.id} and attempts = ${job.attempt}`
  } catch (error) {
    await postpone(sql, job, handler, error)
  } finally {
    clearInterval(heartbeat)
  }
}

/** Whoever had the last attempt could not even say that it failed: it would take down one process after another. */
async function giveUp(sql: postgres.Sql, { id, kind, attempt }: Pick<Job, 'id' | 'kind' | 'attempt'>): Promise<void> {
  console.error(`outbox: ${kind} ${id} is given up: its process ended at every attempt`)
  await sql`
    update outbox set lease_until = null, last_error = 'its process ended', dead_at = ${clock.now()}
    where id = ${id} and attempts = ${attempt}`
}

async function postpone<Kind extends OutboxKind>(
  sql: postgres.Sql,
  job: Job<Kind>,
  { mostAttempts = MOST_ATTEMPTS }: Handler<Kind>,
  error: unknown,
): Promise<void> {
  console.error(`outbox: ${job.kind} ${job.id} attempt ${job.attempt}:`, error)
  const now = clock.now()
  const isDead = job.attempt >= mostAttempts
  const pauseSeconds = Math.min(3600, 2 ** job.attempt)
  const message = cutTo(causesOf(error), 500)
  await sql`
    update outbox set lease_until = null, last_error = ${message}, dead_at = ${isDead ? now : null},
      run_at = ${new Date(now.getTime() + pauseSeconds * 1000)}
    where id = ${job.id} and attempts = ${job.attempt}`.catch((failure) => console.error('outbox postpone:', failure))
}
