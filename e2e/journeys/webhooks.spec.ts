import { closeBeforeReturn, orderAsNewcomer, saveCard } from '@/e2e/client-pages'
import { answersTo, expectHandedOver } from '@/e2e/facts'
import { expect, test } from '@/e2e/world'
import { mailAbout, mailsTo } from '@/testing/inbox'
import { type Developer, GOOD_CARD, type Offered, offerFrom } from '@/testing/people'
import { appRow, inviteRow } from '@/testing/rows'
import type { Stack } from '@/testing/stack'
import { MINUTE } from '@/testing/test-clock'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('the webhook comes before the client is back', async ({ stack, openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  await stack.control({ webhooks: 'before-redirect' })
  const first = client.waitForResponse((answer) => /\/checkout\/.*\/done$/.test(answer.url()))
  await saveCard(client, GOOD_CARD)
  expect(await (await first).text(), 'done at the first look').toContain('is yours now')
  await expectOneHandOver(stack, { ...offered, developer })
})

test('the client is back before the webhook comes', async ({ stack, openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  await stack.control({ webhooks: 'after-redirect' })
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${offered.site} is yours now`)
  await expect.poll(() => answersTo(stack, offered.email)).toEqual([200])
  await expectOneHandOver(stack, { ...offered, developer })
})

test('the webhook never comes and the tab is closed right after saving', async ({ stack, openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  await stack.control({ webhooks: 'dropped' })
  const { isCutOff } = await closeBeforeReturn(client)
  await saveCard(client, GOOD_CARD)
  await expect.poll(isCutOff).toBe(true)
  await client.close()
  expect(await isCompleted(offered), 'nobody has told us yet').toBe(false)
  stack.passTime(MINUTE)
  await expect.poll(() => isCompleted(offered), { timeout: 30_000 }).toBe(true)
  await expectOneHandOver(stack, { ...offered, developer })
})

test('the same event comes three times at once', async ({ stack, openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  await stack.control({ webhooks: 'duplicate' })
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${offered.site} is yours now`)
  await expect.poll(() => answersTo(stack, offered.email)).toEqual([200, 200, 200])
  await expectOneHandOver(stack, { ...offered, developer })
})

const isCompleted = async ({ inviteId }: Offered) => (await inviteRow(inviteId)).completedAt !== null

/** The end state that every order of events leads to: one hand-over, one ledger row, one mail to each side. */
async function expectOneHandOver(stack: Stack, expected: Offered & { developer: Developer }): Promise<void> {
  await expectHandedOver(expected.appName, expected)
  await mailAbout(stack, expected.email, /is yours now/)
  await mailAbout(stack, expected.developer.email, /has taken over/)
  const told = [...(await mailsTo(stack, expected.email)), ...(await mailsTo(stack, expected.developer.email))]
  expect(told.filter((mail) => /is yours now|has taken over/.test(mail.body.subject))).toHaveLength(2)
  expect(await isCompleted(expected)).toBe(true)
  expect((await appRow(expected.appName)).trialEndsAt).toBeNull()
}
