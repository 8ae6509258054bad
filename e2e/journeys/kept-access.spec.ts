import { db } from '@/db/client'
import { ORDER_BUTTON } from '@/e2e/client-pages'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { roleOf } from '@/lib/company/members'
import { paths } from '@/lib/paths'
import { clientWithCard } from '@/testing/known-client'
import { newDeveloper, offerFrom } from '@/testing/people'
import { appRow } from '@/testing/rows'

const DONE = / is yours now$/

test('a client reads what the sender asks for beside the company, and lets them do less', async ({
  openBrowser,
  developer,
}) => {
  const other = await newDeveloper()
  const petra = await clientWithCard(developer)
  const offered = await offerFrom(other, { word: 'weniger', email: petra.email })
  const client = await openBrowser({ viewport: PHONE, signedInAs: petra })
  await client.goto(paths.order(offered.mailedLink))
  const asked = client.getByRole('group', { name: `What may Mara do at ${petra.company}?` })
  await expect(asked.getByLabel('All websites, as Admin')).toBeChecked()
  await expect(asked).toContainText('It is more than today: Mara is not part of this company.')
  await asked.getByLabel('Only what you take over now').check()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(DONE)
  const { companyId } = await appRow(offered.appName)
  expect(await roleOf(db(), companyId, other.actor.accountId)).toBe('collaborator')
  await client.goto(paths.activity(petra.slug))
  await expect(client.getByText(/^Mara Lindqvist joined to work on weniger/)).toBeVisible()
})

test('a new client is told what the sender asks for, and finds the choice without script', async ({
  openBrowser,
  developer,
}) => {
  const offered = await offerFrom(developer, { word: 'neu', name: 'Kim Berger' })
  const client = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await client.goto(paths.order(offered.mailedLink))
  await expect(client.getByText('Mara asks to be Admin of this company, for the technical side.')).toBeVisible()
  await client.getByText('Let Mara do less').click()
  await expect(client.getByLabel('All websites, as Admin')).toBeChecked()
  await client.getByLabel('No access').check()
})

test('in a client’s company a new app has to be booked, and the way leads where trials are made', async ({
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const page = await openBrowser({ viewport: DESK, signedInAs: developer })
  await page.goto(paths.apps(petra.slug))
  await page.getByRole('link', { name: 'Book an app', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Book an app')
  await expect(page.getByRole('button', { name: 'Create app' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Start a trial in your own company instead' }).click()
  await expect(page.getByRole('button', { name: 'Create app' })).toBeVisible()
})
