import { and, eq, like } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { handlers } from '@/lib/outbox/handlers'
import { orderForm, press, reasonOf } from '@/testing/invite'
import { bearerOf } from '@/testing/links'
import { type Developer, linksOf, newDeveloper, type Offered, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { prepareStack, workOutbox } from '@/testing/verb-stack'
import { decline } from './decline'
import { remind } from './remind'
import { resend } from './resend'
import { sendReminders } from './send-reminders'
import { stopLink, stopReminders } from './stop-reminders'
import { withdraw } from './withdraw'

const HOUR = 3_600_000

const stack = prepareStack()
let mara: Developer
let invited: Offered

beforeEach(async () => {
  // Whatever earlier tests left open is not looked at here.
  await db().update(clientInvites).set({ remindersStoppedAt: clock.now() })
  mara = await newDeveloper()
  invited = await offerFrom(mara, { word: 'teehaus', name: 'Kim Berger' })
})

/** Lets time pass until the invite ends in so many hours. */
async function untilHoursBeforeEnd(hours: number): Promise<void> {
  const { expiresAt } = await inviteRow(invited.inviteId)
  stack.moveClockTo(new Date((expiresAt?.getTime() ?? 0) - hours * HOUR))
}

const promised = () =>
  db()
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, 'mail-reminder'), like(outbox.key, `reminder:${invited.inviteId}:%`)))

async function mailsTo(email: string) {
  const answer = await fetch(`${stack.resendOrigin}/_control/emails?to=${encodeURIComponent(email)}`)
  return (await answer.json()) as { body: Record<string, string> & { headers?: Record<string, string> } }[]
}
const reminders = async () => (await mailsTo(invited.email)).filter(({ body }) => /^Reminder:/.test(body.subject ?? ''))

test('nobody is reminded before half time; then once, and once more 48 hours before the end', async () => {
  await untilHoursBeforeEnd(7 * 24 + 1)
  expect(await sendReminders()).toBe(0)
  await untilHoursBeforeEnd(7 * 24 - 1)
  expect(await sendReminders()).toBe(1)
  expect(await sendReminders()).toBe(0)
  await untilHoursBeforeEnd(49)
  expect(await sendReminders()).toBe(0)
  await untilHoursBeforeEnd(47)
  expect(await sendReminders()).toBe(1)
  await untilHoursBeforeEnd(1)
  expect(await sendReminders()).toBe(0)
  expect(await promised()).toHaveLength(2)
  const noted = and(eq(activities.inviteId, invited.inviteId), eq(activities.verb, 'invite-reminded'))
  expect((await db().select().from(activities).where(noted)).map((line) => line.actorKind)).toEqual(['clock', 'clock'])
})

test('any number of workers at once send one reminder, in every round', async () => {
  for (let round = 0; round < 20; round++) {
    await db().update(clientInvites).set({ remindedAt: null }).where(eq(clientInvites.id, invited.inviteId))
    await db().delete(outbox).where(eq(outbox.kind, 'mail-reminder'))
    await untilHoursBeforeEnd(40 - round)
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendReminders()))
    expect(sent.sort()).toEqual([0, 0, 0, 1])
    expect(await promised()).toHaveLength(1)
  }
})

test.each([
  ['a no', async () => decline(await bearerOf(invited.mailedLink), { accountId: null, reason: '' })],
  ['a withdrawal', () => withdraw(mara.actor, { inviteId: invited.inviteId })],
  ['a wish for silence', () => stopReminders(stopLink(invited.inviteId))],
])('a reminder and %s at once: one line for one mail at most, and none afterwards', async (_what, end) => {
  await untilHoursBeforeEnd(40)
  await Promise.all([sendReminders(), end()])
  const { remindedAt } = await inviteRow(invited.inviteId)
  expect(await promised()).toHaveLength(remindedAt ? 1 : 0)
  await workOutbox(handlers())
  expect((await reminders()).length).toBeLessThanOrEqual(remindedAt ? 1 : 0)
  await untilHoursBeforeEnd(1)
  expect(await sendReminders()).toBe(0)
})

test('nobody is reminded at the payment page, nor for an offer that would be refused', async () => {
  await untilHoursBeforeEnd(40)
  const mine = eq(memberships.accountId, mara.actor.accountId)
  await db().update(apps).set({ deletedAt: clock.now() }).where(eq(apps.name, invited.appName))
  expect(await sendReminders()).toBe(0)
  await db().update(apps).set({ deletedAt: null }).where(eq(apps.name, invited.appName))
  const other = await newDeveloper()
  const [company] = await db().select().from(memberships).where(mine)
  await db()
    .insert(memberships)
    .values({
      companyId: company?.companyId ?? '',
      accountId: other.actor.accountId,
      role: 'owner',
      createdAt: clock.now(),
    })
  await db().update(memberships).set({ role: 'billing' }).where(mine)
  expect(await sendReminders()).toBe(0)
  await db().update(memberships).set({ role: 'owner' }).where(mine)
  const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
  expect(ordered.kind).toBe('to-payment')
  expect(await sendReminders()).toBe(0)
  expect(await promised()).toEqual([])
})

test('the mail: the link that works, the facts, answers to the developer, and the headers that end it', async () => {
  await untilHoursBeforeEnd(40)
  await sendReminders()
  await workOutbox(handlers())
  const [mail, ...more] = await reminders()
  expect(more).toEqual([])
  const { mailedLink } = await linksOf(invited.inviteId)
  const { token } = stopLink(invited.inviteId)
  const page = `http://localhost:3000/u/${invited.inviteId}/${token}`
  expect(mail?.body.subject?.length).toBeLessThanOrEqual(50)
  expect(mail?.body.text).toContain(`http://localhost:3000/i/${mailedLink}\n`)
  expect(mail?.body.text).toContain(`${page}\n`)
  expect(mail?.body.text).toMatch(/A month: €53\.55 .*\nBills: .*\nOpen until: \w+, \d+ \w+\n/)
  expect(mail?.body.text).toMatch(/Check word: \w+ \w+/)
  expect(mail?.body.reply_to).toBe(mara.email)
  expect(mail?.body.headers).toEqual({
    'List-Unsubscribe': `<${page}/one-click>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
  expect((await inviteRow(invited.inviteId)).generation, 'no new link').toBe(1)
})

test('no other mail carries such headers', async () => {
  await workOutbox(handlers())
  for (const { body } of await mailsTo(invited.email)) expect(body.headers).toBeUndefined()
})

test('a reminder that waits in the outbox is not sent after a no, a wish for silence or a newer link', async () => {
  const skipped = async () => (await promised()).map((row) => row.skippedReason)
  await untilHoursBeforeEnd(40)
  await sendReminders()
  await stopReminders(stopLink(invited.inviteId))
  await workOutbox(handlers())
  expect(await skipped()).toEqual(['stopped'])
  await db()
    .update(clientInvites)
    .set({ remindersStoppedAt: null, remindedAt: null })
    .where(eq(clientInvites.id, invited.inviteId))
  await db().delete(outbox).where(eq(outbox.kind, 'mail-reminder'))
  await sendReminders()
  await resend(mara.actor, { inviteId: invited.inviteId })
  await workOutbox(handlers())
  expect(await skipped()).toEqual(['replaced'])
  expect(await reminders()).toEqual([])
})

const byHand = (developer = mara) => remind(developer.actor, { inviteId: invited.inviteId })

test('by hand: once in 24 hours, not sooner after the invitation either, and the clock keeps its distance', async () => {
  await untilHoursBeforeEnd(14 * 24 + 1)
  expect(await reasonOf(byHand())).toBe('remind-too-soon')
  await untilHoursBeforeEnd(7 * 24 + 12)
  const answers = await Promise.all([reasonOf(byHand()), reasonOf(byHand())])
  expect(answers.sort()).toEqual(['passed', 'remind-too-soon'])
  await untilHoursBeforeEnd(7 * 24 - 1)
  expect(await sendReminders(), 'half a day after one by hand').toBe(0)
  expect(await promised()).toHaveLength(1)
  const noted = and(eq(activities.inviteId, invited.inviteId), eq(activities.verb, 'invite-reminded'))
  const [line] = await db().select().from(activities).where(noted)
  expect(line).toMatchObject({ actorKind: 'account', actorId: mara.actor.accountId })
})

test('by hand: only the sender, only while it is open, never against the wish of the client', async () => {
  await untilHoursBeforeEnd(5 * 24)
  expect(await reasonOf(byHand(await newDeveloper()))).toBe('not-found')
  expect(await reasonOf(remind(mara.actor, { inviteId: 'no-id' }))).toBe('not-found')
  await stopReminders(stopLink(invited.inviteId))
  expect(await reasonOf(byHand())).toBe('reminders-stopped')
  await db().update(clientInvites).set({ remindersStoppedAt: null }).where(eq(clientInvites.id, invited.inviteId))
  const ordered = await press(invited.mailedLink, await orderForm(invited.mailedLink))
  expect(ordered.kind).toBe('to-payment')
  expect(await reasonOf(byHand())).toBe('at-payment')
  await withdraw(mara.actor, { inviteId: invited.inviteId })
  expect(await reasonOf(byHand())).toBe('invite-not-open')
})
