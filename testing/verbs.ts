import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { closeDatabase } from '@/db/client'
import { expectBillsToHold } from './bills-hold'
import { createTestDatabase } from './database'
import { ENVIRONMENT } from './environment'
import { expectOpenRows } from './open-rows'
import { startClock } from './test-clock'

const CLOCK_FILE = path.join(tmpdir(), `overto-clock-${process.pid}`)

/**
 * Gives the verbs of one test file a database of their own, and the clock into the test's hand, in milliseconds. What raw statements
 * write on purpose no verb would write.
 */
export function prepareVerbs({ isRaw = false } = {}) {
  const clock = startClock(CLOCK_FILE)
  let drop = async () => {}
  beforeAll(async () => {
    const database = await createTestDatabase()
    drop = database.drop
    Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.url, OVERTO_CLOCK_FILE: CLOCK_FILE })
  })
  if (!isRaw) {
    afterEach(expectOpenRows)
    afterEach(expectBillsToHold)
  }
  afterAll(async () => {
    await closeDatabase()
    await drop()
    rmSync(CLOCK_FILE, { force: true })
  })
  return { moveClock: clock.move, moveClockTo: clock.moveTo, passTime: clock.pass }
}
