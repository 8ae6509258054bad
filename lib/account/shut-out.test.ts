import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { inTransaction, lockAccount } from '@/db/transaction'
import { createAccount } from '@/lib/auth/create-account'
import { hashPassword } from '@/lib/auth/password'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import type { Refusal } from '@/lib/errors'
import { newId } from '@/lib/id'
import { token } from '@/lib/token'
import { prepareVerbs } from '@/testing/verbs'
import { disownSession, notMeParts } from './end-sessions'
import { requestReset, resetParts, resetPassword } from './reset-password'
import { setPassword } from './set-password'

// Hashing waits its turn, so a thief who fills the queue decides how long these moments last.
prepareVerbs()

const STOLEN = 'paper boats on the canal'
const NEW = 'tulips along the canal'
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => error.reason,
  )

async function person(email: string, password: string | null): Promise<{ id: string; email: string }> {
  const passwordHash = password && (await hashPassword(password))
  const names = { firstName: 'Kim', lastName: '', passwordHash, language: 'en' } as const
  return { id: await inTransaction((tx) => createAccount(tx, { kind: 'client', email, ...names })), email }
}

const disown = (accountId: string) => {
  const ids = { accountId, sessionId: newId() }
  return disownSession({ ...ids, token: token.derive(notMeParts(ids)) })
}

/** Begins both while the account is locked, so that the owner's is done first and the thief's has begun before that. */
async function overtaken<T>(accountId: string, owners: () => Promise<unknown>, thiefs: () => Promise<T>): Promise<T> {
  const begun = await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    const owner = owners()
    await untilWaiting(1, owner)
    const thief = thiefs()
    await untilWaiting(2, thief)
    return { owner, thief }
  })
  await begun.owner
  return begun.thief
}

/** Until so many wait for a lock, or `work` is done without having waited. */
async function untilWaiting(count: number, work: Promise<unknown>): Promise<void> {
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  while (!isOver) {
    const [row] = await db().execute<{ waiting: number }>(
      sql`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ((row?.waiting ?? 0) >= count) return
  }
}

test('a password that is replaced while it is looked at signs nobody in', async () => {
  const { id, email } = await person('kim@blumenhaus.example', STOLEN)
  const tokenId = await requestReset({ email, language: 'en' })
  const link = { tokenId, token: token.derive(resetParts({ id: tokenId, generation: 1 })) }
  const answer = await overtaken(
    id,
    () => resetPassword({ ...link, password: NEW }),
    () => reason(signInWithPassword({ email, password: STOLEN })),
  )
  expect(answer).toBe('wrong-password')
  expect(await reason(signInWithPassword({ email, password: NEW }))).toBe('passed')
})

test('a password that is taken away while it is looked at signs nobody in', async () => {
  const { id, email } = await person('petra@blumenhaus.example', STOLEN)
  const answer = await overtaken(
    id,
    () => disown(id),
    () => reason(signInWithPassword({ email, password: STOLEN })),
  )
  expect(answer).toBe('wrong-password')
})

test('whoever is shut out while their first password is hashed does not get in with it', async () => {
  const { id, email } = await person('jonas@blumenhaus.example', null)
  const answer = await overtaken(
    id,
    () => disown(id),
    () => reason(setPassword({ kind: 'account', accountId: id, provedAt: clock.now() }, { password: STOLEN })),
  )
  expect(answer).toBe('sign-in-first')
  expect(await reason(signInWithPassword({ email, password: STOLEN }))).toBe('wrong-password')
})
