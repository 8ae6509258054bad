import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import { activities } from '@/db/schema/records'
import { closeSession, findSession, openSession } from '@/lib/auth/session-rows'
import { requestSignInCode, signInWithCode, signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { token } from '@/lib/token'
import { newClientAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { disownSession, findSignIn, notMeParts } from './end-sessions'
import { findReset, requestReset, resetParts, resetPassword } from './reset-password'

const { moveClock } = prepareVerbs()
afterEach(() => moveClock(0))

const PASSWORD = 'paper boats on the canal'
const NEW = 'tulips along the canal'

const person = () => newClientAccount(PASSWORD)

/** A session in some browser, and the link of the mail about it. */
async function signIn(accountId: string) {
  const secret = await openSession({ accountId, device: '', isNew: false, began: clock.now() })
  const [row] = await db()
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, token.hash(secret)))
  const ids = { accountId, sessionId: row?.id ?? '' }
  return { secret, link: { ...ids, token: token.derive(notMeParts(ids)) } }
}

const signedInWith = (email: string, password: string) => reasonOf(signInWithPassword({ email, password }))
const ends = async (accountId: string) => {
  const lines = await db().select().from(activities).where(eq(activities.actorId, accountId))
  return lines.filter(({ verb }) => verb === 'sessions-ended').map(({ facts }) => facts)
}

test('one press ends all sessions of the account, its password, codes and links, and nobody else’s', async () => {
  const [kim, petra] = [await person(), await person()]
  const [own, foreign, others] = [await signIn(kim.id), await signIn(kim.id), await signIn(petra.id)]
  const tokenId = await requestSignInCode({ email: kim.email, language: 'en' })
  const resetId = await requestReset({ email: kim.email, language: 'en' })
  expect(await findSignIn(foreign.link)).toBe('open')

  await disownSession(foreign.link)
  expect(await Promise.all([own.secret, foreign.secret].map(findSession))).toEqual([null, null])
  expect(await signedInWith(kim.email, PASSWORD)).toBe('wrong-password')
  const code = token.code({ purpose: 'code', id: tokenId, generation: 1 })
  expect(await reasonOf(signInWithCode({ tokenId, code }))).toBe('code-expired')
  const reset = { tokenId: resetId, token: token.derive(resetParts({ id: resetId, generation: 1 })) }
  expect(await findReset(reset)).toBeNull()
  expect(await findSignIn(foreign.link)).toBe('pressed')
  expect(await ends(kim.id)).toEqual([{ sessionId: foreign.link.sessionId }])

  expect(await findSession(others.secret)).not.toBeNull()
  expect(await signedInWith(petra.email, PASSWORD)).toBe('passed')
})

test('pressing again, at once or later, does nothing more: the new password stays', async () => {
  const { id, email } = await person()
  const { link } = await signIn(id)
  await Promise.all(Array.from({ length: 5 }, () => disownSession(link)))
  expect(await ends(id)).toHaveLength(1)
  const tokenId = await requestReset({ email, language: 'en' })
  const reset = { tokenId, token: token.derive(resetParts({ id: tokenId, generation: 1 })) }
  expect(await resetPassword({ ...reset, password: NEW })).toBe(id)
  const again = await signIn(id)
  await disownSession(link)
  expect(await signedInWith(email, NEW)).toBe('passed')
  expect(await findSession(again.secret)).not.toBeNull()
})

test('a link also works when its session is over, and for 30 days', async () => {
  const [kim, petra] = [await person(), await person()]
  const [left, late] = [await signIn(kim.id), await signIn(petra.id)]
  await closeSession(left.secret)
  moveClock(30 * DAY - MINUTE)
  await disownSession(left.link)
  expect(await signedInWith(kim.email, PASSWORD)).toBe('wrong-password')
  moveClock(30 * DAY + MINUTE)
  expect(await findSignIn(late.link)).toBe('over')
  await disownSession(late.link)
  expect(await signedInWith(petra.email, PASSWORD)).toBe('passed')
})

test('looking at a link changes nothing', async () => {
  const { id, email } = await person()
  const { secret, link } = await signIn(id)
  await Promise.all(Array.from({ length: 100 }, () => findSignIn(link)))
  expect(await findSession(secret)).not.toBeNull()
  expect(await signedInWith(email, PASSWORD)).toBe('passed')
  expect(await ends(id)).toEqual([])
})

test('wrong, foreign and made-up links change nothing', async () => {
  const [kim, petra] = [await person(), await person()]
  const [mine, others] = [await signIn(kim.id), await signIn(petra.id)]
  const twisted = [
    { ...mine.link, token: others.link.token },
    { ...mine.link, accountId: petra.id },
    { ...mine.link, sessionId: others.link.sessionId },
    { ...mine.link, sessionId: newId() },
    { ...mine.link, token: '' },
    { ...mine.link, accountId: "'; drop table accounts" },
    { ...mine.link, sessionId: 'x' },
  ]
  for (const link of twisted) {
    expect(await findSignIn(link)).toBe('over')
    await disownSession(link)
  }
  expect(await Promise.all([mine.secret, others.secret].map(findSession))).not.toContain(null)
  expect([...(await ends(kim.id)), ...(await ends(petra.id))]).toEqual([])
})

test('a link of ours for an account that is gone is harmless', async () => {
  const ids = { accountId: newId(), sessionId: newId() }
  await disownSession({ ...ids, token: token.derive(notMeParts(ids)) })
  expect(await ends(ids.accountId)).toEqual([])
})
