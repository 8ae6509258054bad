import type { Page } from '@playwright/test'
import { ask as asked } from '@/e2e/raw-request'
import { expect, PHONE, test } from '@/e2e/world'
import { requestLink } from '@/lib/billing/request-links'
import { appHost, paths } from '@/lib/paths'
import { appOf } from '@/testing/company'
import { linkIn, mailAbout } from '@/testing/inbox'
import { changesBetween, everyRow } from '@/testing/kept-database'
import { fresh } from '@/testing/people'
import { planOf } from '@/testing/plans'
import { ask, askForApp, type BoundHouse, boundHouse, requestRow } from '@/testing/requests'

const WITHOUT_SCRIPT = { viewport: PHONE, javaScriptEnabled: false }
const ORDER = 'Order with obligation to pay'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function linkOf(stack: Parameters<typeof mailAbout>[0], { kim }: BoundHouse, subject: RegExp): Promise<string> {
  return linkIn(await mailAbout(stack, kim.email, subject), 'ok')
}

test('an Owner agrees from the mail in one press, signed out, without script, on a phone; the Admin is told', async ({
  stack,
  openBrowser,
}) => {
  const house = await boundHouse()
  const requestId = await ask(house)
  const phone = await openBrowser(WITHOUT_SCRIPT)
  await phone.goto(await linkOf(stack, house, /^Mara.* asks for your OK: \+€89\.25 a month$/))
  await expect(heading(phone)).toHaveText('Mara asks for your OK: a bigger plan')
  await expect(phone.getByText('+€89.25')).toBeVisible()
  await expect(phone.getByText('Mara asks before every order for', { exact: false })).toBeVisible()
  const [yes, no] = [
    phone.getByRole('button', { name: ORDER }),
    phone.getByRole('button', { name: 'No, keep Standard' }),
  ]
  const [one, other] = [await yes.boundingBox(), await no.boundingBox()]
  expect([one?.width, one?.height], 'both answers have one size').toEqual([other?.width, other?.height])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

  await phone.getByLabel('I order for my business').check()
  await yes.click()
  await expect(heading(phone)).toHaveText('Ordered. Thank you')
  await expect(phone.getByText(`${appHost(house.shop)} is on the Large plan.`, { exact: false })).toBeVisible()
  expect((await appOf(house.shopId)).planId).toBe((await planOf('large')).id)
  expect((await requestRow(requestId)).decidedBy).toBe(house.kim.id)
  const told = await mailAbout(stack, house.mara.email, /^Kim Berger agreed: /)
  expect(told.body.text).toContain('agreed to the Large plan')
})

test('an order without the business tick keeps the page and says what is missing', async ({ openBrowser }) => {
  const house = await boundHouse()
  const requestId = await ask(house)
  const phone = await openBrowser(WITHOUT_SCRIPT)
  await phone.goto(paths.planRequestLink(requestLink(requestId, house.kim.id)))
  await phone.getByRole('button', { name: ORDER }).click()
  await expect(phone.getByLabel('I order for my business')).toHaveAttribute('aria-invalid', 'true')
  expect((await requestRow(requestId)).decision).toBeNull()
})

test('an Owner says no from the mail; another Owner then reads who did, and a further website is not made', async ({
  stack,
  openBrowser,
}) => {
  const house = await boundHouse()
  const requestId = await askForApp(house, fresh('branch'))
  const phone = await openBrowser({ viewport: PHONE })
  await phone.goto(await linkOf(stack, house, /^Mara.* asks for your OK: \+€17\.85 a month$/))
  await expect(heading(phone)).toHaveText('Mara asks for your OK: a further website')
  await phone.getByRole('button', { name: 'No', exact: true }).click()
  await expect(heading(phone)).toHaveText('You said no')
  const other = await openBrowser(WITHOUT_SCRIPT)
  await other.goto(paths.planRequestLink(requestLink(requestId, house.owner.id)))
  await expect(heading(other)).toHaveText('Kim Berger said no')
  await mailAbout(stack, house.mara.email, /^Kim Berger said no: /)
})

test('links that are read by programs, belong to another Owner or request, or to nobody change nothing and say so', async ({
  stack,
  openBrowser,
}) => {
  const [house, elsewhere] = [await boundHouse(), await boundHouse()]
  const [requestId, otherId] = [await ask(house), await ask(elsewhere)]
  const link = requestLink(requestId, house.kim.id)
  const before = await everyRow()
  for (const method of ['GET', 'HEAD']) {
    for (let time = 0; time < 3; time++) {
      expect((await asked(stack, paths.planRequestLink(link), { method })).status).toBe(200)
    }
  }
  expect(changesBetween(before, await everyRow())).toEqual([])
  const page = await openBrowser()
  const forged = [
    { ...link, accountId: house.owner.id },
    { ...link, requestId: otherId },
    { ...link, accountId: house.mara.id },
    { ...link, token: 'a'.repeat(43) },
    { ...link, requestId: 'nonsense' },
  ]
  for (const one of forged) {
    await page.goto(paths.planRequestLink(one))
    await expect(heading(page)).toHaveText('This link leads nowhere')
  }
  await page.goto(paths.planRequestLink(requestLink(requestId, house.mara.id)))
  await expect(heading(page), 'who is no Owner').toHaveText('You do not decide this any more')
})

test('signed in, an Owner finds what waits and decides it; its asker sees it wait and takes it back', async ({
  openBrowser,
}) => {
  const house = await boundHouse()
  const requestId = await ask(house)
  const mara = await openBrowser({ signedInAs: house.mara })
  await mara.goto(paths.apps(house.slug))
  await mara.getByRole('link', { name: 'See the request' }).click()
  await expect(heading(mara)).toHaveText(`Waiting for an OK: ${appHost(house.shop)}`)
  await mara.getByRole('button', { name: 'Take the request back' }).click()
  await expect(heading(mara)).toHaveText('This request was taken back')
  expect((await requestRow(requestId)).decidedBy).toBe(house.mara.id)

  const again = await ask(house)
  const kim = await openBrowser({ signedInAs: house.kim })
  await kim.goto(paths.company(house.slug))
  await kim.getByRole('link', { name: 'Decide' }).click()
  await expect(heading(kim)).toHaveText('Mara asks for your OK: a bigger plan')
  await kim.getByLabel('I order for my business').check()
  await kim.getByRole('button', { name: ORDER }).click()
  await expect(heading(kim)).toHaveText('Ordered. Thank you')
  expect((await requestRow(again)).decision).toBe('agreed')
  await mara.goto(paths.planRequest(house.slug, again))
  await expect(heading(mara)).toHaveText('Kim Berger has agreed')
})

test('an Owner sets how much Admins may order, as people write amounts; what is none is said beside it', async ({
  openBrowser,
}) => {
  const house = await boundHouse()
  const kim = await openBrowser({ signedInAs: house.kim, javaScriptEnabled: false })
  await kim.goto(paths.companyDetails(house.slug))
  const field = kim.getByLabel('Most that Admins may order without asking, a month')
  await field.fill('a lot')
  await kim.getByRole('button', { name: 'Save the limit' }).click()
  await expect(field).toHaveValue('a lot')
  await expect(field).toHaveAccessibleDescription(/Enter an amount such as 150/)
  await field.fill('€ 120,00')
  await kim.getByRole('button', { name: 'Save the limit' }).click()
  await expect(field).toHaveValue('120.00')
  expect(await ask(house, house.mara, { asks: false }), 'what is within it is ordered').toBe('not asked')
})
