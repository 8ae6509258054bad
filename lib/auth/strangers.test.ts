import { eq, like } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { requestReset } from '@/lib/account/reset-password'
import { confirmSignUp, requestSignUp } from '@/lib/company/sign-up'
import type { Refusal } from '@/lib/errors'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { compose } from '@/lib/outbox/compose'
import { token } from '@/lib/token'
import { newClientAccount } from '@/testing/account'
import { newVisitor } from '@/testing/network'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import type { Visitor } from './asker'
import { wayInFor } from './knocking'
import { rememberAccount } from './known-devices'
import { requestSignInCode, signInWithCode, signInWithPassword } from './sign-in'
import { proveByCode, proveByPassword, requestProof } from './step-up'

const { moveClock } = prepareVerbs()
const PASSWORD = 'paper boats on the canal'
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => error.reason,
  )
const many = async (count: number, work: (index: number) => Promise<unknown>) => {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => reason(work(index))))
  return Object.fromEntries([...new Set(answers)].map((one) => [one, answers.filter((each) => each === one).length]))
}
const codeOf = (tokenId: string, generation = 1) => token.code({ purpose: 'code', id: tokenId, generation })
const knocks = async (accountId: string) =>
  (await db().select().from(outbox).where(eq(outbox.kind, 'mail-knocking'))).filter(
    ({ payload }) => payload.accountId === accountId,
  )

let kim: { id: string; email: string }
beforeAll(() => moveClock(0))
beforeEach(async () => {
  kim = await newClientAccount(PASSWORD)
})

const wrong = (visitor: Visitor, email = kim.email) => signInWithPassword({ email, password: 'wrong' }, visitor)
const right = (visitor: Visitor, email = kim.email) => signInWithPassword({ email, password: PASSWORD }, visitor)
const askCode = (visitor: Visitor, email = kim.email) => requestSignInCode({ email, language: 'en' }, visitor)
/** Strangers from anywhere close the address: its passwords, its codes and its links to a new one. */
async function closeTheAddress(): Promise<void> {
  await many(11, () => wrong(newVisitor()))
  await many(6, () => askCode(newVisitor()))
  await many(4, () => requestReset({ email: kim.email, language: 'en' }, newVisitor()))
  const answers = [right, askCode].map((way) => reason(way(newVisitor())))
  expect(await Promise.all(answers)).toEqual(['too-many', 'too-many'])
}

test('whatever strangers try, who is signed in shows once more who they are, by password and by code', async () => {
  await closeTheAddress()
  const account = { ...kim, sessionId: newId() }
  expect(await proveByPassword(account, PASSWORD)).toBe(kim.id)
  const tokenId = await requestProof(account, 'en')
  // A stranger's code for the same address does not end this one.
  expect(await proveByCode(account, { tokenId, code: codeOf(tokenId) })).toBe(kim.id)
})

test('of 50 wrong passwords at once in one session exactly 10 are looked at, and another session goes on', async () => {
  const account = { ...kim, sessionId: newId() }
  expect(await many(50, () => proveByPassword(account, 'wrong'))).toEqual({ 'wrong-password': 10, 'too-many': 40 })
  expect(await proveByPassword({ ...account, sessionId: newId() }, PASSWORD)).toBe(kim.id)
  expect(await reason(right(newVisitor()))).toBe('passed')
})

test('a code that proves who is signed in proves nobody else', async () => {
  const petra = await newClientAccount(PASSWORD)
  const tokenId = await requestProof({ ...kim, sessionId: newId() }, 'en')
  const given = { tokenId, code: codeOf(tokenId) }
  expect(await reason(proveByCode({ ...petra, sessionId: newId() }, given))).toBe('not-found')
  expect(await reason(signInWithCode(given))).toBe('not-found')
  expect(await reason(proveByCode({ ...kim, sessionId: newId() }, given))).toBe('passed')
})

test('a browser that knows the account gets its person in by password, by code and to a new password', async () => {
  await closeTheAddress()
  const known = { ...newVisitor(), devices: rememberAccount(undefined, kim.id) }
  expect(await reason(right(known))).toBe('passed')
  const tokenId = await askCode(known)
  expect(await signInWithCode({ tokenId, code: codeOf(tokenId) }, known)).toBe(kim.id)
  expect(await reason(requestReset({ email: kim.email, language: 'en' }, known))).toBe('passed')
})

test('a browser that knows the account is let in from a network that is closed, and has ten tries of its own', async () => {
  const network = newVisitor()
  await many(40, (index) => wrong(network, `nobody-${index}@spray.example`))
  expect(await reason(right(network))).toBe('too-many')
  const known = { ...network, devices: rememberAccount(undefined, kim.id) }
  expect(await reason(right(known))).toBe('passed')
  expect(await many(50, () => wrong(known))).toEqual({ 'wrong-password': 10, 'too-many': 40 })
  expect(await reason(right(newVisitor()))).toBe('passed')
})

test('a browser that was thrown out and still knows the account spends nothing of those that were not', async () => {
  const devices = rememberAccount(undefined, kim.id)
  await many(11, () => wrong({ ...newVisitor(), devices }))
  const [thief, owner] = [
    { ...newVisitor(), devices },
    { ...newVisitor(), devices },
  ]
  await many(11, () => wrong(thief))
  expect(await reason(right(thief))).toBe('too-many')
  expect(await reason(right(owner))).toBe('passed')
})

test('a browser that knows another account is a stranger', async () => {
  await many(11, () => wrong(newVisitor()))
  const other = { ...newVisitor(), devices: rememberAccount(undefined, newId()) }
  expect(await reason(right(other))).toBe('too-many')
})

test('a mailed link gets its person in although the address is closed', async () => {
  await closeTheAddress()
  expect(await reason(right({ ...newVisitor(), mailedInvite: newId() }))).toBe('passed')
})

test('a code that came in time signs in although the address is closed since', async () => {
  const tokenId = await askCode(newVisitor())
  await many(11, () => wrong(newVisitor()))
  expect(await signInWithCode({ tokenId, code: codeOf(tokenId) }, newVisitor())).toBe(kim.id)
})

test('whose address is closed is told once a day, with a link that works for two days', async () => {
  expect(await knocks(kim.id)).toEqual([])
  await many(10, () => wrong(newVisitor()))
  expect(await knocks(kim.id)).toEqual([])
  await many(20, () => wrong(newVisitor()))
  await many(7, () => askCode(newVisitor()))
  const [told, ...more] = await knocks(kim.id)
  expect(more).toEqual([])
  const job = {
    id: told?.id ?? '',
    kind: 'mail-knocking',
    key: '',
    payload: { accountId: kim.id },
    promisedAt: new Date(),
    attempt: 1,
  } as const
  const composed = await compose(job)
  if ('skipped' in composed) throw new Error(composed.skipped)
  expect(composed.to).toBe(kim.email)
  const { url } = composed.mail.props as { url: string }
  const [, accountId = '', hour = '', secret = ''] = url.match(/way-in\/(.*)\/(.*)\/(.*)$/) ?? []
  const link = { accountId, hour, token: secret }
  expect(wayInFor(link)).toBe(kim.id)
  expect(wayInFor({ ...link, accountId: newId() })).toBeNull()
  expect(wayInFor({ ...link, hour: String(Number(hour) + 1) })).toBeNull()
  expect(wayInFor({ ...link, hour: 'x', token: 'y' })).toBeNull()
  moveClock(25 * 60 * MINUTE)
  expect(wayInFor(link)).toBe(kim.id)
  await many(11, () => wrong(newVisitor()))
  expect(await knocks(kim.id)).toHaveLength(2)
  moveClock(2 * DAY + MINUTE)
  expect(wayInFor(link)).toBeNull()
  moveClock(0)
})

test('for an unknown address the same is promised, and nobody is told', async () => {
  const before = await db().$count(outbox, eq(outbox.kind, 'mail-knocking'))
  await many(11, () => wrong(newVisitor(), 'nobody@knocked.example'))
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'mail-knocking'))
  expect(rows).toHaveLength(before + 1)
  const job = { id: '', kind: 'mail-knocking', key: '', promisedAt: new Date(), attempt: 1 } as const
  expect(await compose({ ...job, payload: { accountId: newId() } })).toEqual({ skipped: 'no-account' })
})

test('a network fails 30 times in 15 minutes, over however many accounts, and another one goes on', async () => {
  const network = newVisitor()
  const most = operator().limits.signInFailuresANetwork
  const answers = await many(50, (index) => wrong(network, `kim-${index}@spray.example`))
  expect(answers).toEqual({ 'wrong-password': most, 'too-many': 50 - most })
  expect(await reason(right(network))).toBe('too-many')
  expect(await reason(right(newVisitor()))).toBe('passed')
  moveClock(16 * MINUTE)
  expect(await reason(right(network))).toBe('passed')
  moveClock(0)
})

test('who signs in rightly spends nothing of their network', async () => {
  const network = newVisitor()
  for (let count = 0; count < 35; count++) expect(await reason(right(network))).toBe('passed')
}, 60_000)

test('of 50 codes asked at once from one network for as many addresses, exactly 20 are promised', async () => {
  const network = newVisitor()
  const most = operator().limits.codesANetworkAndHour
  const answers = await many(50, (index) => askCode(network, `asked-${index}@spray.example`))
  expect(answers).toEqual({ passed: most, 'too-many': 50 - most })
})

test('of 50 links to a new password asked at once from one network, exactly 10 are promised', async () => {
  const network = newVisitor()
  const most = operator().limits.resetsANetworkAndHour
  const ask = (index: number) => requestReset({ email: `forgot-${index}@spray.example`, language: 'en' }, network)
  expect(await many(50, ask)).toEqual({ passed: most, 'too-many': 50 - most })
})

const form = (email: string) => ({
  firstName: 'Eve',
  lastName: 'Moor',
  email,
  password: PASSWORD,
  language: 'en' as const,
})

test('of 60 sign-ups at once under tags of one mailbox five are mailed, and ten from one network', async () => {
  const network = newVisitor()
  const tagged = await many(60, (index) => requestSignUp(form(`eve+${index}@flood.example`), network))
  expect(tagged).toEqual({ passed: operator().limits.codesAnHour, 'too-many': 55 })
  const mails = await db().select().from(outbox).where(like(outbox.key, 'code:%'))
  expect(mails.length).toBeGreaterThan(0)
  const other = newVisitor()
  const most = operator().limits.signUpsANetworkAndHour
  const answers = await many(40, (index) => requestSignUp(form(`eve@flood-${index}.example`), other))
  expect(answers).toEqual({ passed: most, 'too-many': 40 - most })
}, 60_000)

test('a network makes ten accounts a day', async () => {
  const most = operator().limits.newAccountsANetworkAndDay
  const network = newVisitor()
  const made = async (index: number) => {
    const tokenId = await requestSignUp(form(`new@made-${index}.example`), newVisitor())
    return confirmSignUp({ tokenId, code: codeOf(tokenId) }, network)
  }
  expect(await many(most + 3, made)).toEqual({ passed: most, 'too-many': 3 })
  moveClock(DAY + MINUTE)
  expect(await reason(made(99))).toBe('passed')
  moveClock(0)
}, 60_000)

test('a refusal says when it is worth trying again', async () => {
  await many(11, () => wrong(newVisitor()))
  await expect(right(newVisitor())).rejects.toMatchObject({ reason: 'too-many', facts: { minutes: 15 } })
  moveClock(10 * MINUTE)
  await expect(right(newVisitor())).rejects.toMatchObject({ facts: { minutes: 5 } })
  moveClock(0)
})
