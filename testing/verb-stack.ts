import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { closeDatabase, db } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { type Handlers, startWorker } from '@/lib/kernel/jobs'
import { startStandIns } from '@/sandbox/start'
import { createTestDatabase } from './database'
import { startClock } from './test-clock'

const WEBHOOK_SECRET = 'whsec_verb_tests_only'

export type VerbStack = Awaited<ReturnType<typeof startVerbStack>>

/**
 * What a test of verbs needs: a database of its own, both stand-ins over HTTP, and the environment pointing at them. No server:
 * webhooks go to an address where nobody listens, unless a test takes them itself.
 */
export async function startVerbStack(options: { webhookUrl?: string } = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-verbs-'))
  const clockFile = path.join(folder, 'clock')
  const clock = startClock(clockFile)
  const database = await createTestDatabase()
  const standIns = await startStandIns({
    databaseUrl: database.url,
    stripePort: 0,
    resendPort: 0,
    webhookUrl: options.webhookUrl ?? 'http://127.0.0.1:9/nobody',
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
    /** Moves the clock of product and stand-ins to so many milliseconds after the beginning. */
    moveClock: clock.move,
    moveClockTo: clock.moveTo,
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

async function untilIdle(): Promise<void> {
  for (;;) {
    const [row] = await db().execute<{ due: number }>(
      "select count(*)::int as due from outbox where done_at is null and dead_at is null and kind like 'mail-%' and attempts < 3",
    )
    if (!row?.due) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
