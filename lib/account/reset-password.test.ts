import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { activities, outbox } from '@/db/schema/records'
import { renewCode } from '@/lib/auth/codes'
import { findSession, openSession } from '@/lib/auth/session-rows'
import { requestSignInCode, signInWithCode, signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { token } from '@/lib/token'
import { newClientAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { useLimits } from '@/testing/limits'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { findReset, findResetRequest, requestReset, resetParts, resetPassword } from './reset-password'

const { moveClock } = prepareVerbs()
beforeAll(() => useLimits({ resetsANetworkAndHour: 100_000 }))
afterEach(() => moveClock(0))

const OLD = 'paper boats on the canal'
const NEW = 'tulips along the canal'

const person = () => newClientAccount(OLD)

async function linkFor(email: string) {
  const tokenId = await requestReset({ email, language: 'en' })
  return { tokenId, token: token.derive(resetParts({ id: tokenId, generation: 1 })) }
}

const signedInWith = (email: string, password: string) => reasonOf(signInWithPassword({ email, password }))

test('a link sets a new password once: the old one is dead, and the activity says so', async () => {
  const { id, email } = await person()
  const link = await linkFor(` ${email.toUpperCase()} `)
  expect(await findReset(link)).toEqual({ id, email })
  expect(await resetPassword({ ...link, password: NEW })).toBe(id)
  expect(await signedInWith(email, OLD)).toBe('wrong-password')
  expect(await signedInWith(email, NEW)).toBe('passed')
  const lines = await db().select().from(activities).where(eq(activities.actorId, id))
  expect(lines.filter(({ verb }) => verb === 'password-set')).toHaveLength(1)

  expect(await findReset(link)).toBeNull()
  expect(await resetPassword({ ...link, password: OLD })).toBeNull()
  expect(await signedInWith(email, NEW)).toBe('passed')
})

test('an account without a password gets its first one this way', async () => {
  const { id, email } = await newClientAccount(null)
  expect(await resetPassword({ ...(await linkFor(email)), password: NEW })).toBe(id)
  expect(await signedInWith(email, NEW)).toBe('passed')
})

test('of five who use a link at once one wins, and their password counts', async () => {
  const { id, email } = await person()
  const link = await linkFor(email)
  const passwords = [1, 2, 3, 4, 5].map((count) => `${NEW} ${count}`)
  const answers = await Promise.all(passwords.map((password) => resetPassword({ ...link, password })))
  expect(answers.filter((answer) => answer === id)).toHaveLength(1)
  expect(answers.filter((answer) => answer === null)).toHaveLength(4)
  const winner = passwords[answers.indexOf(id)] ?? ''
  expect(await signedInWith(email, winner)).toBe('passed')
})

test('a newer link ends the older one, of this address only', async () => {
  const [kim, petra] = [await person(), await person()]
  const [first, others] = [await linkFor(kim.email), await linkFor(petra.email)]
  const second = await linkFor(kim.email)
  expect(await findReset(first)).toBeNull()
  expect(await resetPassword({ ...first, password: NEW })).toBeNull()
  expect(await findReset(others)).not.toBeNull()
  expect(await resetPassword({ ...second, password: NEW })).toBe(kim.id)
})

test('a link works for 10 minutes', async () => {
  const { email } = await person()
  const link = await linkFor(email)
  moveClock(9 * MINUTE)
  expect(await findReset(link)).not.toBeNull()
  moveClock(10 * MINUTE)
  expect(await findReset(link)).toBeNull()
  expect(await resetPassword({ ...link, password: NEW })).toBeNull()
  expect(await signedInWith(email, OLD)).toBe('passed')
})

test('looking at a link a hundred times changes nothing', async () => {
  const { id, email } = await person()
  const link = await linkFor(email)
  const row = () => db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, link.tokenId))
  const before = await row()
  await Promise.all(Array.from({ length: 100 }, () => findReset(link)))
  expect(await row()).toEqual(before)
  expect(await resetPassword({ ...link, password: NEW })).toBe(id)
})

test('wrong, foreign and made-up links are nothing, and a code is no link', async () => {
  const [kim, petra] = [await person(), await person()]
  const [link, other] = [await linkFor(kim.email), await linkFor(petra.email)]
  const codeId = await requestSignInCode({ email: kim.email, language: 'en' })
  const twisted = [
    { ...link, token: other.token },
    { ...link, token: '' },
    { ...link, token: token.derive({ purpose: 'code', id: link.tokenId, generation: 1 }) },
    { ...link, token: token.derive(resetParts({ id: link.tokenId, generation: 2 })) },
    { ...link, tokenId: newId() },
    { ...link, tokenId: "'; drop table accounts" },
    { tokenId: codeId, token: token.derive(resetParts({ id: codeId, generation: 1 })) },
  ]
  for (const wrong of twisted) {
    expect(await findReset(wrong)).toBeNull()
    expect(await resetPassword({ ...wrong, password: NEW })).toBeNull()
  }
  expect(await findReset(link)).not.toBeNull()
})

test('a password that the rules refuse leaves link and sessions as they are', async () => {
  const { id, email } = await person()
  const session = await openSession({ accountId: id, device: '', isNew: false, began: clock.now() })
  const link = await linkFor(email)
  expect(await reasonOf(resetPassword({ ...link, password: 'too short' }))).toBe('password-short')
  expect(await reasonOf(resetPassword({ ...link, password: email }))).toBe('password-is-address')
  expect(await findSession(session)).not.toBeNull()
  expect(await resetPassword({ ...link, password: NEW })).toBe(id)
})

test('a new password ends every session of the account, and every code on its way', async () => {
  const [kim, petra] = [await person(), await person()]
  const open = (accountId: string) => openSession({ accountId, device: '', isNew: false, began: clock.now() })
  const theirs = [await open(kim.id), await open(kim.id)]
  const other = await open(petra.id)
  const tokenId = await requestSignInCode({ email: kim.email, language: 'en' })
  const code = token.code({ purpose: 'code', id: tokenId, generation: 1 })
  await resetPassword({ ...(await linkFor(kim.email)), password: NEW })
  expect(await Promise.all(theirs.map(findSession))).toEqual([null, null])
  expect(await findSession(other)).not.toBeNull()
  expect(await reasonOf(signInWithCode({ tokenId, code }))).toBe('code-expired')
})

test('a known and an unknown address leave the same traces and get the same answers', async () => {
  const { email } = await person()
  const traces: unknown[] = []
  for (const asked of [email, 'nobody@blumenhaus.example']) {
    const tokenId = await requestReset({ email: asked, language: 'de' })
    const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
    const [mail] = await db()
      .select()
      .from(outbox)
      .where(eq(outbox.key, `reset:${tokenId}`))
    expect(await findResetRequest(tokenId)).toEqual({ email: asked })
    traces.push([row?.purpose, row?.language, row?.tries, mail?.kind, Object.keys(mail?.payload ?? {})])
    const more = await Promise.all([1, 2, 3].map(() => reasonOf(requestReset({ email: asked, language: 'de' }))))
    traces.push(more.sort())
  }
  expect(traces.slice(0, 2)).toEqual(traces.slice(2))
  expect(traces[1]).toEqual(['passed', 'passed', 'too-many'])
})

test('a link for an unknown address sets nothing, also once somebody has an account there', async () => {
  const email = 'later@blumenhaus.example'
  const link = await linkFor(email)
  expect(await findReset(link)).toBeNull()
  await newClientAccount(OLD, email)
  expect(await resetPassword({ ...link, password: NEW })).toBeNull()
})

test('of 20 requests at once three are heard and one link lives; after an hour it goes on', async () => {
  const { id, email } = await person()
  const answers = await Promise.all(Array.from({ length: 20 }, () => reasonOf(requestReset({ email, language: 'en' }))))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(3)
  expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(17)
  const rows = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.accountId, id))
  expect(rows.filter((row) => row.expiresAt > clock.now())).toHaveLength(1)
  moveClock(61 * MINUTE)
  expect(await reasonOf(requestReset({ email, language: 'en' }))).toBe('passed')
})

test('no address, no link; and a link is not renewed as if it were a code', async () => {
  expect(await reasonOf(requestReset({ email: 'kim', language: 'en' }))).toBe('email-invalid')
  expect(await findResetRequest('nothing')).toBeNull()
  const { email } = await person()
  const link = await linkFor(email)
  expect(await reasonOf(renewCode(link.tokenId))).toBe('not-found')
  expect(await findReset(link)).not.toBeNull()
})

test('no table holds the link', async () => {
  const { email } = await person()
  const { token: mailed } = await linkFor(email)
  const rows = [
    await db().select().from(oneTimeTokens),
    await db().select().from(outbox),
    await db().select().from(accounts),
  ]
  expect(JSON.stringify(rows)).not.toContain(mailed)
})
