import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database'

test('two test databases are migrated and separate', async () => {
  const [one, two] = await Promise.all([createTestDatabase(), createTestDatabase()])
  expect(one.url).not.toBe(two.url)
  const sql = postgres(one.url, { max: 1 })
  await sql`create table only_here (id int)`
  await sql.end()
  const other = postgres(two.url, { max: 1 })
  expect(await other`select to_regclass('accounts')::text as accounts, to_regclass('only_here') as missing`).toEqual([
    { accounts: 'accounts', missing: null },
  ])
  await other.end()
  await Promise.all([one.drop(), two.drop()])
})
