import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billLines, bills } from '@/db/schema/bills'
import { companies } from '@/db/schema/companies'
import { typeCard } from '@/e2e/card-pages'
import { ORDER_BUTTON, orderAsNewcomer, saveCard, TICK } from '@/e2e/client-pages'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { at, newBilledPayer } from '@/testing/bills'
import { makePaid, today } from '@/testing/company'
import { linkIn, mailAbout } from '@/testing/inbox'
import { fresh, GOOD_CARD, inviteClient, startTrial } from '@/testing/people'
import type { Stack } from '@/testing/stack'

const BILL = /^Your (?:Nordlicht Hosting )?bill for \w+: €/

/** Lets time go by until an hour of a day to come. */
function turnTo(stack: Stack, day: Day, hour: number): void {
  stack.passTime(at(day, hour).getTime() - clock.now().getTime())
}

test('a client takes over a paid App on the 15th: two bills for the month, each of its own days, one price together', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(180_000)
  const { id: appId, name: appName } = await startTrial(developer, fresh('laden'))
  const [own] = await db().select().from(companies).where(eq(companies.slug, developer.slug))
  const first = firstOfNextMonth(today())
  turnTo(stack, first, 1)
  await makePaid(appId, await newBilledPayer({ id: own?.id ?? '', slug: developer.slug }), first)
  const fifteenth = addDays(first, 14)
  turnTo(stack, fifteenth, 10)
  const kim = { email: `kim@${appName}.example`, company: `Laden ${appName}` }
  const { mailedLink } = await inviteClient(developer, appName, kim)
  const page = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(page, paths.landing(mailedLink), kim.company)
  await saveCard(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/ is yours now$/)

  const second = firstOfNextMonth(first)
  turnTo(stack, second, 3)
  const former = await mailAbout(stack, `bills@${developer.slug}.example`, BILL)
  const next = await mailAbout(stack, kim.email, BILL)
  const lines = await db()
    .select({ from: billLines.fromOn, to: billLines.toOn, net: billLines.amount, monthly: billLines.monthlyAmount })
    .from(billLines)
    .innerJoin(bills, eq(bills.id, billLines.billId))
    .where(eq(billLines.appId, appId))
    .orderBy(asc(billLines.fromOn))
  expect(lines.map(({ from, to }) => [from, to])).toEqual([
    [first, fifteenth],
    [addDays(fifteenth, 1), addDays(second, -1)],
  ])
  expect(lines.reduce((sum, { net }) => sum + net, 0)).toBe(lines[0]?.monthly)
  for (const [bill, days] of [
    [former, `1 to ${formatDay(fifteenth, 'en')}`],
    [next, `16 to ${formatDay(addDays(second, -1), 'en')}`],
  ] as const) {
    await page.goto(linkIn(bill, 'b'))
    await expect(page.getByRole('main')).toContainText(days)
    await expect(page.getByRole('main')).toContainText(/€\d+\.\d\d/.exec(bill.body.subject)?.[0] ?? 'an amount')
  }
})

test('a Company that is managed for a client, from its set-up to the bill in the client’s mailbox, without a press by the client', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(180_000)
  const [slug, appName] = [fresh('verwaltet'), fresh('seite')]
  const office = `bills@${slug}.example`
  const page = await openBrowser({ viewport: DESK, signedInAs: developer })
  await page.goto(paths.newCompany())
  await page.getByLabel('Name of the company').fill(slug)
  await page.getByText('I manage the client’s business').click()
  await page.getByLabel('Client’s company or association').fill('Blumenhaus GmbH')
  await page.getByLabel('Client’s e-mail address for bills').fill(office)
  await page.getByRole('button', { name: 'Set up company' }).click()
  await page.getByRole('button', { name: 'Add a payment method' }).click()
  await page.waitForURL(/\/c\/pay\//)
  await typeCard(page, GOOD_CARD, 'Save')
  await page.getByLabel('Name', { exact: true }).fill(appName)
  await page.getByRole('radio', { name: /^Small / }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel(TICK).check()
  await page.getByRole('button', { name: ORDER_BUTTON }).click()
  await expect(page.getByText('It is booked.')).toBeVisible()
  const [app] = await db().select().from(apps).where(eq(apps.name, appName))
  expect(app?.billingContactId).toBeTruthy()

  turnTo(stack, firstOfNextMonth(today()), 3)
  const link = linkIn(await mailAbout(stack, office, BILL), 'b')
  turnTo(stack, addDays(today(), 2), 9)
  const somebody = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await expect
    .poll(async () => {
      await somebody.goto(link)
      return somebody.getByRole('main').textContent()
    })
    .toContain('Paid')
  await expect(somebody.getByRole('main')).toContainText('Blumenhaus GmbH')
})
