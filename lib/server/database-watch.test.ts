import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, db, withPatience } from '@/db/client'
import { type Cut, type DatabaseProxy, startDatabaseProxy } from '@/testing/measured/database-proxy'
import { prepareVerbs } from '@/testing/verbs'
import { type DatabaseWatch, watchDatabase } from './database-watch'

prepareVerbs()

let proxy: DatabaseProxy
let watch: DatabaseWatch

beforeAll(async () => {
  proxy = await startDatabaseProxy(process.env.DATABASE_URL ?? '')
  process.env.DATABASE_URL = proxy.url
  watch = watchDatabase()
})

afterAll(async () => {
  await watch.stop()
  await closeDatabase()
  await proxy.stop()
})

async function answers(): Promise<boolean> {
  try {
    await db().execute(sql`select 1`)
    return true
  } catch {
    return false
  }
}

test.each<Cut>(['stopped', 'refused', 'silent'])(
  'a database that is %s is noticed; what waits fails, what comes fails at once, and all is well after its return',
  async (how) => {
    expect(await answers()).toBe(true)
    await proxy.cut(how)
    const waiting = Promise.all(Array.from({ length: 30 }, answers))
    await expect.poll(watch.isAway, { timeout: 10_000 }).toBe(true)
    expect(await Promise.race([waiting, wait(5000, ['still waiting'])])).toEqual(Array(30).fill(false))
    expect(await answers()).toBe(false)
    await proxy.cut(null)
    await expect.poll(watch.isAway, { timeout: 10_000 }).toBe(false)
    expect(await Promise.all(Array.from({ length: 30 }, answers))).toEqual(Array(30).fill(true))
  },
)

test('work for which somebody waits is ended after a while, work for which nobody does is not', async () => {
  const limit = async () =>
    (await db().execute<{ limit: string }>(sql`select current_setting('statement_timeout') as limit`))[0]
  expect(await limit()).toEqual({ limit: '15s' })
  expect(await withPatience(limit)).toEqual({ limit: '0' })
})
