import type { Page } from '@playwright/test'
import { ORDER_BUTTON } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expectArrival, expectSeen, pressOn, tabTo, typeInto, withoutMouse } from '@/e2e/keyboard'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout } from '@/testing/inbox'
import { type Developer, fresh, GOOD_CARD, handOver, offerFrom, startTrial } from '@/testing/people'

for (const viewport of chosen(DESK, PHONE)) {
  test(`a developer signs in, switches, invites and asks about withdrawing by keyboard, ${viewport.width} px`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { company, appName } = await workFor(developer)
    const email = `lena@${appName}.example`
    const sender = await withoutMouse(openBrowser({ viewport }))
    await sender.goto('/sign-in')
    await expectArrival(sender, 'Sign in')
    await typeInto(sender, 'E-mail', developer.email)
    await typeInto(sender, 'Password', 'not the password')
    await sender.keyboard.press('Enter')
    await expectSummary(sender)
    await typeInto(sender, 'Password', developer.password)
    await sender.keyboard.press('Enter')
    await expectArrival(sender, 'Home')

    await switchTo(sender, company)
    await expectArrival(sender, company)
    await switchTo(sender, 'Personal')
    await expectArrival(sender, 'Home')

    await openNavigation(sender, viewport)
    await pressOn(sender, /^Apps/)
    await expectArrival(sender, 'Apps')
    await pressOn(sender, appName)
    await expectArrival(sender, appName)
    await pressOn(sender, 'Invite a client')
    await expectArrival(sender, 'Who takes over?')
    await pressOn(sender, 'Continue')
    await expectSummary(sender)
    await pressOn(sender, /^Enter your client’s e-mail address/)
    await expect(sender.getByLabel('Client’s e-mail address')).toBeFocused()
    await sender.keyboard.type(email)
    await pressOn(sender, 'Continue')
    await expectArrival(sender, 'Check and send')
    await pressOn(sender, `Send invitation to ${email}`)
    await expectArrival(sender, `Sent to ${email}`)
    await mailAbout(stack, email, /take over hosting/)

    await pressOn(sender, 'Withdraw')
    const dialog = sender.getByRole('alertdialog')
    await expect(dialog.getByRole('button', { name: 'Keep it open' })).toBeFocused()
    await tabTo(sender, 'Withdraw invitation')
    await sender.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(sender.getByRole('link', { name: 'Withdraw' })).toBeFocused()
    await expectSeen(sender)
    await sender.keyboard.press('Enter')
    await tabTo(sender, 'Withdraw invitation')
    await sender.keyboard.press('Enter')
    await expect(sender.getByText('You have withdrawn it. Nothing was charged.')).toBeVisible()
    await expect(sender.getByRole('heading', { level: 1 })).toBeFocused()
  })
}

for (const viewport of chosen(PHONE, DESK)) {
  test(`a client takes over by keyboard, mistakes included, ${viewport.width} px`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { appName, site, email, company } = await offerFrom(developer)
    const client = await withoutMouse(openBrowser({ viewport }))
    await client.goto(linkIn(await mailAbout(stack, email, /take over hosting/)))
    await expectArrival(client, /^Mara asks you/)
    await pressOn(client, 'Continue')
    await expectArrival(client, `Take over ${site}`)

    await typeInto(client, 'Your name', 'Kim Berger')
    await pressOn(client, ORDER_BUTTON)
    await expectSummary(client)
    await pressOn(client, 'Enter the name of your company or association')
    await expect(client.getByLabel('Company or association')).toBeFocused()
    await expectSeen(client)
    await client.keyboard.type(company)
    await tabTo(client, /not as a consumer/)
    await client.keyboard.press('Space')
    await pressOn(client, ORDER_BUTTON)
    await client.waitForURL(/\/c\/pay\//)

    await payByKeyboard(client)
    await expectArrival(client, `${site} is yours now`)
    await pressOn(client, 'Go to your overview')
    await expectArrival(client, /Kim/)
    await expectHandedOver(appName, { developer, email, company })
  })
}

test('the switcher opens on where one is and answers to arrows, Home, End, letters and Esc', async ({
  openBrowser,
  developer,
}) => {
  const { company } = await workFor(developer)
  const page = await withoutMouse(openBrowser({ signedInAs: developer }))
  await page.goto('/home')
  const entry = (name: string) => page.locator('#switcher').getByRole('link', { name })
  const trigger = page.getByRole('button', { name: 'Personal, switch company' })
  for (const key of ['Enter', 'Space'] as const) {
    await page.goto('/home')
    await pressOn(page, 'Personal, switch company', key)
    await expect(entry('Personal')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(trigger).toBeFocused()
    await expectSeen(page)
  }
  await page.keyboard.press('Enter')
  await expect(entry('Personal')).toBeFocused()
  const other = entry(company)
  const moves = [
    ['ArrowDown', other],
    ['ArrowDown', entry('All companies')],
    ['ArrowDown', entry('Set up a company')],
    ['ArrowDown', entry('Personal')],
    ['ArrowUp', entry('Set up a company')],
    ['Home', entry('Personal')],
    ['End', entry('Set up a company')],
    ['p', entry('Personal')],
    [company.charAt(0), other],
  ] as const
  for (const [key, target] of moves) {
    await page.keyboard.press(key)
    await expect(target, key).toBeFocused()
    await expectSeen(page)
  }
  await page.keyboard.press('End')
  await page.keyboard.press('Tab')
  await expect(page.locator('#switcher'), 'going on leaves nothing open').toBeHidden()
  await expectSeen(page)

  await pressOn(page, /^Mara Lindqvist, account/)
  await expect(page.getByRole('button', { name: /^As your device/ })).toBeFocused()
  await page.keyboard.press('l')
  await expect(page.getByRole('button', { name: /^Light/ })).toBeFocused()
  await expectSeen(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: /^Mara Lindqvist, account/ })).toBeFocused()
})

/** A Company that the developer looks after, and a further App of their own. */
async function workFor(developer: Developer) {
  const first = fresh('verlag')
  const company = `Verlag ${first}`
  await startTrial(developer, first)
  await handOver(developer, first, { email: `petra@${first}.example`, name: 'Petra Voss', company })
  const appName = fresh('tasten')
  await startTrial(developer, appName)
  return { company, appName }
}

async function expectSummary(page: Page): Promise<void> {
  await expect(page.getByRole('group', { name: /needs? fixing/ })).toBeFocused()
  await expectSeen(page)
  await expect(page).toHaveTitle(/^Error: /)
}

async function switchTo(page: Page, company: string): Promise<void> {
  const switcher = page.locator('#switcher')
  await pressOn(page, /switch company$/)
  await expect(switcher.locator('[aria-current]')).toBeFocused()
  await page.keyboard.press(company.charAt(0))
  await expect(switcher.getByRole('link', { name: company })).toBeFocused()
  await expectSeen(page)
  await page.keyboard.press('Enter')
}

/** On a phone the pages stand in a menu; elsewhere they are always there. */
async function openNavigation(page: Page, viewport: typeof DESK): Promise<void> {
  if (viewport !== PHONE) return
  await pressOn(page, 'Menu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Menu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Home' })).toBeFocused()
}

/** The stand-in's page is not ours; only that it can be used. */
async function payByKeyboard(page: Page): Promise<void> {
  const fields = [
    ['Card number', GOOD_CARD],
    ['Expiry date', '12 / 34'],
    ['CVC', '123'],
    ['Name on card', 'Kim Berger'],
    ['Street and number', 'Gartenweg 3'],
    ['Postal code', '24105'],
    ['City', 'Kiel'],
  ] as const
  for (const [label, text] of fields) {
    for (let presses = 0; !(await isFocused(page, label)); presses += 1) {
      expect(presses, label).toBeLessThan(20)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

function isFocused(page: Page, label: string): Promise<boolean> {
  return page.getByLabel(label).evaluate((element) => element === document.activeElement)
}
