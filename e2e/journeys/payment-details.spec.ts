import type { Language } from '@/db/vocabulary'
import { typeCard } from '@/e2e/card-pages'
import { CHALLENGED_CARD } from '@/e2e/client-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { houseOf, newPayer } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { clientWithCard } from '@/testing/known-client'
import { fresh } from '@/testing/people'
import { joins, newPerson } from '@/testing/team'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal', fail: null }))

const how = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'with script' : 'without script')

for (const javaScriptEnabled of chosen(true, false)) {
  test(`an Owner without payment details adds a method, comes back to where they were, and changes it, ${how(javaScriptEnabled)}`, async ({
    openBrowser,
    developer,
    stack,
  }) => {
    const { slug } = await setUpCompany(developer.actor, { name: fresh('verlag'), client: null })
    const page = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    const heading = page.getByRole('heading', { level: 1 })
    await page.goto(paths.company(slug))
    await page.getByRole('link', { name: 'Payment details' }).first().click()
    await expect(page.getByText('There are no payment details yet')).toBeVisible()

    // As a page leads here that lacks somebody who pays.
    await page.goto(paths.newContact(slug, paths.activity(slug)))
    await page.getByLabel('Company or association').fill('Verlag Nordwind GmbH')
    await page.getByRole('button', { name: 'Save and add a payment method' }).click()
    await expect(page.getByRole('link', { name: /^Enter an e-mail address for the bills/ })).toBeVisible()
    await expect(page.getByLabel('Company or association')).toHaveValue('Verlag Nordwind GmbH')
    await page.getByLabel('E-mail for bills').fill('bills@nordwind.example')
    await stack.control({ webhooks: 'dropped' })
    await page.getByRole('button', { name: 'Save and add a payment method' }).click()
    await page.waitForURL(/\/c\/pay\//)
    await typeCard(page, '4242 4242 4242 4242', 'Save')
    if (!javaScriptEnabled) {
      await expect(heading).toHaveText('Back from Stripe')
      await page.getByRole('button', { name: 'Go on' }).click()
    }
    await expect(page).toHaveURL(new RegExp(`${paths.activity(slug)}$`))
    await expect(page.getByText('The payment method is saved')).toBeVisible()

    await page.getByRole('link', { name: 'Payment details' }).first().click()
    await expect(heading).toHaveText('Payment details')
    await expect(page.getByText('Visa ending 4242')).toBeVisible()
    await expect(page.getByText('Good until August 2029.')).toBeVisible()
    await page.getByRole('button', { name: 'Change payment method' }).click()
    await page.waitForURL(/\/p\/session\//)
    await typeCard(page, CHALLENGED_CARD, 'Add')
    await page.getByRole('button', { name: 'Complete authentication' }).click()
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Visa ending 3155')).toBeVisible()
  })
}

for (const language of chosen<Language>('de', 'en')) {
  test(`a client changes what is printed on the bills, on a phone (${language})`, async ({
    openBrowser,
    developer,
  }) => {
    const { billing: t, developer: d, common } = words(language)
    const client = await clientWithCard(developer, { word: 'druckerei', language })
    const page = await openBrowser({ signedInAs: client, viewport: PHONE })
    await page.goto(paths.company(client.slug))
    await expect(page.getByText(d.overview.thisMonth)).toBeVisible()
    await page.getByRole('link', { name: t.ending({ brand: 'Visa', last4: '4242' }) }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title)
    await page.getByLabel(t.legalName).fill('Druckerei Ostwind')
    await page.getByLabel(t.orderNumber).fill('OW-2027')
    await page.getByLabel(t.vatId).fill('DE1')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await expect(page.getByLabel(t.vatId)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel(t.orderNumber)).toHaveValue('OW-2027')
    await page.getByLabel(t.vatId).fill('DE123456789')
    await page.getByRole('button', { name: t.save, exact: true }).click()
    await expect(page.getByText(common.flash.saved)).toBeVisible()
    const paper = page.locator('aside')
    await expect(paper).toContainText('Druckerei Ostwind')
    await expect(paper).toContainText('OW-2027')
    await expect(paper).toContainText(client.appName)
    await expect(
      page
        .getByText(t.vatPending)
        .or(page.getByText(/2026|20\d\d/).first())
        .first(),
    ).toBeVisible()
  })
}

test('a Billing person manages it all; to an Admin none of it exists, and the navigation does not name it', async ({
  openBrowser,
}) => {
  const house = await houseOf(await newPerson('Olga Owner'))
  const contactId = await newPayer(house, 'incomplete')
  const [lena, jonas] = [await joins(house, 'billing'), await joins(house, 'admin')]
  const page = await openBrowser({ signedInAs: lena })
  await page.goto(paths.billing(house.slug))
  await expect(page).toHaveURL(new RegExp(`${paths.contact(house.slug, contactId)}$`))
  await page.getByRole('button', { name: 'Add a payment method' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(page.getByText('No payment method yet')).toBeVisible()

  const admin = await openBrowser({ signedInAs: jonas })
  await admin.goto(paths.company(house.slug))
  await expect(admin.getByRole('link', { name: 'Payment details' })).toHaveCount(0)
  for (const path of [paths.billing(house.slug), paths.newContact(house.slug), paths.contact(house.slug, contactId)]) {
    expect((await admin.goto(path))?.status()).toBe(404)
  }
})

test('whoever manages a client’s business is led to who pays, told of the cleaner way, and on to a first App', async ({
  openBrowser,
  developer,
}) => {
  const page = await openBrowser({ signedInAs: developer })
  const slug = fresh('blumenhaus')
  await page.goto(paths.newCompany())
  await page.getByLabel('Name of the company').fill(slug)
  await page.getByText('I manage the client’s business').click()
  await page.getByLabel('Client’s company or association').fill('Blumenhaus GmbH')
  await page.getByLabel('Client’s e-mail address for bills').fill('bills@blumenhaus.example')
  await page.getByRole('button', { name: 'Set up company' }).click()
  await expect(page.getByText('You are about to type the client’s card')).toBeVisible()
  await expect(page.getByRole('link', { name: 'How to invite a client' })).toHaveAttribute('href', paths.helpWorking())
  await page.getByRole('button', { name: 'Add a payment method' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await typeCard(page, '4242 4242 4242 4242', 'Save')
  await expect(page).toHaveURL(new RegExp(`${paths.newApp(slug)}$`))
})

test('for one’s own Apps: while Stripe cannot be reached the details stay, and the next press leads on', async ({
  openBrowser,
  developer,
  stack,
}) => {
  const page = await openBrowser({ signedInAs: developer })
  const there = page.getByRole('link', { name: 'Payment details' })
  await page.goto(paths.home())
  await expect(there, 'whoever pays for nothing of their own is spared it').toHaveCount(0)
  await page.goto(paths.newContact(developer.slug))
  await page.getByLabel('Company or association').fill('Verlag Nordwind GmbH')
  await page.getByLabel('E-mail for bills').fill('bills@nordwind.example')
  await stack.control({ fail: { method: 'POST', path: '/v1/customers', kind: '503', times: 3 } })
  await page.getByRole('button', { name: 'Save and add a payment method' }).click()
  await expect(page.getByText('The payment page cannot be reached right now.')).toBeVisible()
  await expect(page.getByLabel('Company or association')).toHaveValue('Verlag Nordwind GmbH')
  await page.getByRole('button', { name: 'Add a payment method' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await page.goto(paths.home())
  await expect(there).toHaveCount(1)
})
