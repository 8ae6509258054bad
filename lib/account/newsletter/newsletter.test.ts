import { and, eq, inArray } from 'drizzle-orm'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { newsletterSubscriptions, newsletters } from '@/db/schema/account-belongings'
import { accounts } from '@/db/schema/accounts'
import { activities, outbox } from '@/db/schema/records'
import { newId } from '@/lib/id'
import type { NewsletterLink } from '@/lib/paths'
import { newClientAccount } from '@/testing/account'
import { reasonOf } from '@/testing/invite'
import { useLimits } from '@/testing/limits'
import { newDeveloper } from '@/testing/people'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { askNewsletter } from './ask'
import { confirmNewsletter } from './confirm'
import { newsletterLink, TEXT_VERSION } from './links'
import { audience, findConfirm, findNewsletterStop, isInAudience, newsletterOf, subscriptionOf } from './queries'
import { readNewsletter, sendNewsletter } from './send'
import { stopNewsletter, stopOwnNewsletter } from './stop'

const { moveClock } = prepareVerbs()
beforeAll(() => useLimits({ codesAnHour: 100_000 }))
afterEach(() => moveClock(0))

const person = async () => (await newDeveloper()).actor
const linkOf = (accountId: string, channel: 'confirm' | 'stop', generation = 1) =>
  newsletterLink(accountId, generation, channel)

async function subscriber() {
  const actor = await person()
  await askNewsletter(actor)
  await confirmNewsletter(linkOf(actor.accountId, 'confirm'))
  return actor
}

const notedFor = async (accountId: string) => {
  const verbs = ['newsletter-asked', 'newsletter-confirmed', 'newsletter-stopped'] as const
  const lines = await db()
    .select()
    .from(activities)
    .where(and(eq(activities.actorId, accountId), inArray(activities.verb, [...verbs])))
  return lines.map(({ verb, facts }) => `${verb}: ${facts.before} → ${facts.after}`)
}
const switchTo = (kind: 'client' | 'developer', accountId: string) =>
  db().update(accounts).set({ kind }).where(eq(accounts.id, accountId))

test('nobody is asked by signing up: the newsletter begins with a wish and a second yes from the mailbox', async () => {
  const { accountId, ...rest } = await person()
  const actor = { accountId, ...rest }
  expect((await newsletterOf(accountId)).state).toBe('none')
  expect(await subscriptionOf(db(), accountId)).toBeUndefined()
  await askNewsletter(actor)
  expect((await newsletterOf(accountId)).state).toBe('asked')
  expect(await isInAudience(accountId)).toBe(false)
  expect(await subscriptionOf(db(), accountId)).toMatchObject({ textVersion: TEXT_VERSION, confirmedAt: null })
  await confirmNewsletter(linkOf(accountId, 'confirm'))
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
  expect(await isInAudience(accountId)).toBe(true)
  expect(await notedFor(accountId)).toEqual([
    'newsletter-asked: none → asked',
    'newsletter-confirmed: asked → confirmed',
  ])
})

test('one mail for each wish, with ids only; asking when confirmed is nothing', async () => {
  const actor = await subscriber()
  const { accountId } = actor
  await askNewsletter(actor)
  expect(await notedFor(accountId)).toHaveLength(2)
  const mails = (await db().select().from(outbox).where(eq(outbox.kind, 'mail-newsletter-confirm'))).filter(
    ({ payload }) => payload.accountId === accountId,
  )
  expect(mails.map(({ payload }) => payload)).toEqual([{ accountId, generation: 1 }])
  const everything = JSON.stringify([
    await db().select().from(outbox),
    await db().select().from(newsletterSubscriptions),
    await db().select().from(activities),
  ])
  for (const channel of ['confirm', 'stop'] as const) {
    expect(everything, 'no link in a table').not.toContain(linkOf(accountId, channel).token)
  }
})

test('asking again makes a new link, and the former one is dead; three an hour', async () => {
  const actor = await person()
  const { accountId } = actor
  await askNewsletter(actor)
  await askNewsletter(actor)
  expect(await findConfirm(linkOf(accountId, 'confirm', 1))).toBeNull()
  await confirmNewsletter(linkOf(accountId, 'confirm', 1))
  expect((await newsletterOf(accountId)).state).toBe('asked')
  await askNewsletter(actor)
  expect(await reasonOf(askNewsletter(actor))).toBe('too-many')
  expect(await findConfirm(linkOf(accountId, 'confirm', 3))).toEqual({ language: 'en', state: 'asked' })
  moveClock(61 * MINUTE)
  expect(await reasonOf(askNewsletter(actor))).toBe('passed')
})

test('a link confirms for 30 days', async () => {
  const actor = await person()
  const { accountId } = actor
  await askNewsletter(actor)
  moveClock(30 * DAY + MINUTE)
  expect(await findConfirm(linkOf(accountId, 'confirm'))).toBeNull()
  await confirmNewsletter(linkOf(accountId, 'confirm'))
  expect((await newsletterOf(accountId)).state).toBe('asked')
  moveClock(30 * DAY - MINUTE)
  await confirmNewsletter(linkOf(accountId, 'confirm'))
  expect((await newsletterOf(accountId)).state).toBe('confirmed')
})

test('looking at links changes nothing', async () => {
  const actor = await person()
  const { accountId } = actor
  await askNewsletter(actor)
  const before = await subscriptionOf(db(), accountId)
  const [confirm, stop] = [linkOf(accountId, 'confirm'), linkOf(accountId, 'stop')]
  await Promise.all(Array.from({ length: 50 }, () => [findConfirm(confirm), findNewsletterStop(stop)]).flat())
  expect(await subscriptionOf(db(), accountId)).toEqual(before)
})

test('one press ends it, twice is once, and every mail ever sent can do it', async () => {
  const actor = await subscriber()
  const { accountId } = actor
  await Promise.all([1, 2, 3].map(() => stopNewsletter(linkOf(accountId, 'stop'))))
  expect((await newsletterOf(accountId)).state).toBe('none')
  expect(await isInAudience(accountId)).toBe(false)
  expect((await notedFor(accountId)).at(-1)).toBe('newsletter-stopped: confirmed → none')
  expect(await notedFor(accountId)).toHaveLength(3)
  // The link that confirmed it once does not begin it again.
  await confirmNewsletter(linkOf(accountId, 'confirm', 1))
  expect((await newsletterOf(accountId)).state).toBe('none')
  await askNewsletter(actor)
  await confirmNewsletter(linkOf(accountId, 'confirm', 2))
  expect(await isInAudience(accountId)).toBe(true)
  await stopNewsletter(linkOf(accountId, 'stop', 1))
  expect(await isInAudience(accountId)).toBe(false)
  expect(await findNewsletterStop(linkOf(accountId, 'stop', 1))).toEqual({ language: 'en', state: 'none' })
})

test('one can end it signed in, also while it waits for the second yes', async () => {
  const actor = await person()
  await stopOwnNewsletter(actor)
  expect(await notedFor(actor.accountId)).toEqual([])
  await askNewsletter(actor)
  await stopOwnNewsletter(actor)
  expect(await findConfirm(linkOf(actor.accountId, 'confirm'))).toBeNull()
  await confirmNewsletter(linkOf(actor.accountId, 'confirm'))
  expect((await newsletterOf(actor.accountId)).state).toBe('none')
  expect(await reasonOf(stopOwnNewsletter({ kind: 'clock' }))).toBe('sign-in-first')
})

test('wrong, foreign and made-up links change and find nothing', async () => {
  const [mara, jonas] = [await subscriber(), await subscriber()]
  const waiting = await person()
  await askNewsletter(waiting)
  const twisted: NewsletterLink[] = [
    { accountId: mara.accountId, token: linkOf(jonas.accountId, 'stop').token },
    { accountId: mara.accountId, token: linkOf(mara.accountId, 'confirm').token },
    { accountId: mara.accountId, token: linkOf(mara.accountId, 'stop', 2).token },
    { accountId: mara.accountId, token: '' },
    { accountId: waiting.accountId, token: linkOf(waiting.accountId, 'stop').token.toLowerCase() },
    linkOf(newId(), 'stop'),
    { accountId: 'x', token: linkOf('x', 'stop').token },
    { accountId: "' or true --", token: 'x' },
  ]
  for (const link of twisted) {
    expect(await findNewsletterStop(link)).toBeNull()
    await stopNewsletter(link)
    await confirmNewsletter(link)
  }
  expect((await newsletterOf(mara.accountId)).state).toBe('confirmed')
  expect((await newsletterOf(waiting.accountId)).state).toBe('asked')
})

test('a client cannot ask, cannot confirm, and is in no audience', async () => {
  const { id } = await newClientAccount(null)
  const kim = { kind: 'account', accountId: id } as const
  expect(await reasonOf(askNewsletter(kim))).toBe('not-found')
  const [waiting, confirmed] = [await person(), await subscriber()]
  await askNewsletter(waiting)
  await switchTo('client', waiting.accountId)
  await switchTo('client', confirmed.accountId)
  expect(await findConfirm(linkOf(waiting.accountId, 'confirm'))).toBeNull()
  await confirmNewsletter(linkOf(waiting.accountId, 'confirm'))
  expect((await newsletterOf(waiting.accountId)).state).toBe('asked')
  // Even a row that says yes is not enough.
  expect(await isInAudience(confirmed.accountId)).toBe(false)
  expect((await audience()).map(({ accountId }) => accountId)).not.toContain(confirmed.accountId)
  // And it can still be ended.
  await stopNewsletter(linkOf(confirmed.accountId, 'stop'))
  expect((await newsletterOf(confirmed.accountId)).state).toBe('none')
})

test('a file is a subject, an empty line and paragraphs; its line ends make no difference', () => {
  const read = { subject: 'New in Overto', body: 'One.\n\nTwo\nlines.' }
  expect(readNewsletter('New in Overto\n\nOne.\n\nTwo\nlines.\n')).toEqual(read)
  expect(readNewsletter('\uFEFFNew in Overto  \r\n\r\nOne. \r\n\r\n\r\n\r\nTwo\r\nlines.\r\n\r\n')).toEqual(read)
  for (const bad of [
    '',
    '\n\nText',
    'Subject',
    'Subject\nText',
    'Subject\n\n \n',
    'Subject\n\n\0',
    `${'x'.repeat(121)}\n\nT`,
  ]) {
    expect(() => readNewsletter(bad), JSON.stringify(bad.slice(0, 20))).toThrow()
  }
})

test('a newsletter is promised once to everybody in its audience, however often and at once it is sent', async () => {
  const [mara, jonas] = [await subscriber(), await subscriber()]
  const [waiting, gone, client] = [await person(), await subscriber(), await subscriber()]
  await askNewsletter(waiting)
  await stopOwnNewsletter(gone)
  await switchTo('client', client.accountId)
  const letter = readNewsletter('News\n\nText.')
  const sent = await Promise.all([1, 2, 3, 4].map(() => sendNewsletter(letter)))
  expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1)
  const [{ newsletterId } = { newsletterId: '' }] = sent
  const late = await subscriber()
  expect(await sendNewsletter(letter)).toEqual({ newsletterId, count: 0, isNew: false })
  const promised = await db().select().from(outbox).where(eq(outbox.kind, 'mail-newsletter'))
  const recipients = promised.map(({ payload }) => payload.accountId)
  expect(new Set(recipients).size).toBe(recipients.length)
  expect(recipients).toEqual(expect.arrayContaining([mara.accountId, jonas.accountId]))
  for (const { accountId } of [waiting, gone, client, late]) expect(recipients).not.toContain(accountId)
  expect(promised.every(({ payload }) => payload.newsletterId === newsletterId)).toBe(true)
  expect(await db().select().from(newsletters)).toHaveLength(1)
  expect((await sendNewsletter({ ...letter, subject: 'Other news' })).isNew).toBe(true)
})
