import { and, eq, isNotNull, like, or } from 'drizzle-orm'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import type { MailState } from '@/db/vocabulary'
import { requestReset, resetMailState } from '@/lib/account/reset-password'
import { requestSignInCode } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import { startWorker } from '@/lib/kernel/jobs'
import { type Developer, fresh, newDeveloper, offerFrom } from '@/testing/people'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { handlers } from './handlers'

const HOUR = 60 * MINUTE

const stack = prepareStack()
let worker: { stop(): Promise<void> }
let mara: Developer
let log: MockInstance

beforeEach(async () => {
  log = vi.spyOn(console, 'error').mockImplementation(() => {})
  mara = await newDeveloper()
  worker = await startWorker(handlers(), { pollSeconds: 0.05 })
  await until(async () => (await waiting()) === 0)
})
afterEach(async () => {
  await control(null)
  await worker.stop()
  await db().delete(outbox)
  log.mockRestore()
})

const until = (fact: () => Promise<boolean>) => vi.waitUntil(fact, { timeout: 20_000, interval: 20 })

async function control(fail: object | null): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  await fetch(`${stack.resendOrigin}/_control`, { method: 'POST', headers, body: JSON.stringify({ fail }) })
}
const away = (kind = '503', times = 100_000) => control({ path: '/emails', kind, times })

const isMail = like(outbox.kind, 'mail-%')
const isOver = or(isNotNull(outbox.doneAt), isNotNull(outbox.deadAt))
async function waiting(): Promise<number> {
  return (await db().$count(outbox, isMail)) - (await db().$count(outbox, and(isMail, isOver)))
}

/** Lets time pass in steps, and each time everything that is due be tried. */
async function pass(ms: number, step: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    stack.passTime(step)
    await until(async () => (await due()) === 0)
  }
}

async function due(): Promise<number> {
  const now = clock.now()
  const rows = await db().select().from(outbox).where(isMail)
  return rows.filter(({ doneAt, deadAt, runAt, leaseUntil }) => !doneAt && !deadAt && (runAt <= now || leaseUntil))
    .length
}

async function mailsTo(email: string): Promise<number> {
  const answer = await fetch(`${stack.resendOrigin}/_control/emails?to=${encodeURIComponent(email)}`)
  return ((await answer.json()) as unknown[]).length
}

async function rowOf(key: string) {
  const [row] = await db().select().from(outbox).where(eq(outbox.key, key))
  if (!row) throw new Error(`no row ${key}`)
  return row
}

async function promiseAll() {
  const email = `${fresh('kim')}@blumenhaus.example`
  const invited = await offerFrom(mara, { email })
  const code = await requestSignInCode({ email: mara.email, language: 'en' })
  const reset = await requestReset({ email: mara.email, language: 'en' })
  return { email, invite: `invite:${invited.inviteId}:1`, code: `code:${code}:1`, reset: `reset:${reset}` }
}

test('a mail service that is away for five minutes loses no mail, not even a code', async () => {
  await away()
  const made = await promiseAll()
  await pass(5 * MINUTE, 30_000)
  expect(await mailsTo(made.email)).toBe(0)
  await control(null)
  await pass(4 * MINUTE, 30_000)
  for (const key of [made.invite, made.code, made.reset]) {
    expect(await rowOf(key), key).toMatchObject({ deadAt: null, doneAt: expect.any(Date), skippedReason: null })
  }
  expect(await mailsTo(made.email)).toBe(1)
})

test('a mail service that is away for four hours loses only what is worth nothing any more, and that is given up', async () => {
  await away()
  const made = await promiseAll()
  await pass(11 * MINUTE, MINUTE)
  await pass(4 * HOUR, 10 * MINUTE)
  const reason = 'mail service: 503 application_error'
  for (const key of [made.code, made.reset]) {
    expect(await rowOf(key)).toMatchObject({ doneAt: null, deadAt: expect.any(Date), lastError: reason })
  }
  expect(await rowOf(made.invite)).toMatchObject({ doneAt: null, deadAt: null, lastError: reason })
  await control(null)
  await pass(HOUR, 10 * MINUTE)
  expect(await rowOf(made.invite)).toMatchObject({ doneAt: expect.any(Date), deadAt: null })
  expect(await mailsTo(made.email)).toBe(1)
})

test('an invitation is tried until it ends, and given up with it', async () => {
  await away()
  const made = await promiseAll()
  await pass(13 * DAY, DAY)
  expect((await rowOf(made.invite)).deadAt).toBeNull()
  await pass(2 * DAY, DAY)
  expect(await rowOf(made.invite)).toMatchObject({ doneAt: null, deadAt: expect.any(Date) })
})

test('a service that asks for a pause gets it, and the mail goes out however often it asks', async () => {
  await away('429', 20)
  const made = await promiseAll()
  const { attempts } = await rowOf(made.invite)
  expect(attempts).toBeLessThanOrEqual(1)
  await pass(40 * MINUTE, 95_000)
  expect(await rowOf(made.invite)).toMatchObject({ attempts: 1, doneAt: expect.any(Date), deadAt: null })
  expect(await mailsTo(made.email)).toBe(1)
})

test('a mail that the service refuses for good is given up at once, without the address in the reason', async () => {
  await away('422')
  const email = `${fresh('kim')}@blumenhaus.example`
  const { inviteId } = await offerFrom(mara, { email })
  await until(async () => (await rowOf(`invite:${inviteId}:1`)).deadAt !== null)
  const row = await rowOf(`invite:${inviteId}:1`)
  expect(row).toMatchObject({ attempts: 1, lastError: 'mail service: 422 validation_error' })
  expect(log.mock.calls.flat().join()).not.toContain(email)
})

test('an address that nobody has is as late as one with an account', async () => {
  await away()
  const email = `${fresh('nobody')}@blumenhaus.example`
  const links = [
    await requestReset({ email, language: 'en' }),
    await requestReset({ email: mara.email, language: 'en' }),
  ]
  const states = () => Promise.all(links.map(resetMailState))
  const seen: MailState[] = []
  for (let minute = 0; minute <= 11; minute++) {
    await pass(MINUTE, MINUTE)
    const [unknown, known] = await states()
    expect(unknown).toBe(known)
    if (known && !seen.includes(known)) seen.push(known)
  }
  expect(seen).toEqual(['late', 'given-up'])
})
