import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { companies, memberships } from '@/db/schema/companies'
import { fetched } from '@/e2e/raw-request'
import { expect, PHONE, test } from '@/e2e/world'
import { clock } from '@/lib/clock'
import { addDays, dayOf, firstOfNextMonth, formatDay } from '@/lib/day'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { at, newBilledPayer } from '@/testing/bills'
import { makePaid } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { linkIn, type Mail, mailAbout, mailsTo } from '@/testing/inbox'
import { clientWithCard } from '@/testing/known-client'
import { readPaper } from '@/testing/paper'
import { newDeveloper, startTrial } from '@/testing/people'
import { sessionHeader } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'
import { DAY } from '@/testing/test-clock'

const BILL = /^Your (?:Nordlicht Hosting )?bill for \w+: €/

const today = () => dayOf(clock.now(), operator().timeZone)

/** Lets time go by until the third hour of the next 1st, when bills of the month before are written. */
function nextFirst(stack: Stack): string {
  const first = firstOfNextMonth(today())
  stack.passTime(at(first, 3).getTime() - clock.now().getTime())
  return first
}

test('a client gets the bill by mail after the 1st and reads it, its paper is that of the mail, and so is the page of the link', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(120_000)
  const petra = await clientWithCard(developer)
  const before = today()
  const first = nextFirst(stack)
  const month = formatDay(before, 'en', 'month')
  const mail = await mailAbout(stack, petra.email, BILL)
  const page = await openBrowser({ signedInAs: petra })
  await page.goto(paths.company(petra.slug))
  await page.getByRole('navigation').getByRole('link', { name: 'Bills' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bills')
  await expect(page.getByText('Not charged yet')).toBeVisible()
  await expect(page.getByText(`on ${formatDay(addDays(first, 2), 'en')}`)).toBeVisible()
  await page.getByRole('link', { name: month, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Bill for ${month}`)
  const amount = /€\d+\.\d\d/.exec(mail.body.subject)?.[0] ?? ''
  await expect(page.getByRole('main')).toContainText(amount)
  await expect(page.getByText('We charge your Visa ending 4242.')).toBeVisible()

  const cookies = await sessionHeader(petra.accountId)
  const path = await page.getByRole('link', { name: 'Download PDF' }).getAttribute('href')
  const answer = await fetch(new URL(path ?? '', stack.address), { headers: cookies })
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const paper = Buffer.from(await answer.arrayBuffer())
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="NH\d{4}-\d{5}\.pdf"/)
  expect(paper.equals(attachmentOf(mail)), 'the same bytes in mail and page').toBe(true)
  const { text } = await readPaper(paper)
  expect(text).toContain(amount)
  expect(text).toContain(petra.company)

  const link = linkIn(mail, 'b')
  for (const javaScriptEnabled of [true, false]) {
    const somebody = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await somebody.goto(link)
    await expect(somebody.getByRole('heading', { level: 1 })).toHaveText(`Bill for ${month}`)
    await expect(somebody.getByRole('main')).toContainText(amount)
    await expect(somebody.getByRole('main')).toContainText(petra.company)
    await expectNoSidewaysScroll(somebody)
    const linked = await somebody.getByRole('link', { name: 'Download PDF' }).getAttribute('href')
    const open = await fetch(new URL(linked ?? '', stack.address))
    expect(Buffer.from(await open.arrayBuffer()).equals(paper), 'without an account').toBe(true)
  }
  await expect(page.getByRole('link', { name: 'Change payment details' })).toHaveAttribute('href', /\/billing\//)
})

test('a developer pays for an App of their own and finds its bill, in the list and as a file', async ({
  stack,
  openBrowser,
}) => {
  test.setTimeout(120_000)
  const mara = await newDeveloper()
  const { id: appId, name } = await startTrial(mara, `eigene-${Date.now() % 1000}`)
  const [own] = await db().select().from(companies).where(eq(companies.slug, mara.slug))
  const before = today()
  await makePaid(appId, await newBilledPayer({ id: own?.id ?? '', slug: mara.slug }), before)
  nextFirst(stack)
  await expect
    .poll(async () => (await mailsTo(stack, `bills@${mara.slug}.example`)).length, { timeout: 60_000 })
    .toBe(1)
  const page = await openBrowser({ signedInAs: mara, viewport: PHONE })
  await page.goto(paths.bills(mara.slug))
  await page.getByRole('link', { name: formatDay(before, 'en', 'month'), exact: true }).click()
  await expect(page.getByRole('main')).toContainText(name)
  await expect(page.getByRole('main')).toContainText('VAT 19%, Germany')
  await expectNoSidewaysScroll(page)
  const { body } = await fetched(stack, paths.billsExport(mara.slug), await sessionHeader(mara.actor.accountId))
  const [head, row, ...others] = body.trim().split('\r\n')
  expect(head).toContain('"Number","Month"')
  expect(row).toMatch(
    /^"NH\d{4}-\d{5}","\d{4}-\d\d".*"\d+\.\d\d","19\.00","\d+\.\d\d","\d+\.\d\d","EUR","Not charged yet",""$/,
  )
  expect(others).toEqual([])
})

test('somebody who is there for the bills comes to them, corrects one without script, and an Admin finds none', async ({
  stack,
  openBrowser,
  developer,
}) => {
  test.setTimeout(120_000)
  const petra = await clientWithCard(developer)
  nextFirst(stack)
  const mail = await mailAbout(stack, petra.email, BILL)
  const number = /NH\d{4}-\d{5}/.exec(mail.body.text)?.[0] ?? ''
  const billing = await newDeveloper()
  const [company] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, petra.slug))
  const companyId = company?.id ?? ''
  await db()
    .insert(memberships)
    .values({ companyId, accountId: billing.actor.accountId, role: 'billing', createdAt: clock.now() })
  const page = await openBrowser({ signedInAs: billing, javaScriptEnabled: false, viewport: PHONE })
  await page.goto(paths.company(petra.slug))
  await page.goto(paths.root())
  await expect(page).toHaveURL(new RegExp(`${paths.bills(petra.slug)}$`))
  await page.goto(paths.bill(petra.slug, number))
  await page.getByRole('link', { name: /^Correct/ }).click()
  await page.getByLabel('Street and number').fill('')
  await page.getByLabel('Company or association').fill('Hofladen Holm GmbH')
  await page.getByRole('button', { name: 'Correct the bill' }).click()
  await expect(page.getByRole('main')).toContainText('Enter street and number')
  await expect(page.getByLabel('Company or association'), 'what was typed is kept').toHaveValue('Hofladen Holm GmbH')
  await page.getByLabel('Street and number').fill('Hofweg 1')
  await page.getByRole('button', { name: 'Correct the bill' }).click()
  await expect(page.getByText('The bill is corrected and on its way')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('Hofladen Holm GmbH')
  await expect(page.getByRole('heading', { name: 'All versions' })).toBeVisible()
  const correction = await mailAbout(stack, petra.email, /^Correction of bill/)
  const { text } = await readPaper(attachmentOf(correction))
  expect(text).toContain(`Correction of bill ${number}`)
  expect(text).toContain('Hofweg 1')

  const admin = await openBrowser({ signedInAs: developer })
  for (const path of [paths.bills(petra.slug), paths.bill(petra.slug, number), paths.correctBill(petra.slug, number)]) {
    expect((await admin.goto(path))?.status(), path).toBe(404)
  }
})

for (const javaScriptEnabled of chosen(true, false)) {
  const how = javaScriptEnabled ? 'with script' : 'without script'

  test(`whoever closes a Company reads before what its last bill comes to, and it comes by mail with its page, ${how}`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    test.setTimeout(120_000)
    const petra = await clientWithCard(developer)
    nextFirst(stack)
    stack.passTime(9 * DAY)
    const [closed, month] = [today(), formatDay(today(), 'en', 'month')]
    const itsBill = new RegExp(`bill for ${formatDay(today(), 'en', 'month-name')}: €`)
    const page = await openBrowser({ signedInAs: petra, viewport: PHONE, javaScriptEnabled })
    await page.goto(paths.companyDetails(petra.slug))
    await page.getByRole('link', { name: 'See what closing ends' }).click()
    const main = page.getByRole('main')
    await expect(main).toContainText('Today is the last day that is paid for')
    await expect(main).toContainText(`The last bill of ${petra.company}, for ${month}, comes to €`)
    await expect(main).toContainText(`mail it to ${petra.email}. It is charged on`)
    const sentence = new RegExp(`last bill of ${petra.company}, for ${month}, comes to (€\\d+\\.\\d\\d) with VAT`)
    const said = sentence.exec((await main.textContent()) ?? '')?.[1] ?? 'nothing'
    await expectNoSidewaysScroll(page)
    await page.getByLabel('Type the name of the company').fill(petra.company)
    await page.getByRole('button', { name: `Close ${petra.company}` }).click()
    await expect(page.getByText('The company is closed')).toBeVisible()
    const told = await mailAbout(stack, petra.email, /^You have closed /)
    expect(told.body.text).toContain(`comes to ${said} with VAT.`)

    nextFirst(stack)
    const mail = await mailAbout(stack, petra.email, itsBill)
    expect(mail.body.subject).toContain(said)
    const { text } = await readPaper(attachmentOf(mail))
    expect(text).toContain(said)
    const somebody = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    await somebody.goto(linkIn(mail, 'b'))
    await expect(somebody.getByRole('heading', { level: 1 })).toHaveText(`Bill for ${month}`)
    await expect(somebody.getByRole('main')).toContainText(said)
    await expect(somebody.getByRole('main')).toContainText(formatDay(closed, 'en'))
    await page.goto(paths.company(petra.slug))
    await expect(page, 'nothing is left to her').toHaveURL(/\/sign-in/)
  })
}

test('nonsense in the address of a bill is not found, and a month that nobody knows shows the newest bills', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const page = await openBrowser({ signedInAs: developer })
  for (const path of [
    ...['nothing', 'NH2026-99999', '-', 'a'.repeat(30)].map((number) => `/c/${developer.slug}/bills/${number}`),
    `/c/${developer.slug}/bills/NH2026-00001/paper/1`,
  ]) {
    expect((await page.goto(path))?.status(), path).toBe(404)
  }
  expect((await page.goto(`/c/${developer.slug}/bills?after=%F0%9F%98%80nonsense`))?.status()).toBe(200)
  await expect(page.getByText(/^No bills yet\./)).toBeVisible()
  for (const token of ['nothing', 'a'.repeat(65)]) {
    await page.goto(`/b/${token}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work')
    expect((await fetched(stack, `/b/${token}/paper/1`, {})).status, token).toBe(404)
  }
})

function attachmentOf(mail: Mail): Buffer {
  const [attached] = mail.body.attachments ?? []
  return Buffer.from(attached?.content ?? '', 'base64')
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 }
  const needed = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(needed).toBeLessThanOrEqual(width)
}
