import { eq, like } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { closeBeforeReturn, orderAsNewcomer, saveCard } from '@/e2e/client-pages'
import { answersTo, expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { type Mail, mailAbout, mailsTo } from '@/testing/inbox'
import { GOOD_CARD, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import type { Stack } from '@/testing/stack'
import { MINUTE } from '@/testing/test-clock'

test('the server dies between Save and the hand-over, and again with a mail in flight: all of it happens once', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { appName, email, company, link, inviteId } = await offerFrom(developer, { word: 'stromausfall' })
  await mailAbout(stack, email, /take over hosting/)
  await mailAbout(stack, developer.email, /^Copy:/)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company)
  await stack.control({ webhooks: 'paused' })
  const { isCutOff } = await closeBeforeReturn(client)
  await saveCard(client, GOOD_CARD)
  await expect.poll(isCutOff).toBe(true)
  await stack.killServer()
  expect(await isCompleted(inviteId)).toBe(false)

  // Mails of others may be on their way too.
  await stack.controlMail({ fail: { path: '/emails', kind: 'timeout-after-commit', times: 100 } })
  stack.passTime(MINUTE)
  await stack.startServer()
  await expect.poll(() => isCompleted(inviteId), { timeout: 30_000, message: 'the sweep completes it' }).toBe(true)
  await expect
    .poll(() => handOverMails(stack, developer.email, email), { intervals: [50], message: 'a mail is on its way' })
    .not.toEqual([])
  await stack.killServer()
  await stack.controlMail({ fail: null })
  const taken = await handOverMails(stack, developer.email, email)
  expect(await unfinished(inviteId), 'we do not know yet that it was taken').not.toEqual([])

  await stack.startServer()
  stack.passTime(MINUTE)
  await expect.poll(() => unfinished(inviteId), { timeout: 30_000 }).toEqual([])
  const mails = await handOverMails(stack, developer.email, email)
  expect(mails, 'one mail to each side').toHaveLength(2)
  const again = mails.filter((mail) => mail.attempts > 1)
  expect(again.length, 'a mail whose fate was unknown was handed in again').toBeGreaterThan(0)
  // The stand-in refuses other bytes under a known key, so a finished row means the same bytes came twice.
  for (const mail of again) {
    const before = taken.find((known) => known.id === mail.id)
    if (before) expect(mail.body).toEqual(before.body)
    expect(await keyOf(mail)).toMatch(new RegExp(`^done-(client|developer):${inviteId}$`))
  }
  await expectHandedOver(appName, { developer, email, company })
  await stack.control({ webhooks: 'normal' })
  await expect.poll(() => answersTo(stack, email), { message: 'the webhook comes at last' }).toEqual([200])
  await expectHandedOver(appName, { developer, email, company })
})

const isCompleted = async (inviteId: string) => (await inviteRow(inviteId)).completedAt !== null

async function handOverMails(stack: Stack, ...addresses: string[]): Promise<Mail[]> {
  const boxes = await Promise.all(addresses.map((address) => mailsTo(stack, address)))
  return boxes.flat().filter((mail) => /is yours now|has taken over/.test(mail.body.subject))
}

/** The promised mails of this invite that are not handed over yet. */
async function unfinished(inviteId: string): Promise<string[]> {
  const rows = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `%${inviteId}%`))
  return rows.filter((row) => row.doneAt === null).map((row) => row.key)
}

/** What a mail was promised for: its idempotency key is the id of the row. */
async function keyOf(mail: Mail): Promise<string | undefined> {
  const [row] = await db()
    .select()
    .from(outbox)
    .where(eq(outbox.id, mail.idempotencyKey ?? ''))
  return row?.key
}
