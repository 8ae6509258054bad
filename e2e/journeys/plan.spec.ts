import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { ORDER_BUTTON } from '@/e2e/client-pages'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { paths } from '@/lib/paths'
import { newPayer } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { clientWithCard } from '@/testing/known-client'
import { fresh, startTrial } from '@/testing/people'
import { allow, rowsOf } from '@/testing/plans'
import { appRow } from '@/testing/rows'

const companyAt = async (slug: string) => {
  const [row] = await db().select().from(companies).where(eq(companies.slug, slug))
  if (!row) throw new Error(`no Company ${slug}`)
  return row
}

/** Chooses a plan by its name on the page that shows them, and goes on to the page that is pressed on. */
async function choosePlan(page: Page, name: string) {
  await page.getByRole('radio', { name: new RegExp(`^${name} `) }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

const tick = (page: Page) => page.getByLabel(/not as a consumer/).check()

const ways = [
  { how: 'without script on a phone', javaScriptEnabled: false, viewport: PHONE },
  { how: 'with script', javaScriptEnabled: true, viewport: DESK },
] as const

for (const { how, ...browser } of ways) {
  test(`a trial of one’s own becomes a paid App, ${how}`, async ({ openBrowser, developer }) => {
    const { id, name } = await startTrial(developer, fresh('atelier'))
    const page = await openBrowser({ ...browser, signedInAs: developer })
    await page.goto(paths.app(developer.slug, name))
    await page.getByRole('link', { name: 'Choose a plan' }).click()
    const way = page.getByRole('link', { name: 'Add a payment method' })
    await expect(way).toHaveAttribute('href', paths.newContact(developer.slug, paths.appPlan(developer.slug, name)))
    await newPayer((await companyAt(developer.slug)) as never)
    await page.reload()
    await expect(page.getByRole('radio', { name: /^Standard / })).toBeChecked()
    await choosePlan(page, 'Small')
    await expect(page.getByRole('heading', { level: 2, name: 'Small plan' })).toBeVisible()
    await expect(page.getByText('+€15.00')).toBeVisible()
    await page.getByRole('button', { name: ORDER_BUTTON }).click()
    await expect(page.getByRole('link', { name: 'Tick that you order for your business or association' })).toBeVisible()
    await tick(page)
    await page.getByRole('button', { name: ORDER_BUTTON }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.app(developer.slug, name)}$`))
    await expect(page.getByText('The plan is changed')).toBeVisible()
    expect((await rowsOf(id)).map(([amount]) => amount)).toEqual([1500])
  })

  test(`an Admin books for a client’s Company within the limit, ${how}`, async ({ openBrowser, developer }) => {
    const petra = await clientWithCard(developer)
    const { id } = await companyAt(petra.slug)
    await allow({ id }, 6000)
    const name = fresh('archiv')
    const page = await openBrowser({ ...browser, signedInAs: developer })
    await page.goto(paths.apps(petra.slug))
    await page.getByRole('link', { name: 'Book an app', exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('No Good Name')
    await choosePlan(page, 'Small')
    await expect(page.getByRole('link', { name: /^Use 3 to 30 small letters/ })).toBeVisible()
    await expect(page.getByRole('radio', { name: /^Small / })).toBeChecked()
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Choose', exact: true }).click()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
    await expect(page.getByRole('radio', { name: /^Small / })).toBeChecked()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText('€60.00 of €60.00 a month with this, plus VAT.')).toBeVisible()
    await page.getByRole('button', { name: ORDER_BUTTON }).click()
    await expect(page.getByText('It is booked.')).toBeVisible()
    const app = await appRow(name)
    expect(app).toMatchObject({ companyId: id, trialEndsAt: null })
    expect((await rowsOf(app.id)).map(([amount]) => amount)).toEqual([1500])
  })

  test(`beyond the limit nothing looks like an order: the Admin asks, ${how}`, async ({ openBrowser, developer }) => {
    const petra = await clientWithCard(developer)
    const { id } = await appRow(petra.appName)
    const page = await openBrowser({ ...browser, signedInAs: developer })
    await page.goto(paths.appPlan(petra.slug, petra.appName))
    await expect(page.getByRole('radio', { name: /^Large .*When Petra agrees/ })).toBeEnabled()
    await choosePlan(page, 'Large')
    await expect(page.getByText('Petra Holm has to agree first')).toBeVisible()
    await page.getByRole('link', { name: 'Choose', exact: true }).click()
    await expect(page.getByRole('radio', { name: /^Large / })).toBeChecked()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('button', { name: ORDER_BUTTON })).toHaveCount(0)
    await page.getByRole('button', { name: 'Ask Petra Holm' }).click()
    await expect(page.getByText(/^You have asked/)).toBeVisible()
    expect((await rowsOf(id)).map(([amount]) => amount)).toEqual([4500])
  })
}

test('a client reads what they pay, makes it bigger by an order and smaller by a plain button', async ({
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const page = await openBrowser({ viewport: PHONE, signedInAs: petra })
  await page.goto(paths.app(petra.slug, petra.appName))
  await page.getByRole('link', { name: 'Bigger or smaller' }).click()
  await expect(page.getByText('What you may order')).toHaveCount(0)
  await choosePlan(page, 'Large')
  await expect(page.getByText('€142.80', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(page.getByText('The plan is changed')).toBeVisible()
  await page.goto(paths.appPlan(petra.slug, petra.appName))
  await choosePlan(page, 'Small')
  await expect(page.getByRole('button', { name: ORDER_BUTTON })).toHaveCount(0)
  await expect(page.getByText('−€124.95')).toBeVisible()
  await page.getByRole('button', { name: 'Change to Small' }).click()
  await expect(page.getByText('The plan is changed')).toBeVisible()
})

test('another amount than was read is not ordered: the page is shown anew', async ({ openBrowser, developer }) => {
  const petra = await clientWithCard(developer)
  const { id } = await appRow(petra.appName)
  const page = await openBrowser({
    viewport: DESK,
    signedInAs: petra,
    javaScriptEnabled: chosen(false, true)[0] ?? false,
  })
  await page.goto(paths.appPlan(petra.slug, petra.appName, { plan: 'large' }))
  await page.locator('input[name=amountHash]').evaluate((field: HTMLInputElement) => {
    field.value = 'of-yesterday'
  })
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(page.getByText('The amount changed. Read it once more and press again').first()).toBeVisible()
  expect((await rowsOf(id)).map(([amount]) => amount)).toEqual([4500])
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(page.getByText('The plan is changed')).toBeVisible()
})
