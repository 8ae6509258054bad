import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import type { Refusal } from '@/lib/errors'
import { token } from '@/lib/token'
import { newVisitor } from '@/testing/network'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { confirmSignUp, requestSignUp } from './sign-up'

const { moveClock } = prepareVerbs()
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => `${error.reason} ${error.field}`,
  )
const codeOf = (tokenId: string) => token.code({ purpose: 'code', id: tokenId, generation: 1 })
const form = (email: string, more = {}) => ({
  firstName: 'Mara',
  lastName: 'Lindt',
  email,
  password: 'paper boats on the canal',
  language: 'en' as const,
  ...more,
})

test('the code makes account, own Company and Owner, and the password works', async () => {
  const tokenId = await requestSignUp(form('Mara@studio-lindt.example'))
  expect(await db().$count(accounts)).toBe(0)
  const id = await confirmSignUp({ tokenId, code: codeOf(tokenId) })
  const [account] = await db().select().from(accounts).where(eq(accounts.id, id))
  expect(account).toMatchObject({ kind: 'developer', email: 'mara@studio-lindt.example', firstName: 'Mara' })
  const [company] = await db().select().from(companies).where(eq(companies.ownAccountId, id))
  expect(company).toMatchObject({ slug: 'mara-lindt', name: null })
  const members = await db().select().from(memberships).where(eq(memberships.accountId, id))
  expect(members).toMatchObject([{ companyId: company?.id, role: 'owner' }])
  const log = await db().select().from(activities).where(eq(activities.actorId, id))
  expect(log.map((line) => line.verb).sort()).toEqual(['account-created', 'company-created'])
  expect(JSON.stringify(log)).not.toMatch(/mara/i)
  expect(await signInWithPassword({ email: 'mara@studio-lindt.example', password: 'paper boats on the canal' })).toBe(
    id,
  )
})

test('two sign-ups with one address, confirmed at once, make one account', async () => {
  const email = 'twice@studio-lindt.example'
  const [first = '', second = ''] = await Promise.all([requestSignUp(form(email)), requestSignUp(form(email))])
  // Only the newer code is live; both are put back, which is the worst that could happen.
  await db()
    .update(oneTimeTokens)
    .set({ expiresAt: new Date(clock.now().getTime() + 600_000) })
    .where(eq(oneTimeTokens.email, email))
  const ids = await Promise.all([first, second].map((tokenId) => confirmSignUp({ tokenId, code: codeOf(tokenId) })))
  expect(new Set(ids).size).toBe(1)
  expect(await db().$count(accounts, eq(accounts.email, email))).toBe(1)
  expect(await db().$count(companies, eq(companies.ownAccountId, ids[0] ?? ''))).toBe(1)
})

test('a known address gets the same answer; its code signs in and what was typed is dropped', async () => {
  const email = 'mara@studio-lindt.example'
  const tokenId = await requestSignUp(form(email, { firstName: 'Eve', password: 'tulips along the canal' }))
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  expect(row).toMatchObject({ halfSignUp: null, purpose: 'sign-up' })
  expect(row?.accountId).not.toBeNull()
  expect(await db().$count(outbox, eq(outbox.key, `code:${tokenId}:1`))).toBe(1)
  const id = await confirmSignUp({ tokenId, code: codeOf(tokenId) })
  expect(await signInWithPassword({ email, password: 'paper boats on the canal' })).toBe(id)
})

test('people of one name get Companies with addresses of their own', async () => {
  const tokens = await Promise.all(
    ['a', 'b', 'c'].map((who) => requestSignUp(form(`${who}@twins.example`, { lastName: 'Zwilling' }))),
  )
  await Promise.all(tokens.map((tokenId) => confirmSignUp({ tokenId, code: codeOf(tokenId) })))
  const rows = await db().select({ slug: companies.slug }).from(companies)
  const slugs = rows.map((row) => row.slug).filter((slug) => slug.startsWith('mara-zwilling'))
  expect(slugs.sort()).toEqual(['mara-zwilling', 'mara-zwilling-2', 'mara-zwilling-3'])
})

test('a half sign-up is forgotten after a day', async () => {
  const tokenId = await requestSignUp(form('late@studio-lindt.example'))
  moveClock(DAY + MINUTE)
  expect(await reason(confirmSignUp({ tokenId, code: codeOf(tokenId) }))).toBe('not-found null')
  moveClock(0)
})

test.each([
  [{ firstName: ' ', lastName: '' }, 'name-missing firstName'],
  [{ firstName: '\u3164', lastName: '\u200b' }, 'name-missing firstName'],
  [{ lastName: '🏢'.repeat(81) }, 'client-name-long lastName'],
  [{ firstName: 'Your account is blocked, verify at', lastName: 'evil-offers.com now' }, 'name-leads-away lastName'],
  [{ firstName: 'evil。com' }, 'name-leads-away firstName'],
  [{ firstName: '0431', lastName: '12 34' }, 'name-leads-away firstName'],
  [{ email: 'mara' }, 'email-invalid email'],
  [{ password: 'short' }, 'password-short password'],
  [{ password: 'mara@refused.example' }, 'password-is-address password'],
])('%j is refused: %s', async (fault, expected) => {
  expect(await reason(requestSignUp(form('mara@refused.example', fault)))).toBe(expected)
})

test.each([
  [
    { firstName: 'Suharto', lastName: '' },
    { firstName: 'Suharto', lastName: '' },
  ],
  [
    { firstName: ' ', lastName: 'ကျော်' },
    { firstName: 'ကျော်', lastName: '' },
  ],
  [
    { firstName: '🏢'.repeat(80), lastName: '' },
    { firstName: '🏢'.repeat(80), lastName: '' },
  ],
])('one name is enough: %j', async (typed, kept) => {
  const email = `${typed.firstName.codePointAt(0)}@one-name.example`
  const tokenId = await requestSignUp(form(email, typed), newVisitor())
  const accountId = await confirmSignUp({ tokenId, code: codeOf(tokenId) })
  const [account] = await db().select().from(accounts).where(eq(accounts.id, accountId))
  expect(account).toMatchObject(kept)
})

test('line breaks and marks that turn the reading direction do not get into a name', async () => {
  const tokenId = await requestSignUp(
    form('odd@studio-lindt.example', { firstName: 'Bob\r\nBcc: x\u202e', lastName: "O'Neil" }),
    newVisitor(),
  )
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  expect(row?.halfSignUp).toMatchObject({ firstName: 'Bob Bcc: x', lastName: "O'Neil" })
})
