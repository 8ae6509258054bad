import type { Page } from '@playwright/test'
import { ORDER_BUTTON, saveCard, TICK } from '@/e2e/client-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { linkIn, mailAbout } from '@/testing/inbox'
import { offerFrom } from '@/testing/people'

const MONTH = '€53.55'

test('mail, landing, order, payment page, done page and confirmation say one price, to the cent', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { email } = await offerFrom(developer, { name: 'Kim Berger', company: 'One Price GmbH' })
  const mail = await mailAbout(stack, email, /take over hosting/)
  expect(mail.body.text).toContain(MONTH)

  const client = await openBrowser({ viewport: PHONE })
  await client.goto(linkIn(mail))
  const first = await firstBillOn(client)
  await client.getByRole('button', { name: 'Continue' }).click()
  await client.waitForURL(/\/order$/)
  expect(await firstBillOn(client)).toEqual(first)
  await client.getByLabel(TICK).check()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await client.waitForURL(/\/c\/pay\//)
  await expect(client.getByText(`${MONTH} a month`)).toContainText(`first on ${first.chargedOn} (${first.amount})`)
  await saveCard(client)
  await expect(client.getByText(`${first.amount}, charged on ${first.chargedOn}`)).toBeVisible()
  await expect(client.getByText(MONTH, { exact: true })).toBeVisible()

  const confirmation = await mailAbout(stack, email, /is yours now/)
  for (const fact of [MONTH, first.amount, first.chargedOn]) expect(confirmation.body.text).toContain(fact)
})

/** The first bill as a page says it; the month's price must stand there too. */
async function firstBillOn(page: Page): Promise<{ amount: string; chargedOn: string }> {
  // A whole month may well be the first bill: its sentence then holds the same amount.
  await expect(page.getByText(MONTH, { exact: true })).toBeVisible()
  const sentence = await page.getByText(/^First bill:/).innerText()
  const found = sentence.match(/^First bill: (€[\d.,]+) for .+, charged on (\d+ \w+), if you order today\.$/)
  if (!found?.[1] || !found[2]) throw new Error(`not a first bill: ${sentence}`)
  return { amount: found[1], chargedOn: found[2] }
}
