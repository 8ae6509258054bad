import type { Page } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies, memberships } from '@/db/schema/companies'
import { typeCard } from '@/e2e/card-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { appHost, paths } from '@/lib/paths'
import { at } from '@/testing/bills'
import { CARDS } from '@/testing/collecting'
import { today } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout } from '@/testing/inbox'
import { type ClientWithCard, clientWithCard } from '@/testing/known-client'
import { type Developer, GOOD_CARD, newDeveloper } from '@/testing/people'
import { appRow } from '@/testing/rows'
import { signIn } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'

const NOT_CHARGED = /^Your bill for \w+ was not charged/

const ways = chosen({ viewport: PHONE, javaScriptEnabled: false }, { javaScriptEnabled: true })

for (const way of ways) {
  const how = way.javaScriptEnabled ? 'with script' : 'on a phone without script'

  test(`a card is declined on the 3rd, everybody reads what is theirs, and a new one pays at once, ${how}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    test.setTimeout(180_000)
    const petra = await clientWithCard(developer)
    const page = await openBrowser({ signedInAs: petra, ...way })
    await changeCard(page, petra, CARDS.declinedLater)
    const third = await thirdAfterBill(stack, petra.email)
    const last = formatDay(addDays(third, 28), 'en', 'weekday')
    await mailAbout(stack, petra.email, NOT_CHARGED)

    await signIn(page, petra)
    const main = page.getByRole('main')
    for (const path of [
      paths.company(petra.slug),
      paths.apps(petra.slug),
      paths.app(petra.slug, petra.appName),
      paths.bills(petra.slug),
    ]) {
      await page.goto(path)
      await expect(main, path).toContainText('We could not charge your Visa ending 0341')
      await expect(main).toContainText(`We try it again on ${formatDay(addDays(third, 3), 'en', 'weekday')}.`)
      await expect(main).toContainText(`Your website goes on until ${last}.`)
      await expectNoSidewaysScroll(page)
    }
    await expect(main).toContainText('Open bill')
    await expect(page.getByText('Not charged', { exact: true })).toBeVisible()

    const lena = await member(petra, 'billing')
    const billing = await openBrowser({ signedInAs: lena, ...way })
    await billing.goto(paths.bills(petra.slug))
    await expect(billing.getByRole('button', { name: 'Pay now' })).toBeVisible()
    const admin = await openBrowser({ signedInAs: developer, ...way })
    for (const path of [paths.company(petra.slug), paths.apps(petra.slug), paths.app(petra.slug, petra.appName)]) {
      const payload = (await (await admin.goto(path))?.text()) ?? ''
      await expect(admin.getByRole('main')).toContainText(`A payment of ${petra.company} is overdue`)
      await expect(admin.getByRole('main')).toContainText(`Petra Holm has been told. The apps go on until ${last}.`)
      expect(payload, 'no card and no bill, not even in the payload').not.toMatch(/0341|NH\d{4}-\d{5}/)
      await expect(admin.getByRole('button', { name: 'Pay now' })).toHaveCount(0)
    }
    await expect(admin.getByRole('link', { name: 'Write to Petra Holm' })).toHaveAttribute(
      'href',
      new RegExp(`^mailto:${petra.email}`),
    )
    const kim = await openBrowser({ signedInAs: await collaborator(petra), ...way })
    await kim.goto(paths.company(petra.slug))
    await expect(kim.getByRole('main')).not.toContainText(/overdue|paused|charge/)

    await page.goto(paths.company(petra.slug))
    await page.getByRole('button', { name: 'Change card' }).click()
    await page.waitForURL(/\/p\/session\//)
    await typeCard(page, GOOD_CARD, 'Add')
    if (!way.javaScriptEnabled) await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.company(petra.slug)}$`))
    await expect(page.getByText('Paid. Everything goes on')).toBeVisible()
    await expect(main).not.toContainText('We could not charge')
    await page.goto(paths.bills(petra.slug))
    await expect(page.getByText('Paid', { exact: true })).toBeVisible()
    await admin.goto(paths.company(petra.slug))
    await expect(admin.getByRole('main')).not.toContainText('is overdue')
  })

  test(`paused after 28 days, paid by whoever has the link, and back, ${how}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    test.setTimeout(180_000)
    const petra = await clientWithCard(developer)
    const page = await openBrowser({ signedInAs: petra, ...way })
    await changeCard(page, petra, CARDS.declinedLater)
    const office = await billsTo(petra)
    const third = await thirdAfterBill(stack, office)
    const link = linkIn(await mailAbout(stack, office, NOT_CHARGED), 'b')
    turnTo(stack, addDays(third, 28), 9)
    await mailAbout(stack, petra.email, /is paused$/)

    const site = await openBrowser()
    const address = `http://${appHost(petra.appName)}:${stack.appsPort}/`
    expect((await site.goto(address))?.status()).toBe(503)
    await signIn(page, petra)
    await page.goto(paths.company(petra.slug))
    const main = page.getByRole('main')
    await expect(main).toContainText('Your website has been paused since today')
    await expect(main).toContainText(/Nothing is lost\. It comes back as soon as €\d+\.\d\d is paid\./)
    const kim = await openBrowser({ signedInAs: await collaborator(petra), ...way })
    await kim.goto(paths.company(petra.slug))
    await expect(kim.getByRole('main')).toContainText(`${petra.appName} is paused`)
    await expect(kim.getByRole('main')).not.toContainText('€')

    const somebody = await openBrowser({ ...way, viewport: PHONE })
    await somebody.goto(link)
    await expect(somebody.getByRole('main')).toContainText('We could not charge your Visa ending 0341')
    await expect(somebody.getByRole('main')).toContainText('The website has been paused since')
    await expectNoSidewaysScroll(somebody)
    await somebody.getByRole('button', { name: 'Pay now' }).click()
    await somebody.waitForURL(/\/i\/in_/)
    await typeCard(somebody, GOOD_CARD, /^Pay €[\d.]+ with this card$/)
    await expect(somebody.getByText('This invoice is paid')).toBeVisible()
    await mailAbout(stack, petra.email, /is back$/)
    expect((await site.goto(address))?.status()).toBe(200)
    await somebody.goto(link)
    await expect(somebody.getByRole('main')).toContainText('There is nothing left to do.')
    await expect(somebody.getByRole('button', { name: 'Pay now' })).toHaveCount(0)
    await page.goto(paths.company(petra.slug))
    await expect(main).not.toContainText('been paused since')
  })
}

test('a bank that wants a confirmation gets it on Stripe’s page, from the bill', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(180_000)
  const petra = await clientWithCard(developer)
  const page = await openBrowser({ signedInAs: petra, viewport: PHONE })
  await changeCard(page, petra, CARDS.asks)
  await thirdAfterBill(stack, petra.email)
  const mail = await mailAbout(stack, petra.email, NOT_CHARGED)
  expect(mail.body.text).toContain('Your bank wants you to confirm this payment.')
  await signIn(page, petra)
  await page.goto(paths.bills(petra.slug))
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('main')).toContainText('Your bank wants you to confirm this payment')
  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.waitForURL(/\/i\/in_/)
  await page.getByRole('button', { name: /^Pay €[\d.]+$/ }).click()
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expect(page.getByText('This invoice is paid')).toBeVisible()
  await mailAbout(stack, petra.email, /^Your bill for \w+ is paid$/)
  await page.goto(paths.company(petra.slug))
  await expect(page.getByRole('main')).not.toContainText('Your bank wants you to confirm')
})

test('Stripe away, and a bill that somebody else has just paid, are said beside the button', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(180_000)
  const petra = await clientWithCard(developer)
  const page = await openBrowser({ signedInAs: petra })
  await changeCard(page, petra, CARDS.declinedLater)
  const office = await billsTo(petra)
  await thirdAfterBill(stack, office)
  const link = linkIn(await mailAbout(stack, office, NOT_CHARGED), 'b')
  await signIn(page, petra)
  await page.goto(paths.bills(petra.slug))
  // Whoever looks after open bills meets with it too.
  await stack.control({ fail: { method: 'GET', path: '/v1/invoices/*', kind: '500', times: 1000 } })
  await page.getByRole('button', { name: 'Pay now' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The payment page cannot be reached right now')
  await stack.control({ fail: null, webhooks: 'dropped' })
  const somebody = await openBrowser({ viewport: PHONE })
  await somebody.goto(link)
  await somebody.getByRole('button', { name: 'Pay now' }).click()
  await somebody.waitForURL(/\/i\/in_/)
  await typeCard(somebody, GOOD_CARD, /^Pay €[\d.]+ with this card$/)
  await expect(somebody.getByText('This invoice is paid')).toBeVisible()
  await page.getByRole('button', { name: 'Pay now' }).click()
  await expect(page.getByText('This bill is paid')).toBeVisible()
  await stack.control({ webhooks: 'normal' })
})

/** Lets time go by until an hour of a day to come. */
function turnTo(stack: Stack, day: Day, hour: number): void {
  stack.passTime(at(day, hour).getTime() - clock.now().getTime())
}

/** Until the bill of this month is written, and then until the morning on which it is charged. */
async function thirdAfterBill(stack: Stack, email: string): Promise<Day> {
  // Whoever took over today pays from tomorrow on.
  const first = firstOfNextMonth(addDays(today(), 1))
  turnTo(stack, first, 3)
  await mailAbout(stack, email, /^Your (?:Nordlicht Hosting )?bill for \w+: €/)
  const third = addDays(first, 2)
  turnTo(stack, third, 9)
  return third
}

/** Pays by another card from now on, with whatever its bank asks. */
async function changeCard(page: Page, { slug }: ClientWithCard, number: string): Promise<void> {
  await page.goto(paths.billing(slug))
  await page.getByRole('button', { name: 'Change payment method' }).click()
  await page.waitForURL(/\/p\/session\//)
  await typeCard(page, number, 'Add')
  const last4 = number.slice(-4)
  const isSaved = async () => {
    const [contact] = await db()
      .select({ last4: billingContacts.paymentMethodLast4 })
      .from(billingContacts)
      .innerJoin(companies, eq(companies.id, billingContacts.companyId))
      .where(and(eq(companies.slug, slug), eq(billingContacts.paymentMethodLast4, last4)))
    return contact?.last4
  }
  if (number === CARDS.asks) await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expect.poll(isSaved, { timeout: 30_000 }).toBe(last4)
}

/** Lets bills go to somebody without an account. */
async function billsTo({ slug, appName }: ClientWithCard): Promise<string> {
  const invoiceEmail = `buero@${appName}.example`
  const [company] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  await db()
    .update(billingContacts)
    .set({ invoiceEmail })
    .where(eq(billingContacts.companyId, company?.id ?? ''))
  return invoiceEmail
}

async function member({ slug }: ClientWithCard, role: 'billing'): Promise<Developer> {
  const person = await newDeveloper()
  const [company] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  const seat = { companyId: company?.id ?? '', accountId: person.actor.accountId, role, createdAt: clock.now() }
  await db().insert(memberships).values(seat)
  return person
}

async function collaborator({ appName }: ClientWithCard): Promise<Developer> {
  const person = await newDeveloper()
  const { id: appId } = await appRow(appName)
  await db().insert(appCollaborators).values({ appId, accountId: person.actor.accountId, createdAt: clock.now() })
  return person
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 }
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(needed).toBeLessThanOrEqual(width)
}
