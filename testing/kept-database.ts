import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** Counts and moments that move by themselves, without anybody having done anything. */
const MOVES: Record<string, string[]> = {
  sessions: ['seen_at'],
  billing_checkouts: ['next_check_at', 'checks'],
  outbox: ['attempts', 'lease_until', 'done_at', 'dead_at', 'skipped_reason', 'last_error', 'provider_id'],
}
/** How often somebody tried something is not the thing itself. */
const UNCOUNTED = ['rate_limits']

/** Every table of the product. */
export async function tablesOf(): Promise<string[]> {
  const rows = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of every table as text, sorted; without what moves by itself and without periodic work. */
export async function everyRow(): Promise<string[]> {
  const parts = (await tablesOf())
    .filter((table) => !UNCOUNTED.includes(table))
    .map((table) => {
      const moving = sql`array[${sql.join(
        (MOVES[table] ?? ['']).map((name) => sql`${name}`),
        sql`, `,
      )}]::text[]`
      const own = table === 'outbox' ? sql`where kind like 'mail-%' or kind = 'withdraw-unentitled'` : sql``
      return sql`select ${table} || ' ' || (to_jsonb(t) - ${moving})::text as row from ${sql.identifier(table)} t ${own}`
    })
  const rows = await db().execute<{ row: string }>(sql.join(parts, sql` union all `))
  return rows.map(({ row }) => row).sort()
}

/** Lets the database count every write to what `everyRow` reads, so that where nothing was written nothing has to be read. */
export async function watchWrites(): Promise<() => Promise<boolean>> {
  // Begun, so that the first write already moves it.
  await db().execute(sql`create sequence written`)
  await db().execute(sql`select setval('written', 1)`)
  await db().execute(sql`
    create function count_write() returns trigger language plpgsql as
    $$ begin perform nextval('public.written'); return null; end $$`)
  for (const table of (await tablesOf()).filter((name) => !UNCOUNTED.includes(name))) {
    await db().execute(sql`
      create trigger count_write after insert or update or delete or truncate on ${sql.identifier(table)}
      for each statement execute function count_write()`)
  }
  let seen = 1
  return async () => {
    // A sequence counts beyond transactions: what was rolled back has been tried, and what is tried is read.
    const [row] = await db().execute<{ writes: number }>(sql`select last_value::int as writes from written`)
    const isWritten = row?.writes !== seen
    seen = row?.writes ?? 0
    return isWritten
  }
}

/** What has come and gone between two looks at every row. */
export function changesBetween(before: string[], after: string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)]
  return [...before.filter((row) => !is.has(row)), ...after.filter((row) => !was.has(row))]
}

/** Remembers the database as it is; the answer puts it back to that, so that nothing has to be made twice. */
export async function keepDatabase(): Promise<() => Promise<void>> {
  const tables = await tablesOf()
  await db().execute(sql`create schema kept`)
  for (const table of tables) {
    await db().execute(sql`create table kept.${sql.identifier(table)} as table public.${sql.identifier(table)}`)
  }
  return async () => {
    while (!(await isPutBack(tables))) {}
  }
}

/** False where a job of the server was in the way: it goes first, and this is tried again. */
async function isPutBack(tables: string[]): Promise<boolean> {
  try {
    await db().transaction(async (tx) => {
      // Guards and references rest meanwhile: a log that is only ever added to is put back as well.
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`set local deadlock_timeout = '20ms'`)
      for (const table of tables) {
        const name = sql.identifier(table)
        await tx.execute(sql`delete from public.${name}`)
        await tx.execute(sql`insert into public.${name} select * from kept.${name}`)
      }
    })
    return true
  } catch (error) {
    if ((error as { cause?: { code?: string } }).cause?.code === '40P01') return false
    throw error
  }
}
