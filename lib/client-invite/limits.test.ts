import { eq, like } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, rateLimits } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { reasonOf } from '@/testing/invite'
import { newDeveloper } from '@/testing/people'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { refuseTooManyMails } from './limits'

// The limits of docs/rules.md R21, as the sample operator sets them.

const { passTime } = prepareVerbs()
let senderId = ''
let recipients = 0

beforeEach(async () => {
  senderId = (await newDeveloper()).actor.accountId
})

const mail = (email = '', message = '') => {
  recipients += 1
  const to = email || `client${recipients}@blumenhaus.example`
  return inTransaction((tx) => refuseTooManyMails(tx, { senderId, email: to, message }))
}

/** Somebody who has been here for long and has handed something over. */
async function becomeKnown(days = 8, handedOver = true): Promise<void> {
  const createdAt = new Date(clock.now().getTime() - days * 86_400_000)
  await db().update(accounts).set({ createdAt }).where(eq(accounts.id, senderId))
  if (!handedOver) return
  const now = clock.now()
  const links = { mailedHash: newId(), copiedHash: newId() }
  const [company] = await db().execute<{ id: string }>('select id from companies limit 1')
  await db()
    .insert(clientInvites)
    .values({
      ...links,
      id: newId(),
      senderId,
      companyId: company?.id ?? '',
      email: 'kim@blumenhaus.example',
      country: 'DE',
      senderName: 'Mara',
      terms: { currency: 'eur', apps: [], keptAccess: 'admin', access: [], documents: [] },
      termsHash: 'h',
      createdAt: now,
      sentAt: now,
      lastSentAt: now,
      orderedAt: now,
      completedAt: now,
      expiresAt: now,
    })
}

async function passing(tries: number, work: () => Promise<void>): Promise<string[]> {
  const answers: string[] = []
  for (let each = 0; each < tries; each++) answers.push(await reasonOf(work()))
  return answers
}

test('a new sender sends 3 mails a day, and 3 more the next day', async () => {
  expect(await passing(4, () => mail())).toEqual(['passed', 'passed', 'passed', 'new-sender-limit'])
  passTime(DAY + MINUTE)
  expect(await passing(1, () => mail())).toEqual(['passed'])
})

test.each([
  ['an account younger than 7 days', 6, true],
  ['an account without a completed hand-over', 30, false],
])('%s is a new sender', async (_what, days, handedOver) => {
  await becomeKnown(days, handedOver)
  expect((await passing(4, () => mail())).at(-1)).toBe('new-sender-limit')
})

test('a known sender sends 20 mails an hour, exactly, also at once', async () => {
  await becomeKnown()
  const answers = await Promise.all(Array.from({ length: 30 }, () => reasonOf(mail())))
  expect(answers.filter((answer) => answer === 'passed')).toHaveLength(20)
  expect(new Set(answers)).toEqual(new Set(['passed', 'invites-an-hour']))
  passTime(61 * MINUTE)
  expect(await reasonOf(mail())).toBe('passed')
})

/** Three young accounts send what a mailbox takes of such in a day, under tags of it. */
async function bomb(to: string): Promise<void> {
  const answers: string[] = []
  for (let sender = 0; sender < 5; sender++) {
    senderId = (await newDeveloper()).actor.accountId
    answers.push(await reasonOf(mail(to.replace('@', `+${sender}@`))))
  }
  expect(answers).toEqual(['passed', 'passed', 'passed', 'invites-a-recipient', 'invites-a-recipient'])
}

test('one mailbox gets 3 mails a day from young accounts, however many they are and however they write it', async () => {
  await bomb(`bombed${recipients}@blumenhaus.example`)
})

test('what young accounts send keeps nobody else from inviting, who sends 3 a day to one mailbox', async () => {
  const to = `wanted${recipients}@blumenhaus.example`
  await bomb(to)
  senderId = (await newDeveloper()).actor.accountId
  await becomeKnown()
  expect(await passing(4, () => mail(to))).toEqual(['passed', 'passed', 'passed', 'invites-a-recipient'])
  senderId = (await newDeveloper()).actor.accountId
  await becomeKnown()
  expect(await passing(1, () => mail(to))).toEqual(['passed'])
})

test.each([
  ['+49 431 123456', 'new-sender-message'],
  ['call 0431/12 34 56', 'new-sender-message'],
  ['(030) 123-456', 'new-sender-message'],
  ['0 4 3 1 1 2 3', 'new-sender-message'],
  ['write to mara@studio.example', 'new-sender-message'],
  ['The price is 1 200 euros.', 'passed'],
  ['In 2026 we moved 3 pages.', 'passed'],
  ['As we said on 12.5.', 'passed'],
  ['', 'passed'],
])('the message %j of a new sender: %s', async (message, answer) => {
  expect(await reasonOf(mail('', message))).toBe(answer)
})

test('a known sender may write a phone number', async () => {
  await becomeKnown()
  expect(await reasonOf(mail('', 'call 0431 123456'))).toBe('passed')
})

test('a refused mail counts for nobody', async () => {
  const to = 'untouched@blumenhaus.example'
  expect(await reasonOf(mail(to, 'call 0431 123456'))).toBe('new-sender-message')
  const counted = await db()
    .select()
    .from(rateLimits)
    .where(like(rateLimits.key, `%${to}`))
  const sender = await db()
    .select()
    .from(rateLimits)
    .where(like(rateLimits.key, `%${senderId}`))
  expect([counted, sender]).toEqual([[], []])
})
