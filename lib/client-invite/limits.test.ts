import { like } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { rateLimits } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import { countInviteMail } from '@/lib/links/count-mail'
import { reasonOf } from '@/testing/invite'
import { becomeKnown } from '@/testing/known-sender'
import { newDeveloper } from '@/testing/people'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'

// The limits of docs/rules.md R21, as the sample operator sets them.

const { passTime } = prepareVerbs()
let senderId = ''
let recipients = 0

beforeEach(async () => {
  senderId = (await newDeveloper()).actor.accountId
})

const mail = (email = '') => {
  recipients += 1
  const to = email || `client${recipients}@blumenhaus.example`
  return inTransaction((tx) => countInviteMail(tx, { senderId, email: to }))
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
  await becomeKnown(senderId, days, handedOver)
  expect((await passing(4, () => mail())).at(-1)).toBe('new-sender-limit')
})

test('a known sender sends 20 mails an hour, exactly, also at once', async () => {
  await becomeKnown(senderId)
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
  await becomeKnown(senderId)
  expect(await passing(4, () => mail(to))).toEqual(['passed', 'passed', 'passed', 'invites-a-recipient'])
  senderId = (await newDeveloper()).actor.accountId
  await becomeKnown(senderId)
  expect(await passing(1, () => mail(to))).toEqual(['passed'])
})

test('a refused mail counts for nobody', async () => {
  const to = 'untouched@blumenhaus.example'
  await passing(3, () => mail())
  const before = await db()
    .select()
    .from(rateLimits)
    .where(like(rateLimits.key, `%${senderId}`))
  expect(await reasonOf(mail(to))).toBe('new-sender-limit')
  const counted = await db()
    .select()
    .from(rateLimits)
    .where(like(rateLimits.key, `%${to}`))
  const sender = await db()
    .select()
    .from(rateLimits)
    .where(like(rateLimits.key, `%${senderId}`))
  expect([counted, sender]).toEqual([[], before])
})
