import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import {
  CHALLENGED_CARD,
  closeBeforeReturn,
  continueFrom,
  DECLINED_CARD,
  ORDER_BUTTON,
  orderAsNewcomer,
  orderForNewCompany,
  saveCard,
  TICK,
} from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { ask, cookiesOf } from '@/e2e/raw-request'
import { expect, PHONE, test } from '@/e2e/world'
import { codeIn, mailAbout } from '@/testing/inbox'
import { fresh, GOOD_CARD, handOver, newDeveloper, type Offered, offerFrom, startTrial } from '@/testing/people'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('a declined card, then a good one', async ({ openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, offered.link, offered.company)
  await saveCard(client, DECLINED_CARD)
  await expect(client.getByRole('alert')).toHaveText('Your card was declined. Please try another card.')
  await saveCard(client, GOOD_CARD)
  await expectDone(client, offered)
  await expectHandedOver(offered.appName, { developer, ...offered })
})

test('the page of a finished order tells nothing of it to anybody else', async ({ stack, openBrowser, developer }) => {
  const { name: site } = await startTrial(developer, fresh('verschwiegen'))
  const petra = { email: `petra@${site}.example`, name: 'Petra Voss', company: `Verlag ${site}` }
  const { checkoutId } = await handOver(developer, site, petra)
  const someoneElse = await cookiesOf(await openBrowser({ signedInAs: await newDeveloper() }))
  for (const headers of [{}, someoneElse, await cookiesOf(await openBrowser({ signedInAs: developer }))]) {
    const { status, body } = await ask(stack, `/checkout/${checkoutId}/done`, { headers })
    expect(status).toBe(200)
    for (const secret of [petra.company, petra.email, petra.name, '4242', '53.55']) expect(body).not.toContain(secret)
  }
})

test('a bank that asks, and is answered', async ({ openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, offered.link, offered.company)
  await saveCard(client, CHALLENGED_CARD)
  await client.getByRole('button', { name: 'Complete authentication' }).click()
  await expectDone(client, offered)
  await expectHandedOver(offered.appName, { developer, ...offered })
})

test('a bank that asks, is not answered, and asks again', async ({ openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, offered.link, offered.company)
  await saveCard(client, CHALLENGED_CARD)
  await client.getByRole('button', { name: 'Fail authentication' }).click()
  await expect(client.getByRole('alert')).toContainText('We could not authenticate')
  expect((await checkoutsOf(offered.inviteId)).map((checkout) => checkout.status)).toEqual(['open'])
  await saveCard(client, CHALLENGED_CARD)
  await client.getByRole('button', { name: 'Complete authentication' }).click()
  await expectDone(client, offered)
  await expectHandedOver(offered.appName, { developer, ...offered })
})

test('Back on the payment page leads to the same Checkout again', async ({ openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, offered.link, offered.company)
  const paymentPage = client.url()
  await client.getByRole('link', { name: 'Back' }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('You can continue whenever you like')
  await expect(client.getByText('Nothing was charged.')).toBeVisible()
  await client.getByRole('link', { name: 'Back to the order' }).click()
  await expect(client).toHaveURL(/\/order$/)
  await expect(client.getByLabel('Company or association'), 'nobody types twice').toHaveValue(offered.company)
  await client.getByLabel(TICK).check()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await client.waitForURL(/\/c\/pay\//)
  expect(client.url()).toBe(paymentPage)
  expect(await checkoutsOf(offered.inviteId)).toHaveLength(1)
  await saveCard(client, GOOD_CARD)
  await expectDone(client, offered)
  await expectHandedOver(offered.appName, { developer, ...offered })
})

test('one person with the order in three tabs takes over once', async ({ openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const first = await openBrowser()
  await orderAsNewcomer(first, offered.link, offered.company)
  const second = await first.context().newPage()
  await continueFrom(second, offered.link)
  await orderForNewCompany(second, offered.company)
  expect(second.url(), 'the same Checkout').toBe(first.url())
  const third = await first.context().newPage()
  await continueFrom(third, offered.link)
  await third.getByLabel('Company or association').fill(offered.company)
  await third.getByLabel(TICK).check()

  await saveCard(first, GOOD_CARD)
  await expectDone(first, offered)
  await second.reload()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Your payment method is saved')
  await second.getByRole('link', { name: 'Continue' }).click()
  await expectDone(second, offered)
  await third.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(third.getByRole('heading', { level: 1 })).toHaveText(`${offered.site} is already yours`)
  await expectHandedOver(offered.appName, { developer, ...offered })
  expect((await checkoutsOf(offered.inviteId)).map((checkout) => checkout.status)).toEqual(['applied'])
})

test('back in another browser: only that it worked, and the details after signing in', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  const [checkout] = await checkoutsOf(offered.inviteId)
  const doneUrl = `/checkout/${checkout?.id}/done`
  await saveCard(client, GOOD_CARD)
  await expectDone(client, offered)

  const other = await openBrowser({ viewport: PHONE })
  await other.goto(doneUrl)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('It worked')
  for (const secret of [offered.appName, offered.company, offered.email, '€', 'Mara']) {
    await expect(other.locator('body')).not.toContainText(secret)
  }
  await signInWithCode(other, offered.email, async () => codeIn(await mailAbout(stack, offered.email, /^Your code is/)))
  await expect(other).toHaveURL(new RegExp(`${doneUrl}$`))
  await expectDone(other, offered)
  await expect(other.getByText('Visa ending 4242')).toBeVisible()

  const stranger = await openBrowser({ signedInAs: developer })
  await stranger.goto(doneUrl)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('It worked')
  await expect(stranger.locator('main')).not.toContainText(offered.company)
  await expect(stranger.locator('main')).toContainText(`You are signed in as ${developer.email}`)
  await stranger.getByRole('button', { name: 'Sign in with a code' }).click()
  await expect(stranger.getByLabel('E-mail'), 'not led back and forth').toBeVisible()
})

test('back in another browser after the tab that paid was lost', async ({ stack, openBrowser, developer }) => {
  const offered = await offerFrom(developer)
  const client = await openBrowser()
  await orderAsNewcomer(client, offered.link, offered.company)
  const [checkout] = await checkoutsOf(offered.inviteId)
  await stack.control({ webhooks: 'dropped' })
  const { isCutOff } = await closeBeforeReturn(client)
  await saveCard(client, GOOD_CARD)
  await expect.poll(isCutOff).toBe(true)
  await client.close()

  const other = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await other.goto(`/checkout/${checkout?.id}/done`)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('We are waiting for your bank')
  await other.getByRole('button', { name: 'Check again' }).click()
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('It worked')
  await signInWithCode(other, offered.email, async () => codeIn(await mailAbout(stack, offered.email, /^Your code is/)))
  await expectDone(other, offered)
  await expectHandedOver(offered.appName, { developer, ...offered })
})

function expectDone(page: Page, { site }: Offered): Promise<void> {
  return expect(page.getByRole('heading', { level: 1 })).toHaveText(`${site} is yours now`)
}

function checkoutsOf(inviteId: string) {
  return db().select().from(billingCheckouts).where(eq(billingCheckouts.inviteId, inviteId))
}

/** From the done page of somebody without a session to their own view of it. */
async function signInWithCode(page: Page, email: string, code: () => Promise<string>): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with a code' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send me a sign-in code' }).click()
  await page.getByLabel('Code', { exact: true }).fill(await code())
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
}
