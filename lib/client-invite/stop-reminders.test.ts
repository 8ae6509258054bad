import { and, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { activities } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { newId } from '@/lib/id'
import { newDeveloper, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { resend } from './resend'
import { findStop, stopLink, stopReminders } from './stop-reminders'

const { passTime } = prepareVerbs()

beforeAll(() => syncPlans())

async function invited() {
  const mara = await newDeveloper()
  return { mara, ...(await offerFrom(mara, { word: 'stille' })) }
}

const stoppedAt = async (inviteId: string) => (await inviteRow(inviteId)).remindersStoppedAt

test('one press ends the reminders of one invite, and twice is once', async () => {
  const { inviteId } = await invited()
  const { inviteId: other } = await invited()
  await stopReminders(stopLink(inviteId))
  const first = await stoppedAt(inviteId)
  expect(first).not.toBeNull()
  expect(await stoppedAt(other)).toBeNull()
  passTime(10 * MINUTE)
  await stopReminders(stopLink(inviteId))
  expect(await stoppedAt(inviteId)).toEqual(first)
  const noted = and(eq(activities.inviteId, inviteId), eq(activities.verb, 'reminders-stopped'))
  expect(await db().$count(activities, noted), 'and one line tells of it').toBe(1)
})

test('a link that is none changes nothing and finds nothing', async () => {
  const { inviteId, mailedLink, copiedLink } = await invited()
  const { inviteId: other } = await invited()
  const wrong = ['', 'x', 'A'.repeat(43), mailedLink, copiedLink, stopLink(other).token]
  for (const token of wrong) {
    expect(await findStop({ inviteId, token })).toBeNull()
    await stopReminders({ inviteId, token })
  }
  const nobody = stopLink(newId())
  expect(await findStop(nobody)).toBeNull()
  await stopReminders(nobody)
  expect(await findStop({ ...stopLink('not-an-id'), inviteId: 'not-an-id' })).toBeNull()
  expect(await stoppedAt(inviteId)).toBeNull()
})

test('looking changes nothing, and says what it is about', async () => {
  const { inviteId, site } = await invited()
  const before = await inviteRow(inviteId)
  const stop = await findStop(stopLink(inviteId))
  expect(stop).toMatchObject({ site, sender: 'Mara', isStopped: false })
  expect(stop?.openUntil).not.toBeNull()
  expect(await inviteRow(inviteId)).toEqual(before)
  await stopReminders(stopLink(inviteId))
  expect(await findStop(stopLink(inviteId))).toMatchObject({ isStopped: true })
})

test('the link in an old reminder still works after the invitation was sent again', async () => {
  const { inviteId, mara } = await invited()
  const old = stopLink(inviteId)
  passTime(10 * MINUTE)
  await resend(mara.actor, { inviteId })
  await stopReminders(old)
  expect(await stoppedAt(inviteId)).not.toBeNull()
})
