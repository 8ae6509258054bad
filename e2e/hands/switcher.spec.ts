import type { Page } from '@playwright/test'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import type { CompanyRole } from '@/db/vocabulary'
import { expectArrival, expectSeen, openPalette, pressOn, tabTo } from '@/e2e/keyboard'
import { ask, cookiesOf, said } from '@/e2e/raw-request'
import { expect, PHONE, test } from '@/e2e/world'
import { closeSessionsOf } from '@/lib/auth/session-rows'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { fillCompanies } from '@/testing/crowd'
import { type Developer, fresh, newDeveloper, PASSWORD } from '@/testing/people'

type Place = { slug: string; name: string; id: string }

/** So many Companies that the switcher begins with its filter; of the first three the person is an Admin. */
async function manyCompanies({ actor }: Developer, count = 9): Promise<Place[]> {
  const word = fresh('viele')
  await fillCompanies(actor.accountId, count, word)
  const slugs = [`${word}-1`, `${word}-2`, `${word}-3`]
  const rows = await Promise.all(slugs.map((slug) => db().select().from(companies).where(eq(companies.slug, slug))))
  return rows.flat().map(({ id, slug, name }) => ({ id, slug, name: name ?? '' }))
}

async function sit({ actor }: Developer, companyId: string, role: CompanyRole | null): Promise<void> {
  const mine = and(eq(memberships.companyId, companyId), eq(memberships.accountId, actor.accountId))
  if (role) await db().update(memberships).set({ role }).where(mine)
  else await db().delete(memberships).where(mine)
}

function place(list: Place[], index: number): Place {
  const found = list[index]
  if (!found) throw new Error(`no Company ${index}`)
  return found
}

test('by keyboard: more than seven Companies are filtered, and switching keeps the section', async ({
  openBrowser,
  developer,
}) => {
  const list = await manyCompanies(developer)
  const [first, second] = [place(list, 0), place(list, 1)]
  const page = await openBrowser({ signedInAs: developer })
  const field = page.getByLabel('Find a company')
  await page.goto(paths.apps(first.slug))
  await pressOn(page, `${first.name}, switch company`)
  await expect(field).toBeFocused()
  await expectSeen(page)
  await page.keyboard.type('nothing like this')
  await expect(page.getByText('None of these. Press Enter to look among all.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(second.name.slice(-8).toUpperCase())
  await expect(page.getByText('1 company', { exact: true })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  const entry = page.locator('#switcher').getByRole('link', { name: second.name })
  await expect(entry).toBeFocused()
  await expectSeen(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `${first.name}, switch company` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${paths.apps(second.slug)}$`))
  await expectArrival(page, 'Apps')
})

test('whoever is quick is not led back to where the list begins', async ({ openBrowser, developer }) => {
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.apps(place(await manyCompanies(developer), 0).slug))
  await pressOn(page, /, switch company$/)
  await expect(page.getByLabel('Find a company')).toBeFocused()
  await page.keyboard.press('Escape')
  const list = page.locator('#switcher')
  const stays = await list.evaluate(async (panel: HTMLElement) => {
    const told = new Promise((resolve) => panel.addEventListener('toggle', resolve, { once: true }))
    panel.showPopover()
    panel.querySelector('a')?.focus()
    await told
    return document.activeElement?.tagName
  })
  expect(stays, 'the link that has the focus keeps it').toBe('A')
})

test('Enter in the filter looks among all Companies, also without script', async ({ openBrowser, developer }) => {
  const [first] = await manyCompanies(developer)
  for (const javaScriptEnabled of [true, false]) {
    const page = await openBrowser({ signedInAs: developer, javaScriptEnabled, viewport: PHONE })
    await page.goto(paths.apps(first?.slug ?? ''))
    await page.getByRole('button', { name: /switch company$/ }).click()
    await expect(page.getByLabel('Find a company')).toBeFocused()
    await page.keyboard.type('003')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/companies\?q=003$/)
  }
})

test('what a role does not have is not kept: the switch leads to the overview', async ({ openBrowser, developer }) => {
  const list = await manyCompanies(developer, 3)
  await sit(developer, place(list, 1).id, 'billing')
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.apps(place(list, 0).slug))
  await page.getByRole('button', { name: /switch company$/ }).click()
  await page
    .locator('#switcher')
    .getByRole('link', { name: place(list, 1).name })
    .click()
  await expect(page).toHaveURL(new RegExp(`${paths.company(place(list, 1).slug)}$`))
})

test('access lost in another tab: the page is that of things that never were, with the ways on', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const lost = place(await manyCompanies(developer, 3), 0)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.apps(lost.slug))
  await sit(developer, lost.id, null)
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'You don’t have access to this, or it does not exist',
  )
  await expect(page.getByText(`You are signed in as ${developer.email}.`)).toBeVisible()
  const headers = { accept: 'text/html', ...(await cookiesOf(page)) }
  for (const of of [paths.company, paths.apps, paths.newApp]) {
    const [was, never] = await Promise.all([lost.slug, 'never-there'].map((slug) => ask(stack, of(slug), { headers })))
    expect([was?.status, was && said(was)]).toEqual([never?.status, never && said(never)])
    // But for the address that was asked for, byte by byte in what a person is shown.
    expect(was && shown(was.body, lost.slug)).toBe(never && shown(never.body, 'never-there'))
  }
  await page.getByRole('link', { name: 'Go to Personal' }).click()
  await expectArrival(page, 'Home')
})

/** What stands in the page before its scripts, without what differs from one request to the next. */
function shown(body: string, slug: string): string {
  return (body.match(/<main[\s\S]*?<\/main>/)?.[0] ?? 'no page')
    .replaceAll(slug, '(asked)')
    .replace(/name="\$ACTION[^>]*>/g, '')
}

test('the wrong account: another one leads back to the same page', async ({ openBrowser, developer }) => {
  const owned = place(await manyCompanies(developer, 3), 0)
  const page = await openBrowser({ signedInAs: await newDeveloper() })
  await page.goto(paths.apps(owned.slug))
  await page.getByRole('button', { name: 'Use another account' }).click()
  await page.getByLabel('E-mail').fill(developer.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.apps(owned.slug)}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Apps')
})

test('a role lowered in another tab: the form says so and keeps what was typed', async ({ openBrowser, developer }) => {
  const lowered = place(await manyCompanies(developer, 3), 0)
  const page = await openBrowser({ signedInAs: developer })
  const name = fresh('getippt')
  await openNewApp(page, lowered.slug, name)
  await sit(developer, lowered.id, 'billing')
  await page.getByRole('button', { name: 'Create app' }).click()
  await expect(page.locator('[data-error-summary]')).toBeFocused()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  expect(await db().select().from(apps).where(eq(apps.name, name))).toEqual([])
})

test('signed out in another tab: the form keeps what was typed, and signing in beside it lets it be sent', async ({
  openBrowser,
  developer,
}) => {
  const [first] = await manyCompanies(developer, 3)
  const page = await openBrowser({ signedInAs: developer })
  const name = fresh('getippt')
  await openNewApp(page, first?.slug ?? '', name)
  await inTransaction((tx) => closeSessionsOf(tx, developer.actor.accountId))
  await page.getByRole('button', { name: 'Create app' }).click()
  const summary = page.locator('[data-error-summary]')
  await expect(summary).toContainText('Sign in first')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  const opened = page.waitForEvent('popup')
  await tabTo(page, 'Sign in in a new tab. What you typed stays here')
  await page.keyboard.press('Enter')
  const tab = await opened
  await tab.getByLabel('E-mail').fill(developer.email)
  await tab.getByLabel('Password').fill(PASSWORD)
  await tab.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(tab).toHaveURL(new RegExp(`${paths.newApp(first?.slug ?? '')}$`))
  await tab.close()
  await page.getByRole('button', { name: 'Create app' }).click()
  await expect(page).toHaveURL(new RegExp(`${paths.app(first?.slug ?? '', name)}$`))
})

test('two tabs never disagree: each is where its address says', async ({ openBrowser, developer }) => {
  const list = await manyCompanies(developer, 3)
  const [one, other] = [place(list, 0), place(list, 1)]
  const left = await openBrowser({ signedInAs: developer })
  const right = await left.context().newPage()
  const name = fresh('links')
  await openNewApp(left, one.slug, name)
  await right.goto(paths.company(other.slug))
  await left.getByRole('button', { name: 'Create app' }).click()
  await expect(left).toHaveURL(new RegExp(`${paths.app(one.slug, name)}$`))
  await left.reload()
  await expect(left.getByRole('button', { name: `${one.name}, switch company` })).toBeVisible()
  await right.reload()
  await expect(right.getByRole('button', { name: `${other.name}, switch company` })).toBeVisible()
})

test('Ctrl K finds from anywhere: fetched at first use, links that are followed, Esc gives the focus back', async ({
  openBrowser,
  developer,
}) => {
  const [first] = await manyCompanies(developer, 3)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.home())
  // Until the page itself has everything.
  await page.waitForLoadState('networkidle')
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await tabTo(page, 'Invite a client')
  expect(scripts, 'nothing of it before').toEqual([])
  await openPalette(page)
  await expect(page.getByRole('combobox')).toBeFocused()
  await expectSeen(page)
  expect(scripts.length, 'its script comes now').toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Invite a client' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(first?.name ?? '')
  await expect(page.getByRole('option', { name: first?.name }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expectArrival(page, first?.name ?? '')
})

test('while a newer text is looked up, nothing found for the older one can be followed', async ({
  openBrowser,
  developer,
}) => {
  const [first] = await manyCompanies(developer, 3)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.home())
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(first?.name ?? '')
  await expect(page.getByRole('option').first()).toBeVisible()
  const dialog = page.getByRole('dialog')
  const before = await dialog.boundingBox()
  let answer = () => {}
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/find?*', async (route) => {
    await mayAnswer
    await route.continue()
  })
  await page.keyboard.type('zzz')
  await expect(page.getByRole('option')).toHaveCount(0)
  expect((await dialog.boundingBox())?.height, 'nothing moves').toBe(before?.height)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  answer()
  await expect(page.getByText(words('en').find.none)).toBeVisible()
  await expect(page).toHaveURL(/\/home$/)
})

async function openNewApp(page: Page, slug: string, name: string): Promise<void> {
  await page.goto(paths.newApp(slug))
  await page.getByLabel('Name', { exact: true }).fill(name)
}
