import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { closeBeforeReturn, orderAsNewcomer, saveCard } from '@/e2e/client-pages'
import { expect, test } from '@/e2e/world'
import { mailAbout, mailsTo } from '@/testing/inbox'
import type { Developer } from '@/testing/people'
import { fresh, GOOD_CARD, inviteClient, startTrial } from '@/testing/people'
import type { Stack } from '@/testing/stack'
import { MINUTE } from '@/testing/test-clock'
import { expectHandedOver } from '@/e2e/facts'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('the webhook comes before the client is back', async ({ stack, openBrowser, developer }) => {
  const { appName, email, company, link, inviteId } = await offer(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, link, company)
  await stack.control({ webhooks: 'before-redirect' })
  const first = client.waitForResponse((answer) => /\/checkout\/.*\/done$/.test(answer.url()))
  await saveCard(client, GOOD_CARD)
  expect(await (await first).text(), 'done at the first look').toContain('now runs in your name')
  await expectOneHandOver(stack, { appName, email, company, developer, inviteId })
})

test('the client is back before the webhook comes', async ({ stack, openBrowser, developer }) => {
  const { appName, email, company, link, inviteId } = await offer(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, link, company)
  await stack.control({ webhooks: 'after-redirect' })
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${appName}.apps.localhost now runs in your name`)
  await expect.poll(() => answersTo(stack, email)).toEqual([200])
  await expectOneHandOver(stack, { appName, email, company, developer, inviteId })
})

test('the webhook never comes and the tab is closed right after saving', async ({ stack, openBrowser, developer }) => {
  const { appName, email, company, link, inviteId } = await offer(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, link, company)
  await stack.control({ webhooks: 'dropped' })
  const { isCutOff } = await closeBeforeReturn(client)
  await saveCard(client, GOOD_CARD)
  await expect.poll(isCutOff).toBe(true)
  await client.close()
  expect(await isCompleted(inviteId), 'nobody has told us yet').toBe(false)
  stack.passTime(MINUTE)
  await expect.poll(() => isCompleted(inviteId), { timeout: 30_000 }).toBe(true)
  await expectOneHandOver(stack, { appName, email, company, developer, inviteId })
})

test('the same event comes three times at once', async ({ stack, openBrowser, developer }) => {
  const { appName, email, company, link, inviteId } = await offer(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, link, company)
  await stack.control({ webhooks: 'duplicate' })
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${appName}.apps.localhost now runs in your name`)
  await expect.poll(() => answersTo(stack, email)).toEqual([200, 200, 200])
  await expectOneHandOver(stack, { appName, email, company, developer, inviteId })
})

async function offer(developer: Developer) {
  const appName = fresh('hafenbar')
  const email = `jan@${appName}.example`
  await startTrial(developer, appName)
  const { inviteId, mailedLink } = await inviteClient(developer, appName, { email })
  return { appName, email, company: `Bar ${appName}`, inviteId, link: `/i/${mailedLink}` }
}

type HandOver = { appName: string; email: string; company: string; developer: Developer; inviteId: string }

/** The end state that every order of events leads to: one hand-over, one ledger row, one mail to each side. */
async function expectOneHandOver(stack: Stack, { inviteId, ...expected }: HandOver): Promise<void> {
  await expectHandedOver(expected.appName, expected)
  await mailAbout(stack, expected.email, /is yours now/)
  await mailAbout(stack, expected.developer.email, /has taken over/)
  const told = [...(await mailsTo(stack, expected.email)), ...(await mailsTo(stack, expected.developer.email))]
  expect(told.filter((mail) => /is yours now|has taken over/.test(mail.body.subject))).toHaveLength(2)
  expect(await isCompleted(inviteId)).toBe(true)
  const [app] = await db().select().from(apps).where(eq(apps.name, expected.appName))
  expect(app?.trialEndsAt).toBeNull()
}

async function isCompleted(inviteId: string): Promise<boolean> {
  const [invite] = await db().select().from(clientInvites).where(eq(clientInvites.id, inviteId))
  return invite?.completedAt !== null
}

/** What our webhook answered to the deliveries about this client's Checkout. */
async function answersTo(stack: Stack, email: string): Promise<number[]> {
  const report = (await (await fetch(`${stack.stripeOrigin}/_control`)).json()) as {
    events: { id: string; data: { object: { customer_details?: { email?: string } } } }[]
    deliveries: { event: string; type: string; answers: number[] }[]
  }
  const about = report.events.filter((event) => event.data.object.customer_details?.email === email)
  return report.deliveries
    .filter(({ event, type }) => type === 'checkout.session.completed' && about.some(({ id }) => id === event))
    .flatMap(({ answers }) => answers)
}
