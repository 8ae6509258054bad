import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { ORDER_BUTTON, orderForNewCompany, TICK } from '@/e2e/client-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { chosen } from '@/testing/extent'
import { codeIn, mailAbout } from '@/testing/inbox'
import { fresh, offerFrom, PASSWORD } from '@/testing/people'

const how = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'with script' : 'without script')
const LONGEST_COMPANY = `A${'🏢'.repeat(119)}`

for (const javaScriptEnabled of chosen(false, true)) {
  test(`whoever has one name signs up with it; one that leads away is refused beside its field, ${how(javaScriptEnabled)}`, async ({
    stack,
    openBrowser,
  }) => {
    const email = `${fresh('suharto')}@studio-jakarta.example`
    const page = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await page.goto('/sign-up')
    await page.getByLabel('First name').fill('Your account is blocked, verify at')
    await page.getByLabel('Last name').fill('evil-offers.com now')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByLabel('Last name')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('Leave out web addresses').first()).toBeVisible()
    await page.getByLabel('First name').fill('Suharto')
    await page.getByLabel('Last name').fill('')
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByLabel('Code').fill(codeIn(await mailAbout(stack, email, /^Confirm your e-mail address/)))
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await expect(page).toHaveURL(/\/home/)
    await page.goto('/account')
    await expect(page.locator('dd').getByText('Suharto', { exact: true })).toBeVisible()
  })

  test(`a payment that cannot be started leaves the client signed in and told, and the next try works, ${how(javaScriptEnabled)}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const offered = await offerFrom(developer)
    const client = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    // Not a failure that Stripe knows as one: a request that it does not understand.
    await stack.control({ fail: { method: 'POST', path: '/v1/checkout/sessions', kind: '400' } })
    await orderAs(client, offered.link, 'Suharto', LONGEST_COMPANY)
    await expect(client).toHaveURL(/\/order$/)
    await expect(client.getByText('The payment page cannot be reached right now')).toBeVisible()
    await expect(client.getByLabel('Your name'), 'signed in, and named').toHaveCount(0)
    await expect(client.getByLabel('Company or association'), 'nobody types twice').toHaveValue(LONGEST_COMPANY)
    await orderForNewCompany(client, LONGEST_COMPANY)
    expect(await checkoutsOf(offered.inviteId), 'the same order').toEqual(['open'])
  })
}

async function orderAs(page: Page, link: string, name: string, company: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Company or association').fill(company)
  await page.getByLabel(TICK).check()
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
}

async function checkoutsOf(inviteId: string): Promise<string[]> {
  const rows = await db().select().from(billingCheckouts).where(eq(billingCheckouts.inviteId, inviteId))
  return rows.map(({ status }) => status)
}
