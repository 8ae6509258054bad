import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  watch = watchDatabase(8)
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

describe('while nobody waits for the database', () => {
  const untilAtRest = async () => {
    let before = -1
    const isQuiet = () => {
      const asked = proxy.statementsOf('overto-watch')
      const isSame = asked === before
      before = asked
      return isSame
    }
    await expect.poll(isQuiet, { interval: 1000, timeout: 20_000 }).toBe(true)
  }

  test('it is not asked, and whoever comes finds out that it says nothing', async () => {
    await answers()
    await untilAtRest()
    await proxy.cut('silent')
    const began = performance.now()
    expect(await Promise.race([answers(), wait(5000, 'still waiting')])).toBe(false)
    expect(watch.isAway()).toBe(true)
    expect(performance.now() - began).toBeLessThan(4000)
    await proxy.cut(null)
    await expect.poll(watch.isAway, { timeout: 10_000 }).toBe(false)
    expect(await answers()).toBe(true)
  })

  test('its connection says by its end that it is away', async () => {
    await answers()
    await untilAtRest()
    await proxy.cut('stopped')
    await expect.poll(watch.isAway, { timeout: 10_000 }).toBe(true)
    await proxy.cut(null)
    await expect.poll(watch.isAway, { timeout: 10_000 }).toBe(false)
  })
})
