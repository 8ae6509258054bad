import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { oneTimeTokens } from '@/db/schema/accounts'
import { outbox } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { type Refusal, refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { token } from '@/lib/token'
import { newNetwork } from '@/testing/network'
import { oneAfterAnother, rowWith } from '@/testing/races'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { findCode, issueCode, redeemCode, renewCode } from './codes'
import { endAllOf } from './one-time-rows'

const { moveClock } = prepareVerbs()

let people = 0
const stranger = () => `person-${++people}@blumenhaus.example`
const issue = (email = stranger()) =>
  inTransaction((tx) => issueCode(tx, { purpose: 'sign-up', email, language: 'en' }))
const codeOf = (tokenId: string, generation = 1) => token.code({ purpose: 'code', id: tokenId, generation })
const wrong = (right: string) => String((Number(right) + 1) % 1_000_000).padStart(6, '0')
const redeem = (tokenId: string, code: string) =>
  redeemCode({ tokenId, code, purpose: 'sign-up' }, async (_tx, row) => row.email)
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => error.reason,
  )
const promised = async (tokenId: string) =>
  (await db().select({ key: outbox.key, payload: outbox.payload }).from(outbox)).filter(
    (row) => row.payload.tokenId === tokenId,
  )

test('a code works once', async () => {
  const email = stranger()
  const tokenId = await issue(email)
  expect(await findCode(tokenId, 'sign-up')).toEqual({ email })
  expect(await redeem(tokenId, codeOf(tokenId))).toBe(email)
  expect(await reason(redeem(tokenId, codeOf(tokenId)))).toBe('not-found')
  expect(await findCode(tokenId, 'sign-up')).toBeNull()
})

test('a code that two type at once works for one of them', async () => {
  const tokenId = await issue()
  const answers = await Promise.all([1, 2, 3].map(() => reason(redeem(tokenId, codeOf(tokenId)))))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(1)
})

test('of 50 parallel wrong tries exactly 5 are looked at, and then the right code is refused too', async () => {
  const tokenId = await issue()
  const code = codeOf(tokenId)
  const answers = await Promise.all(Array.from({ length: 50 }, () => reason(redeem(tokenId, wrong(code)))))
  expect(answers.filter((answer) => answer === 'wrong-code')).toHaveLength(5)
  expect(answers.filter((answer) => answer === 'code-tries-used')).toHaveLength(45)
  expect(await reason(redeem(tokenId, code))).toBe('code-tries-used')
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  expect(row?.tries).toBe(5)
})

test('the fifth try may still be the right one', async () => {
  const tokenId = await issue()
  const code = codeOf(tokenId)
  for (let count = 0; count < 4; count++) expect(await reason(redeem(tokenId, wrong(code)))).toBe('wrong-code')
  expect(await reason(redeem(tokenId, code))).toBe('passed')
})

test('a try stays counted when what the code allows is refused, and the code stays unused', async () => {
  const tokenId = await issue()
  const refused = redeemCode({ tokenId, code: codeOf(tokenId), purpose: 'sign-up' }, async () => refuse('not-allowed'))
  expect(await reason(refused)).toBe('not-allowed')
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  expect(row).toMatchObject({ tries: 1, usedAt: null })
})

test('a code expires after 10 minutes; a new one has five new tries and the old one is dead', async () => {
  const tokenId = await issue()
  moveClock(11 * MINUTE)
  expect(await reason(redeem(tokenId, codeOf(tokenId)))).toBe('code-expired')
  await renewCode(tokenId)
  expect(await reason(redeem(tokenId, codeOf(tokenId)))).toBe('wrong-code')
  expect(await reason(redeem(tokenId, codeOf(tokenId, 2)))).toBe('passed')
  moveClock(0)
})

test('after a day there is nothing left to ask for', async () => {
  const tokenId = await issue()
  moveClock(DAY + MINUTE)
  expect(await findCode(tokenId, 'sign-up')).toBeNull()
  expect(await reason(renewCode(tokenId))).toBe('not-found')
  moveClock(0)
})

test('a code is good for its own purpose only, and an unknown id is not found', async () => {
  const tokenId = await issue()
  const other = redeemCode({ tokenId, code: codeOf(tokenId), purpose: 'sign-in' }, async () => {})
  expect(await reason(other)).toBe('not-found')
  expect(await reason(redeem(newId(), '000000'))).toBe('not-found')
  expect(await reason(redeem("'; drop table accounts", '000000'))).toBe('not-found')
})

test('a newer code for the same address ends the older one, whose page can still ask again', async () => {
  const email = stranger()
  const [first, second] = [await issue(email), await issue(email)]
  expect(await reason(redeem(first, codeOf(first)))).toBe('code-expired')
  await renewCode(first)
  expect(await reason(redeem(second, codeOf(second)))).toBe('code-expired')
  expect(await reason(redeem(first, codeOf(first, 2)))).toBe('passed')
})

test('of 50 parallel requests for one address exactly as many mails as allowed are promised, and one code is live', async () => {
  const email = stranger()
  const most = operator().limits.codesAnHour
  const answers = await Promise.all(Array.from({ length: 50 }, () => reason(issue(email))))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(most)
  expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(50 - most)
  const rows = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, email))
  expect(rows).toHaveLength(most)
  expect(rows.filter((row) => row.expiresAt > clock.now())).toHaveLength(1)
  const mails = await Promise.all(rows.map((row) => promised(row.id)))
  expect(mails.flat()).toHaveLength(most)
  moveClock(61 * MINUTE)
  expect(await reason(issue(email))).toBe('passed')
  moveClock(0)
})

test('a code that its owner ends while it is being used does not work any more', async () => {
  const email = stranger()
  const tokenId = await issue(email)
  const gate = rowWith(oneTimeTokens.id, tokenId)
  const ends = () => inTransaction((tx) => endAllOf(tx, { id: newId(), email }, clock.now()))
  // The try is counted, then its owner ends the code, then it would be used.
  const [answer] = await oneAfterAnother(gate, [() => reason(redeem(tokenId, codeOf(tokenId))), () => reason(ends())])
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  const wasEnded = row !== undefined && row.expiresAt <= clock.now()
  expect(answer).toBe(wasEnded ? 'code-expired' : 'passed')
  expect(row?.usedAt === null).toBe(wasEnded)
})

test('each code has a mail of its own, which holds ids only', async () => {
  const tokenId = await issue()
  await renewCode(tokenId)
  expect(await promised(tokenId)).toEqual([
    { key: `code:${tokenId}:1`, payload: { tokenId, generation: 1 } },
    { key: `code:${tokenId}:2`, payload: { tokenId, generation: 2 } },
  ])
})

test('a stranger who asks for codes keeps nobody from another sort of code, nor from one that only they can ask for', async () => {
  const email = stranger()
  const most = operator().limits.codesAnHour
  for (let count = 0; count < most; count++) await issue(email)
  expect(await reason(issue(email))).toBe('too-many')
  const other = (more: Partial<Parameters<typeof issueCode>[1]>) =>
    reason(inTransaction((tx) => issueCode(tx, { purpose: 'sign-in', email, language: 'en', ...more })))
  expect(await other({})).toBe('passed')
  expect(await other({ purpose: 'sign-up', asker: { own: 'device:one' } })).toBe('passed')
  expect(await other({ purpose: 'sign-up', asker: { own: 'invite:one' } })).toBe('passed')
})

test('codes for one mailbox are counted together, however its owner may write it', async () => {
  const [local, domain] = stranger().split('@')
  const most = operator().limits.codesAnHour
  for (let count = 0; count < most; count++) expect(await reason(issue(`${local}+${count}@${domain}`))).toBe('passed')
  for (const email of [`${local}@${domain}`, `${local}+x@${domain}`, `${local?.replace('n', 'n.')}@${domain}`]) {
    expect(await reason(issue(email))).toBe('too-many')
  }
})

test('wrong codes of strangers are failures of their network; the right one still works', async () => {
  const network = newNetwork()
  const most = operator().limits.signInFailuresANetwork
  const guess = async () => {
    const tokenId = await issue()
    const code = wrong(codeOf(tokenId))
    return reason(redeemCode({ tokenId, code, purpose: 'sign-up', visitor: { network } }, async () => {}))
  }
  const answers = await Promise.all(Array.from({ length: most + 20 }, guess))
  expect(answers.filter((answer) => answer === 'wrong-code')).toHaveLength(most)
  expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(20)
  const tokenId = await issue()
  const right = redeemCode({ tokenId, code: codeOf(tokenId), purpose: 'sign-up', visitor: { network } }, async () => {})
  expect(await reason(right)).toBe('passed')
})

test('a code is read as it was pasted, and a text that is no code costs no try', async () => {
  const tokenId = await issue()
  const code = codeOf(tokenId)
  for (const typed of ['', '12345', '1234567', 'abcdef', `${code.slice(0, 5)}x`, 'Code']) {
    expect(await reason(redeem(tokenId, typed)), typed).toBe('code-form')
  }
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  expect(row?.tries).toBe(0)
  expect(await reason(redeem(tokenId, `\u200b${code.slice(0, 3)}-${code.slice(3)}\u00a0`))).toBe('passed')
})
