import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { env } from '@/lib/env'

type Pool = ReturnType<typeof openDatabase>

function openDatabase(url: string) {
  return drizzle({ client: postgres(url, { max: 10, connect_timeout: 2, onnotice() {} }) })
}

// Kept on globalThis, so that a reload in development does not open a second pool.
const shared = globalThis as typeof globalThis & { overtoDatabase?: Pool }

/** The one connection pool of this process; opened at first use, never during a build. */
export function db(): Pool {
  shared.overtoDatabase ??= openDatabase(env().databaseUrl)
  return shared.overtoDatabase
}

/** Closes the pool, for scripts and tests that end. */
export async function closeDatabase(): Promise<void> {
  await shared.overtoDatabase?.$client.end({ timeout: 5 })
  shared.overtoDatabase = undefined
}

/** A connection of its own for LISTEN and for statements outside Drizzle, which changes the types its client returns. */
export function openConnection(max: number): postgres.Sql {
  return postgres(env().databaseUrl, { max, connect_timeout: 2, onnotice() {} })
}

export type Transaction = Parameters<Parameters<Pool['transaction']>[0]>[0]
/** Where a query may run: on the pool or inside a transaction. */
export type Reader = Pool | Transaction
