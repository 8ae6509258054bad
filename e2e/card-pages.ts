import type { Page } from '@playwright/test'

/** Types a card into a page of the stand-in for Stripe, and presses what that page calls it. */
export async function typeCard(page: Page, number: string, button: string | RegExp): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Expiry date').fill('08 / 29')
  await page.getByLabel('CVC').fill('123')
  await page.getByLabel('Name on card').fill('Kim Berger')
  await page.getByLabel('Street and number').fill('Gartenweg 3')
  await page.getByLabel('Postal code').fill('24105')
  await page.getByLabel('City').fill('Kiel')
  await page.getByRole('button', { name: button, exact: true }).click()
}
