import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, sessions } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import { prepareVerbs } from '@/e2e/verb-tests'
import { token } from '@/lib/token'
import { createAccount } from './create-account'
import { closeSession, findSession, openSession } from './session-rows'

const { moveClock } = prepareVerbs()
const DAY = 24 * 60

let mara = ''
beforeAll(async () => {
  mara = await inTransaction((tx) =>
    createAccount(tx, {
      kind: 'developer',
      email: 'mara@studio-lindt.example',
      firstName: 'Mara',
      lastName: 'Lindt',
      passwordHash: 'a hash',
      language: 'en',
    }),
  )
})
afterEach(() => moveClock(0))

test('a session shows who it is and nothing secret', async () => {
  const found = await findSession(await openSession(mara))
  expect(found).toMatchObject({ id: mara, name: 'Mara Lindt', kind: 'developer' })
  expect(Object.keys(found ?? {}).sort()).toEqual([
    'createdAt',
    'email',
    'firstName',
    'id',
    'kind',
    'language',
    'lastName',
    'name',
  ])
})

test('only the hash of a session token is stored', async () => {
  const secret = await openSession(mara)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await db().select().from(sessions))).not.toContain(secret)
})

test('an ended session and a made-up token are nobody', async () => {
  const secret = await openSession(mara)
  await closeSession(secret)
  expect(await findSession(secret)).toBeNull()
  expect(await findSession('made-up')).toBeNull()
})

test('a session ends after 7 days without use', async () => {
  const secret = await openSession(mara)
  moveClock(7 * DAY - 1)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(14 * DAY - 3)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(21 * DAY - 2)
  expect(await findSession(secret)).toBeNull()
})

test('a session ends after 30 days, however much it is used', async () => {
  const secret = await openSession(mara)
  for (const day of [6, 12, 18, 24]) {
    moveClock(day * DAY)
    expect(await findSession(secret)).not.toBeNull()
  }
  moveClock(30 * DAY - 1)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(30 * DAY)
  expect(await findSession(secret)).toBeNull()
})

test('its use is noted every five minutes at most', async () => {
  const secret = await openSession(mara)
  const seen = async () => {
    const [row] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, token.hash(secret)))
    return Number(row?.seenAt)
  }
  const opened = await seen()
  moveClock(4)
  await findSession(secret)
  expect(await seen()).toBe(opened)
  moveClock(6)
  await findSession(secret)
  expect(await seen()).toBeGreaterThan(opened)
})

test('an account without a name is called by its address', async () => {
  await db().update(accounts).set({ firstName: '', lastName: '' }).where(eq(accounts.id, mara))
  expect((await findSession(await openSession(mara)))?.name).toBe('mara@studio-lindt.example')
})
