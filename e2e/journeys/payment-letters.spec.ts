import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { typeCard } from '@/e2e/card-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { startPayment } from '@/lib/billing/start-payment'
import { syncContact } from '@/lib/billing/sync-contact'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { paths } from '@/lib/paths'
import { at } from '@/testing/bills'
import { CARDS, saveMethod } from '@/testing/collecting'
import { today } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout, mailsTo } from '@/testing/inbox'
import { type ClientWithCard, clientWithCard } from '@/testing/known-client'
import { GOOD_CARD } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'

// What the letters say and where they lead; what the pages say stands in unpaid.spec.ts.

const ways = chosen({ viewport: PHONE, javaScriptEnabled: false }, { javaScriptEnabled: true })

for (const way of ways) {
  const how = way.javaScriptEnabled ? 'with script' : 'on a phone without script'

  test(`the letter of a refused card leads to the payment details, a new card pays, and everybody is told, ${how}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    test.setTimeout(180_000)
    const petra = await clientWithCard(developer)
    const contactId = await payBy(petra, CARDS.declinedLater)
    const [month, third] = await thirdAfterBill(stack, petra.email)
    const letter = await mailAbout(stack, petra.email, new RegExp(`^Your bill for ${month} was not charged$`))
    expect(letter.body.text).toContain('We could not charge your Visa ending 0341')
    expect(letter.body.text).toContain(`We try again on ${formatDay(addDays(third, 3), 'en', 'weekday')}.`)
    const overdue = /^A payment of .+ is overdue$/
    const delay = await mailAbout(stack, developer.email, overdue)
    expect(`${delay.body.text}${delay.body.html}`).not.toMatch(/€|0341|\/bills/)

    const page = await openBrowser({ signedInAs: petra, ...way })
    await signIn(page, petra)
    await page.goto(linkIn(letter, 'c'))
    await expect(page).toHaveURL(new RegExp(`${paths.contact(petra.slug, contactId)}$`))
    await page.getByRole('button', { name: 'Change payment method' }).click()
    await page.waitForURL(/\/p\/session\//)
    await typeCard(page, GOOD_CARD, 'Add')
    if (!way.javaScriptEnabled) await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Paid. Everything goes on')).toBeVisible()
    const paid = await mailAbout(stack, petra.email, new RegExp(`^Your bill for ${month} is paid$`))
    expect(paid.body.text).toMatch(/No bill for .+ is overdue any more\./)
    expect(paid.body.text).toContain('There is nothing you need to do.')
    await mailAbout(stack, developer.email, /^Settled: the payment of /)
    const told = await mailsTo(stack, developer.email)
    expect(told.filter(({ body }) => overdue.test(body.subject))).toHaveLength(1)

    const admin = await openBrowser({ signedInAs: developer, ...way })
    await signIn(admin, developer)
    await admin.goto(linkIn(delay, 'c'))
    await expect(admin).toHaveURL(new RegExp(`${paths.company(petra.slug)}$`))
  })
}

test('a mailbox that is nobody’s account confirms the payment its bank asks for, on a phone without script', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(180_000)
  const petra = await clientWithCard(developer)
  const contactId = await payBy(petra, CARDS.asks)
  const office = `office@${petra.appName}.example`
  await db().update(billingContacts).set({ invoiceEmail: office }).where(eq(billingContacts.id, contactId))
  const [month] = await thirdAfterBill(stack, office)
  const letter = await mailAbout(stack, office, new RegExp(`^Your bill for ${month} was not charged$`))
  expect(letter.body.text).toContain('Confirm the payment')
  const page = await openBrowser({ viewport: PHONE, javaScriptEnabled: false })
  await page.goto(linkIn(letter, 'b'))
  await expect(page.getByRole('main')).toContainText('Your bank wants you to confirm this payment')
  await page.getByRole('button', { name: 'Pay now' }).click()
  await page.waitForURL(/\/i\/in_/)
  await page.getByRole('button', { name: /^Pay €[\d.]+$/ }).click()
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await expect(page.getByText('This invoice is paid')).toBeVisible()
  await mailAbout(stack, office, new RegExp(`^Your bill for ${month} is paid$`))
})

/** Saves another card, with whatever its bank asks. */
async function payBy({ slug, accountId }: ClientWithCard, card: string): Promise<string> {
  const [contact] = await db()
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(eq(companies.slug, slug))
  const contactId = contact?.id ?? ''
  const actor = { kind: 'account', accountId, provedAt: clock.now() } as const
  await saveMethod(await startPayment(actor, { contactId, next: '', language: 'en' }), { card })
  await syncContact({ contactId })
  return contactId
}

/** Until the bill of this month is written, and then until the morning on which it is charged. */
async function thirdAfterBill(stack: Stack, email: string): Promise<[month: string, third: Day]> {
  // Whoever took over today pays from tomorrow on.
  const from = addDays(today(), 1)
  const first = firstOfNextMonth(from)
  const month = formatDay(from, 'en', 'month-name')
  const goOn = (day: Day, hour: number) => stack.passTime(at(day, hour).getTime() - clock.now().getTime())
  goOn(first, 3)
  await mailAbout(stack, email, new RegExp(`bill for ${month}: €`))
  const third = addDays(first, 2)
  goOn(third, 9)
  return [month, third]
}
