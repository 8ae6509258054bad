import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { and, isNotNull, isNull, like, lte, or } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { closeDatabase, db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { type Handlers, startWorker } from '@/lib/kernel/jobs'
import { startStandIns } from '@/sandbox/start'
import { expectBillsToHold } from './bills-hold'
import { createTestDatabase } from './database'
import { NO_LIMITS, useLimits } from './limits'
import { startClock } from './test-clock'

const WEBHOOK_SECRET = 'whsec_verb_tests_only'

export type VerbStack = Awaited<ReturnType<typeof startVerbStack>>

/** What a test file of verbs needs, from its first test to its last, with the limits of the operator or without any. */
export function prepareStack(limits: Record<string, number> = NO_LIMITS): VerbStack {
  const stack = {} as VerbStack
  let stop = async () => {}
  beforeAll(async () => {
    useLimits(limits)
    Object.assign(stack, await startVerbStack())
    stop = stack.stop
  })
  afterEach(expectBillsToHold)
  afterAll(() => stop())
  return stack
}

/**
 * A database of its own, both stand-ins over HTTP, and the environment pointing at them. No server: webhooks go to an address
 * where nobody listens.
 */
async function startVerbStack() {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-verbs-'))
  const clockFile = path.join(folder, 'clock')
  const clock = startClock(clockFile)
  const database = await createTestDatabase()
  const standIns = await startStandIns({
    databaseUrl: database.url,
    stripePort: 0,
    resendPort: 0,
    webhookUrl: 'http://127.0.0.1:9/nobody',
    webhookSecret: WEBHOOK_SECRET,
    appOrigin: 'http://localhost:3000',
    clockFile,
  })
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: 'a secret of the tests, long enough to be one',
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_API_BASE: standIns.stripeOrigin,
    STRIPE_PAGE_ORIGINS: standIns.stripeOrigin,
    RESEND_API_KEY: 're_sandbox',
    RESEND_BASE_URL: standIns.resendOrigin,
    OVERTO_CLOCK_FILE: clockFile,
  })
  await syncPlans()
  return {
    ...standIns,
    moveClock: clock.move,
    moveClockTo: clock.moveTo,
    passTime: clock.pass,
    control: (body: object) => control(standIns.stripeOrigin, body),
    report: async () => (await fetch(`${standIns.stripeOrigin}/_control`)).json(),
    async stop() {
      await closeDatabase()
      await standIns.stop()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function control(stripeOrigin: string, body: object): Promise<void> {
  const answer = await fetch(`${stripeOrigin}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`the stand-in refused ${JSON.stringify(body)}: ${answer.status}`)
}

/** Works the outbox until no mail is due. */
export async function workOutbox(handlers: Handlers): Promise<void> {
  const worker = await startWorker(handlers, { pollSeconds: 1 })
  await untilIdle()
  await worker.stop()
}

/** What waits for another try later is not due. */
async function untilIdle(): Promise<void> {
  for (;;) {
    const isDue = and(
      like(outbox.kind, 'mail-%'),
      isNull(outbox.doneAt),
      isNull(outbox.deadAt),
      or(lte(outbox.runAt, clock.now()), isNotNull(outbox.leaseUntil)),
    )
    if ((await db().$count(outbox, isDue)) === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
