import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from '@/db/client'
import { createTestDatabase } from './database'
import { MINUTE, startClock } from './test-clock'

const CLOCK_FILE = path.join(tmpdir(), `overto-clock-${process.pid}`)
const ENVIRONMENT = {
  APP_URL: 'http://localhost:3000',
  AUTH_SECRET: 'a secret of the tests, long enough for the check',
  STRIPE_SECRET_KEY: 'sk_test_none',
  STRIPE_WEBHOOK_SECRET: 'whsec_none',
  RESEND_API_KEY: 're_none',
  OVERTO_CLOCK_FILE: CLOCK_FILE,
}

/** Gives the verbs of one test file a database of their own, and the clock into the test's hand: minutes after the beginning. */
export function prepareVerbs(): { moveClock(minutes: number): void } {
  const clock = startClock(CLOCK_FILE)
  let drop = async () => {}
  beforeAll(async () => {
    const database = await createTestDatabase()
    drop = database.drop
    Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.url })
  })
  afterAll(async () => {
    await closeDatabase()
    await drop()
    rmSync(CLOCK_FILE, { force: true })
  })
  return { moveClock: (minutes) => clock.move(minutes * MINUTE) }
}
