import type postgres from 'postgres'
import { onReturn, openConnection, withPatience } from '@/db/client'
import type { OutboxKind, Promises } from '@/db/promises'
import { cutTo } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { causesOf, logError } from '@/lib/log'
import { pauseSeconds } from './pause'
import { earlier, promisePeriodic } from './periodic'

/** One claimed row, of a kind or of one of some kinds. `attempt` counts from 1. */
export type Job<Kind extends OutboxKind = OutboxKind> = {
  [One in Kind]: { id: string; kind: One; key: string; payload: Promises[One]; promisedAt: Date; attempt: number }
}[Kind]

/** What a handler says: done (with the provider's id, if one), or skipped because what it announces was undone. */
export type Outcome = { providerId?: string } | { skipped: string } | undefined

/** How one kind of row is handled. `everySeconds` makes it periodic: one row per time bucket over all processes. */
export type Handler<Kind extends OutboxKind = OutboxKind> = {
  handle(job: Job<Kind>): Promise<Outcome>
  /** Until when it is worth doing; null while there is no end to that. Then it is given up, whatever was in the way. */
  worthUntil(job: Job<Kind>): Promise<Date | null> | Date | null
  everySeconds?: number
  /** Whether there is anything to do in this bucket; without it there always is. Asked so that rows are not made for nothing. */
  isNeeded?(): Promise<boolean>
}
/** Who does which kind of work. */
export type Handlers = { [Kind in OutboxKind]?: Handler<Kind> }

/** Thrown where a further try cannot help: the row is given up at once. */
export class Hopeless extends Error {}

/** Thrown where somebody asks to come back later. That is no attempt: it makes no pause longer. */
export class ComeBack extends Error {
  constructor(
    reason: string,
    readonly afterSeconds: number,
  ) {
    super(reason)
  }
}

/** The same where nothing went wrong: what is to be told is not so yet, and until then its row only waits. */
export class NotYet extends Error {
  constructor(readonly afterSeconds: number) {
    super('not yet')
  }
}

/** So often a row may take its process down with it. */
const MOST_CRASHES = 5
/** Three a lease, for each of its seconds: two may be lost before the lease is. */
const HEARTBEAT_MS = 333
/** Whatever is missed, a lost NOTIFY or a row that nobody told of, is found after so long. */
const LONGEST_REST_SECONDS = 30

type Options = { concurrency?: number; leaseSeconds?: number; pollSeconds?: number }
type Worker = { stop(): Promise<void> }

/**
 * Works the outbox until stopped: wakes on NOTIFY and when the next row is due, claims with SKIP LOCKED under a lease with
 * heartbeat, retries with growing pauses for as long as the work is worth anything. Any number of processes may run it. Every
 * `pollSeconds` it looks at the clock, which may have been moved, and at nothing else.
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

  const promiseDue = promisePeriodic(
    handlers,
    (kind, key, now) => sql`
      insert into outbox (id, kind, key, payload, run_at, created_at)
      values (${newId()}, ${kind}, ${key}, '{}', ${now}, ${now})
      on conflict (key) do nothing`,
  )
  /** Takes what is due, as much as there are hands for. Answers when more will be; null where that is not known. */
  const fill = async (): Promise<Date | null> => {
    const nextBucket = await promiseDue()
    while (!stopped && running.size < concurrency) {
      const { job, nextAt } = await claim(sql, Object.keys(handlers), leaseSeconds)
      if (!job) return earlier(nextAt, nextBucket)
      const task: Promise<void> = work(sql, job, handlers, leaseSeconds).finally(() => {
        running.delete(task)
        wake()
      })
      running.add(task)
    }
    return nextBucket
  }

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const rest = async (nextAt: Date | null) => {
    for (let rested = 0; !isWoken && !stopped && rested < LONGEST_REST_SECONDS; rested += pollSeconds) {
      await sleep(pollSeconds * 1000)
      if (nextAt && nextAt <= clock.now()) break
    }
    isWoken = false
  }

  const loop = (async () => {
    while (!stopped) {
      const nextAt = await fill().catch((error) => {
        logError('outbox:', error)
        return clock.now()
      })
      await rest(nextAt)
    }
    await Promise.allSettled(running)
  })()

  // The second callback also runs after a reconnect: rows promised meanwhile are found at once.
  await sql.listen('outbox', wake, wake)
  const renewal = onReturn(() => {
    void sql.end({ timeout: 0 })
    sql = openConnection(concurrency + 3)
    sql.listen('outbox', wake, wake).catch((error) => logError('outbox:', error))
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

type Claimed = Job & { crashes: number }

/** Takes the row that is due the longest; where none is, says when the next one will be or loses its lease. */
async function claim(
  sql: postgres.Sql,
  kinds: string[],
  leaseSeconds: number,
): Promise<{ job: Claimed | null; nextAt: Date | null }> {
  const now = clock.now()
  const lease = new Date(now.getTime() + leaseSeconds * 1000)
  // The one place where a payload gets its type back: `enqueue` wrote it with that of its kind, and nobody else writes any.
  // A lease that is still there when it ran out was of a process that could not even say that it failed.
  const [row] = await sql<({ nextAt: Date | null } & (Claimed | { id: null }))[]>`
    with claimed as (
      update outbox set attempts = attempts + 1, crashes = crashes + (lease_until is not null)::int, lease_until = ${lease}
      where id = (
        select id from outbox
        where done_at is null and dead_at is null and run_at <= ${now} and kind = any(${kinds})
          and (lease_until is null or lease_until < ${now})
        order by run_at, id limit 1 for update skip locked
      )
      returning id, kind, key, payload, created_at as "promisedAt", attempts as attempt, crashes)
    select claimed.*, case when claimed.id is null then least(
      (select min(run_at) from outbox where done_at is null and dead_at is null and run_at > ${now} and kind = any(${kinds})),
      (select min(lease_until) from outbox
        where done_at is null and dead_at is null and run_at <= ${now} and kind = any(${kinds}))) end as "nextAt"
    from (select) one left join claimed on true`
  if (!row || row.id === null) return { job: null, nextAt: row?.nextAt ?? null }
  const { nextAt, ...job } = row
  return { job, nextAt }
}

/** Handles one row. Every write is fenced by the attempt, so that a row whose lease was lost is left to its new holder. */
async function work<Kind extends OutboxKind>(
  sql: postgres.Sql,
  job: Job<Kind> & { crashes: number },
  handlers: Handlers,
  leaseSeconds: number,
): Promise<void> {
  const handler: Handler<Kind> | undefined = handlers[job.kind]
  if (!handler) return
  const heartbeat = setInterval(() => {
    const lease = new Date(clock.now().getTime() + leaseSeconds * 1000)
    sql`update outbox set lease_until = ${lease} where id = ${job.id} and attempts = ${job.attempt}`.catch((error) =>
      logError('outbox heartbeat:', error),
    )
  }, leaseSeconds * HEARTBEAT_MS)
  let until: Date | null = null
  try {
    if (job.crashes >= MOST_CRASHES) throw new Hopeless('its process ended')
    until = await withPatience(async () => handler.worthUntil(job))
    if (until && until <= clock.now()) throw new Hopeless(OVER)
    const outcome = await withPatience(() => handler.handle(job))
    const providerId = outcome && 'providerId' in outcome ? (outcome.providerId ?? null) : null
    const skipped = outcome && 'skipped' in outcome ? outcome.skipped : null
    await sql`
      update outbox set done_at = ${clock.now()}, lease_until = null, provider_id = ${providerId}, skipped_reason = ${skipped}
      where id = ${job.id} and attempts = ${job.attempt}`
  } catch (error) {
    const left = error instanceof Hopeless ? giveUp(sql, job, error) : postpone(sql, job, { error, until })
    await left.catch((failure: unknown) => logError('outbox postpone:', failure))
  } finally {
    clearInterval(heartbeat)
  }
}

const OVER = 'its time was over'

/** What was in the way before stays the reason where there is nothing to add but that time is over. */
async function giveUp(sql: postgres.Sql, { id, kind, attempt }: Pick<Job, 'id' | 'kind' | 'attempt'>, why: Hopeless) {
  logError(`outbox: ${kind} ${id} is given up: ${causesOf(why)}`)
  const reason = causesOf(why)
  await sql`
    update outbox set lease_until = null, dead_at = ${clock.now()},
      last_error = case when ${reason} = ${OVER} then coalesce(last_error, ${reason}) else ${reason} end
    where id = ${id} and attempts = ${attempt}`
}

async function postpone(
  sql: postgres.Sql,
  job: Pick<Job, 'id' | 'kind' | 'attempt' | 'promisedAt'>,
  { error, until }: { error: unknown; until: Date | null },
): Promise<void> {
  const isWaiting = error instanceof NotYet
  if (!isWaiting) logError(`outbox: ${job.kind} ${job.id} attempt ${job.attempt}:`, error)
  const isAsked = isWaiting || error instanceof ComeBack
  const pause = isAsked ? error.afterSeconds : pauseSeconds(job.attempt, { from: job.promisedAt, until })
  const later = clock.now().getTime() + pause * 1000
  // Looked at once more when its time is over, to be given up then and not a pause later.
  const runAt = new Date(Math.min(later, until?.getTime() ?? later))
  await sql`
    update outbox set lease_until = null, run_at = ${runAt}, attempts = attempts - ${isAsked ? 1 : 0},
      last_error = ${isWaiting ? sql`last_error` : cutTo(causesOf(error), 500)}
    where id = ${job.id} and attempts = ${job.attempt}`
}
