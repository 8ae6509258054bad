import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { db, type Transaction } from '@/db/client'
import { accounts, sessions } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/records'
import { inTransaction, lockAccount } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { token } from '@/lib/token'
import { makeAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { overtakenBy } from '@/testing/races'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { closeSession, closeSessionsOf, findSession, openSession } from './session-rows'

const { moveClock } = prepareVerbs()

function person(email: string): Promise<string> {
  const names = { firstName: 'Mara', lastName: 'Lindt', passwordHash: 'a hash', language: 'en' } as const
  return makeAccount({ kind: 'developer', email, ...names })
}

let mara = ''
beforeAll(async () => {
  mara = await person('mara@studio-lindt.example')
})
afterEach(() => moveClock(0))

const open = (isNew = false) => openSession({ accountId: mara, device: 'Firefox, Linux', isNew, began: clock.now() })
/** The mails that were promised of an account's sessions. */
const told = async (accountId: string) => {
  const theirs = await db().select().from(sessions).where(eq(sessions.accountId, accountId))
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'mail-new-sign-in'))
  return rows.filter((row) => theirs.some((session) => row.payload.sessionId === session.id))
}

test('a session shows who it is and nothing secret', async () => {
  const found = await findSession(await open())
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
    'provedAt',
    'sessionId',
  ])
})

test('only the hash of a session token is stored', async () => {
  const secret = await open()
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(await db().select().from(sessions))).not.toContain(secret)
})

test('an ended session and a made-up token are nobody', async () => {
  const secret = await open()
  await closeSession(secret)
  expect(await findSession(secret)).toBeNull()
  expect(await findSession('made-up')).toBeNull()
})

test('a session ends after 7 days without use', async () => {
  const secret = await open()
  moveClock(7 * DAY - MINUTE)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(14 * DAY - 3 * MINUTE)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(21 * DAY - 2 * MINUTE)
  expect(await findSession(secret)).toBeNull()
})

test('a session ends after 30 days, however much it is used', async () => {
  const secret = await open()
  for (const day of [6, 12, 18, 24]) {
    moveClock(day * DAY)
    expect(await findSession(secret)).not.toBeNull()
  }
  moveClock(30 * DAY - MINUTE)
  expect(await findSession(secret)).not.toBeNull()
  moveClock(30 * DAY)
  expect(await findSession(secret)).toBeNull()
})

test('its use is noted every five minutes at most', async () => {
  const secret = await open()
  const seen = async () => {
    const [row] = await db()
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, token.hash(secret)))
    return Number(row?.seenAt)
  }
  const opened = await seen()
  moveClock(4 * MINUTE)
  await findSession(secret)
  expect(await seen()).toBe(opened)
  moveClock(6 * MINUTE)
  await findSession(secret)
  expect(await seen()).toBeGreaterThan(opened)
})

test('a use that cannot be noted signs nobody out', async () => {
  const secret = await open()
  await db().execute(
    "alter table sessions add constraint nothing_is_seen check (seen_at < created_at + interval '1 minute') not valid",
  )
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  moveClock(6 * MINUTE)
  expect(await findSession(secret)).toMatchObject({ id: mara })
  expect(log).toHaveBeenCalledTimes(1)
  log.mockRestore()
  await db().execute('alter table sessions drop constraint nothing_is_seen')
})

test('a sign-in with a new browser is told with its ids only; one with a known browser is not', async () => {
  moveClock(2 * MINUTE)
  await open(false)
  expect(await told(mara)).toEqual([])
  const secret = await open(true)
  const [session] = await db()
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, token.hash(secret)))
  expect(session?.device).toBe('Firefox, Linux')
  expect((await told(mara)).map(({ key, payload }) => ({ key, payload }))).toEqual([
    { key: `new-sign-in:${session?.id}`, payload: { accountId: mara, sessionId: session?.id } },
  ])
})

test('the sign-in that made the account is not told', async () => {
  const kim = await person('kim@blumenhaus.example')
  await openSession({ accountId: kim, device: '', isNew: true, began: clock.now() })
  expect(await told(kim)).toEqual([])
  moveClock(MINUTE)
  await openSession({ accountId: kim, device: '', isNew: true, began: clock.now() })
  expect(await told(kim)).toHaveLength(1)
})

test('of ten sign-ins at once five are told, and all ten are signed in; an hour later they are told again', async () => {
  const petra = await person('petra@blumenhaus.example')
  const signIn = () => openSession({ accountId: petra, device: '', isNew: true, began: clock.now() })
  moveClock(2 * MINUTE)
  const secrets = await Promise.all(Array.from({ length: 10 }, signIn))
  expect(await told(petra)).toHaveLength(5)
  expect((await Promise.all(secrets.map(findSession))).filter(Boolean)).toHaveLength(10)
  moveClock(63 * MINUTE)
  await signIn()
  expect(await told(petra)).toHaveLength(6)
})

test('whoever is shut out between their proof and their session gets none', async () => {
  const olga = await person('olga@atelier.example')
  const disowns = (tx: Transaction) =>
    record(tx, { kind: 'account', accountId: olga }, { verb: 'sessions-ended', facts: { sessionId: newId() } })
  const signIn = (began: Date) => openSession({ accountId: olga, device: '', isNew: false, began })
  const began = clock.now()
  const answer = await overtakenBy(
    async (tx) => {
      await lockAccount(tx, olga)
      await disowns(tx)
    },
    () => reasonOf(signIn(began)),
  )
  expect(answer).toBe('sign-in-first')
  expect(await db().select().from(sessions).where(eq(sessions.accountId, olga))).toEqual([])
  moveClock(MINUTE)
  expect(await reasonOf(signIn(clock.now()))).toBe('passed')
})

test('all sessions of an account end at once, and nobody else’s', async () => {
  const jonas = await person('jonas@atelier.example')
  const theirs = await Promise.all(
    [1, 2].map(() => openSession({ accountId: jonas, device: '', isNew: false, began: clock.now() })),
  )
  const other = await open()
  await inTransaction((tx) => closeSessionsOf(tx, jonas))
  expect(await Promise.all(theirs.map(findSession))).toEqual([null, null])
  expect(await findSession(other)).not.toBeNull()
})

test('an account without a name is called by its address', async () => {
  await db().update(accounts).set({ firstName: '', lastName: '' }).where(eq(accounts.id, mara))
  expect((await findSession(await open()))?.name).toBe('mara@studio-lindt.example')
})
