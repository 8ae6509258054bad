import type { Page } from '@playwright/test'
import { continueFrom, ORDER_BUTTON, TICK } from '@/e2e/client-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'

const MONTH = 'dt:text-is("A month") + dd'
const CHANGED = /The amount changed/

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'
  test(`a country whose buyers pay the same is ordered from without any alarm, ${how}`, async ({
    openBrowser,
    developer,
  }) => {
    const { link, company } = await offerFrom(developer)
    const client = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await continueFrom(client, link)
    await fillIn(client, company, 'Austria')
    await expect(client.locator(MONTH)).toHaveText('€53.55')
    await client.getByRole('button', { name: ORDER_BUTTON }).click()
    await expect(client).toHaveURL(/\/c\/pay\//)
    await expect(client.getByText('€53.55 a month')).toBeVisible()
  })
}

test('the amount follows the country before anything is pressed, and back again', async ({
  openBrowser,
  developer,
}) => {
  const { link, company } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await continueFrom(client, link)
  await fillIn(client, company, 'Switzerland')
  await expect(client.locator(MONTH)).toHaveText('€45.00')
  await expect(client.getByText('No VAT: your country is outside the EU')).toBeVisible()
  await client.getByLabel('Country').selectOption({ label: 'Germany' })
  await expect(client.locator(MONTH)).toHaveText('€53.55')
  await client.getByLabel('Country').selectOption({ label: 'Switzerland' })
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client).toHaveURL(/\/c\/pay\//)
  await expect(client.getByText('€45.00 a month')).toBeVisible()

  await client.goto(`${link}/order`)
  await expect(client.getByLabel('Country')).toHaveValue('CH')
  await expect(client.locator(MONTH)).toHaveText('€45.00')
  await client.getByLabel('Country').selectOption({ label: 'Germany' })
  await client.getByLabel(TICK).check()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client).toHaveURL(/\/c\/pay\//)
  await expect(client.getByText('€53.55 a month')).toBeVisible()
})

test('faults of another field leave the amount of the chosen country standing', async ({ openBrowser, developer }) => {
  const { link } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await continueFrom(client, link)
  await fillIn(client, '', 'Switzerland')
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client.getByRole('group', { name: 'One thing needs fixing' })).toBeFocused()
  await expect(client.locator(MONTH)).toHaveText('€45.00')
  await client.getByLabel('Company or association').fill('Blumenhaus GmbH')
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client).toHaveURL(/\/c\/pay\//)
})

test('without script a button shows the amount, and an order never meets a sum that was not on the page', async ({
  openBrowser,
  developer,
}) => {
  const { link, company, inviteId } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await continueFrom(client, link)
  await fillIn(client, company, 'Switzerland')
  await client.getByRole('button', { name: 'Show the amount' }).click()
  await expectShown(client, '€45.00')
  await expect(client.getByLabel('Company or association')).toHaveValue(company)
  await expect(client.getByLabel(TICK)).toBeChecked()

  await client.getByLabel('Country').selectOption({ label: 'Germany' })
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expectShown(client, '€53.55')
  expect((await inviteRow(inviteId)).orderedAt, 'nothing was ordered').toBeNull()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client).toHaveURL(/\/c\/pay\//)
})

test('the order page names the site and leads back to the offer', async ({ openBrowser, developer }) => {
  const { link, site, email } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await continueFrom(client, link)
  await expect(client).toHaveTitle(new RegExp(`^Take over ${site}`))
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`Take over ${site}`)
  await expect(client.getByText(`From Mara Lindqvist. You order as ${email}.`)).toBeVisible()
  await client.getByRole('link', { name: 'Back to the offer' }).click()
  await expect(client).toHaveURL(link)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(/^Mara asks you to take over/)
})

/** A re-draw with the amount, its sentence, and no alarm. */
async function expectShown(client: Page, month: string): Promise<void> {
  await expect(
    client.getByText('The amount below is the one for your country. Read it before you order.'),
  ).toBeVisible()
  await expect(client.locator(MONTH)).toHaveText(month)
  await expect(client.getByText(CHANGED)).toHaveCount(0)
  await expect(client.getByRole('group', { name: /needs? fixing/ })).toHaveCount(0)
}

async function fillIn(client: Page, company: string, country: string): Promise<void> {
  await client.getByLabel('Your name').fill('Kim Berger')
  await client.getByLabel('Company or association').fill(company)
  await client.getByLabel('Country').selectOption({ label: country })
  await client.getByLabel(TICK).check()
}
