import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { typeCard } from '@/e2e/stand-in-card'
import { expect, PHONE, test } from '@/e2e/world'
import { startPayment } from '@/lib/billing/start-payment'
import { syncContact } from '@/lib/billing/sync-contact'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf, firstOfNextMonth, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { at } from '@/testing/bills'
import { linkIn, mailAbout, mailsTo } from '@/testing/inbox'
import { clientWithCard } from '@/testing/known-client'
import { cardAt } from '@/testing/payer'
import type { Stack } from '@/testing/stack'

const REFUSED_LATER = '4000 0000 0000 0341'

function goOnUntil(stack: Stack, day: Day, hours: number): void {
  stack.passTime(at(day, hours).getTime() - clock.now().getTime())
}

async function contactOf(slug: string): Promise<string> {
  const [contact] = await db()
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .where(eq(companies.slug, slug))
  return contact?.id ?? ''
}

for (const javaScriptEnabled of [true, false]) {
  test(`a card is refused on its day: the letter leads to the payment details, a new card pays, and all are told ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    test.setTimeout(150_000)
    const petra = await clientWithCard(developer)
    const contactId = await contactOf(petra.slug)
    const actor = { kind: 'account', accountId: petra.accountId, provedAt: clock.now() } as const
    await cardAt(await startPayment(actor, { contactId, next: '', language: 'en' }), REFUSED_LATER)
    await syncContact({ contactId })
    const today = dayOf(clock.now(), operator().timeZone)
    const [first, month] = [firstOfNextMonth(today), formatDay(today, 'en', 'month-name')]
    goOnUntil(stack, first, 3)
    await mailAbout(stack, petra.email, new RegExp(`bill for ${month}: €`))
    goOnUntil(stack, addDays(first, 2), 9)

    const letter = await mailAbout(stack, petra.email, new RegExp(`^Your bill for ${month} was not charged$`))
    expect(letter.body.text).toContain('We could not charge your Visa ending 0341')
    expect(letter.body.text).toContain(`We try again on ${formatDay(addDays(first, 5), 'en', 'weekday')}.`)
    const delayed = /^A payment of .+ is overdue$/
    const delay = await mailAbout(stack, developer.email, delayed)
    expect(delay.body.text + delay.body.html).not.toMatch(/€|0341|\/bills/)

    const page = await openBrowser({ signedInAs: petra, viewport: PHONE, javaScriptEnabled })
    await page.goto(linkIn(letter, 'c'))
    await expect(page).toHaveURL(new RegExp(`${paths.contact(petra.slug, contactId)}$`))
    await expect(page.getByText('Visa ending 0341')).toBeVisible()
    await page.getByRole('button', { name: 'Change payment method' }).click()
    await page.waitForURL(/\/p\/session\//)
    await typeCard(page, '4242 4242 4242 4242', 'Add')
    if (!javaScriptEnabled) await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByText('Visa ending 4242')).toBeVisible()
    const paid = await mailAbout(stack, petra.email, new RegExp(`^Your bill for ${month} is paid$`))
    expect(paid.body.text).toContain('No bill is unpaid any more.')
    await mailAbout(stack, developer.email, /^Settled: the payment of /)
    const told = await mailsTo(stack, developer.email)
    expect(told.filter(({ body }) => delayed.test(body.subject))).toHaveLength(1)

    const admin = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    await admin.goto(linkIn(delay, 'c'))
    await expect(admin).toHaveURL(new RegExp(`${paths.company(petra.slug)}$`))
  })
}
