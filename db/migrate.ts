import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { ADVISORY_LOCKS } from './advisory-locks'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings a database to the newest migration. Several processes may call it at once: one migrates, the others wait. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    await client`select pg_advisory_lock(${ADVISORY_LOCKS.migration})`
    if (!(await isNewest(client))) await migrateAll(client)
  } finally {
    await client.end()
  }
}

/** Judged as Drizzle does, by when the last migration was written; asked first, because most starts find nothing to do. */
async function isNewest(client: postgres.Sql): Promise<boolean> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  if (!table?.known) return false
  const [last] = await client`select max(created_at) as at from drizzle.__drizzle_migrations`
  const { entries } = JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'))
  return Number(last?.at) >= Math.max(...entries.map(({ when }: { when: number }) => when))
}

async function migrateAll(client: postgres.Sql): Promise<void> {
  const { drizzle } = await import('drizzle-orm/postgres-js')
  const { migrate } = await import('drizzle-orm/postgres-js/migrator')
  await migrate(drizzle({ client }), { migrationsFolder: MIGRATIONS })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.env.DATABASE_URL) throw new Error('Set DATABASE_URL to the database that is to be migrated.')
  await migrateDatabase(process.env.DATABASE_URL)
}
