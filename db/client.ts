import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'

type Pool = ReturnType<typeof openPool>

/** A refused connection is tried again after half a second, instead of after pauses that grow to twenty. */
const SETTINGS = { connect_timeout: 2, backoff: () => 0.5, onnotice() {} }

/** Somebody waits for the answer: a statement that takes longer than this is ended, as is one that waits for a lock. */
export const LONGEST_STATEMENT_MS = 15_000

/**
 * What is asked often lies in memory, where a row by an index costs hardly more than the next one of a table. Left to think of
 * disks that turn, the database reads whole tables instead.
 */
const PLANNED_FOR = { random_page_cost: 1.1 }

/** More would wait for the machine instead of for us, and each keeps the plans of every query that is ready. */
const MOST_CONNECTIONS = 5

function openPool(limits: Record<string, number>) {
  const connection = { ...PLANNED_FOR, ...limits }
  return drizzle({ client: postgres(env().databaseUrl, { ...SETTINGS, max: MOST_CONNECTIONS, connection }) })
}

type Shared = {
  quick?: Pool | undefined
  patient?: Pool | undefined
  isAway: boolean
  /** Called when the database is there again. */
  returns: Set<() => void>
  /** Called when somebody who waits for the answer is about to ask. */
  uses: Set<() => void>
  patience: AsyncLocalStorage<true>
}

// Kept on globalThis, so that a reload in development opens no second pool, and because our server and the pages it serves
// are bundled apart.
const kept = globalThis as typeof globalThis & { overtoDatabase?: Shared }
kept.overtoDatabase ??= { isAway: false, returns: new Set(), uses: new Set(), patience: new AsyncLocalStorage() }
const shared = kept.overtoDatabase

/** The connection pool of this process; opened at first use, never during a build. Throws while the database is away. */
export function db(): Pool {
  if (shared.isAway) throw Object.assign(new Error('The database does not answer.'), { code: 'CONNECTION_CLOSED' })
  if (shared.patience.getStore()) {
    shared.patient ??= openPool({})
    return shared.patient
  }
  for (const used of shared.uses) used()
  shared.quick ??= openPool({ statement_timeout: LONGEST_STATEMENT_MS })
  return shared.quick
}

/** Runs work for which nobody waits, on connections of its own: its statements may take their time, and take none from pages. */
export function withPatience<Result>(work: () => Promise<Result>): Promise<Result> {
  return shared.patience.run(true, work)
}

/** Closes the pools, for scripts and tests that end. */
export function closeDatabase(): Promise<void> {
  return endPools(5)
}

/**
 * Notes that the database is away: what waits for an answer fails now, what comes fails at once. The driver itself would wait
 * for ever for one that says nothing any more.
 */
export function noteAway(): void {
  shared.isAway = true
  void endPools(0)
}

/** Notes that the database is there again: the next statement opens a fresh pool. */
export function noteBack(): void {
  if (!shared.isAway) return
  shared.isAway = false
  for (const returned of shared.returns) returned()
}

/** Calls `returned` whenever the database is there again, for whoever holds a connection of their own. */
export function onReturn(returned: () => void): { stop(): void } {
  shared.returns.add(returned)
  return { stop: () => shared.returns.delete(returned) }
}

/** Calls `used` whenever somebody asks who waits for the answer, for whoever watches that there is one. */
export function onUse(used: () => void): { stop(): void } {
  shared.uses.add(used)
  return { stop: () => shared.uses.delete(used) }
}

/** A connection of its own for LISTEN and for statements outside Drizzle, which changes the types its client returns. */
export function openConnection(max: number, more: postgres.Options<Record<string, never>> = {}): postgres.Sql {
  return postgres(env().databaseUrl, { ...SETTINGS, ...more, max })
}

async function endPools(timeout: number): Promise<void> {
  const open = [shared.quick, shared.patient]
  shared.quick = undefined
  shared.patient = undefined
  await Promise.all(open.map((pool) => pool?.$client.end({ timeout })))
}

export type Transaction = Parameters<Parameters<Pool['transaction']>[0]>[0]
/** Where a query may run: on the pool or inside a transaction. */
export type Reader = Pool | Transaction
