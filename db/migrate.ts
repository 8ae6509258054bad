import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { ADVISORY_LOCKS } from './transaction'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings a database to the newest migration. Several processes may call it at once: one migrates, the others wait. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${ADVISORY_LOCKS.migration})`
    await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS })
  } finally {
    await client.end()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database that is to be migrated.')
  await migrateDatabase(process.env.DATABASE_URL)
}
