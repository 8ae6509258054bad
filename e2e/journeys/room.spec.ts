import type { Page } from '@playwright/test'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { startDraft } from '@/lib/client-invite/start-draft'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { clientWithCard } from '@/testing/known-client'
import { fresh, newDeveloper, offerFrom, PASSWORD, signUpDeveloper, startTrial } from '@/testing/people'

test('everything to decide before sending is seen at once, and the address stands there once', async ({
  openBrowser,
  developer,
}) => {
  const { name: appName } = await startTrial(developer, fresh('auf-einen-blick'))
  const { draftId } = await startDraft(developer.actor, { appName })
  const email = `kim@${appName}.example`
  await describeClient(developer.actor, {
    ...{ draftId, email, clientName: '', clientCompany: '', message: 'It is yours.', noun: 'website' },
    ...{ country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14, acceptedEmail: '' },
    ...{ firstName: '', lastName: '' },
  })
  const sender = await openBrowser({ signedInAs: developer, viewport: DESK })
  await sender.goto(paths.inviteStep(draftId, 'check'))
  await expect(sender.getByRole('button', { name: 'Send invitation', exact: true })).toBeInViewport({ ratio: 1 })
  await expect(sender.getByText(/^€[\d.]+ a month$/)).toBeInViewport({ ratio: 1 })
  expect((await sender.locator('body').innerText()).split(email)).toHaveLength(2)
})

test('what was sent can be sent along: the sender’s words, the link and the check word, in the client’s language', async ({
  openBrowser,
  developer,
}) => {
  const message = 'Hallo Kim, der Shop ist fertig.'
  const { inviteId } = await offerFrom(developer, { word: 'mitgeschickt', language: 'de', name: 'Kim Berger', message })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(paths.invitation(inviteId))
  const text = sender.locator('blockquote[lang=de]')
  const link = await sender.getByLabel('Link for your own message').inputValue()
  for (const part of [message, link, 'Prüfwort', 'Mara Lindqvist']) await expect(text).toContainText(part)
  const mail = await sender.getByRole('link', { name: 'Send as e-mail' }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(link)
  // Each act stands beside what it does.
  for (const act of ['Send a reminder', 'Send again']) {
    const row = sender.getByRole('listitem').filter({ has: sender.getByRole('button', { name: act }) })
    await expect(row.getByText(/link/)).toBeVisible()
  }
})

test('home says when each thing happened, what comes after a hand-over, and explains it only to those who never made one', async ({
  openBrowser,
  developer,
}) => {
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.home())
  await expect(page.getByRole('heading', { name: 'What a hand-over changes' })).toBeVisible()
  const petra = await clientWithCard(developer)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'What a hand-over changes' })).toHaveCount(0)
  const done = page.getByRole('region', { name: `Petra Holm took over ${petra.appName}` })
  await expect(done).toContainText(`You are Admin of ${petra.company}.`)
  const mail = await done.getByRole('link', { name: 'Write to Petra' }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(`mailto:${petra.email}`)
  await expect(done.getByRole('link', { name: 'See the team' })).toHaveAttribute('href', paths.team(petra.slug))
  await expectTimes(page)
  for (const path of [paths.company(petra.slug), paths.app(petra.slug, petra.appName)]) {
    await page.goto(path)
    await expectTimes(page)
  }
})

test('on a phone a team is its people: roles are folded, and say what each may and may not do', async ({
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const owner = await openBrowser({ signedInAs: petra, viewport: PHONE })
  await owner.goto(paths.team(petra.slug))
  expect(await owner.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(1800)
  const admin = owner.locator('details').filter({ hasText: 'Looks after the technical side' })
  await admin.locator('summary').click()
  await expect(admin.getByText('Switch off a website')).toBeVisible()
  await expect(admin.getByText('No: Close the company')).toBeVisible()
  await owner.getByRole('link', { name: 'All roles side by side' }).click()
  await expect(owner.getByRole('table')).toContainText('See websites')
})

test('people lead to their page, and a client’s help speaks of websites and leads back', async ({
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const owner = await openBrowser({ signedInAs: petra })
  await owner.goto(paths.company(petra.slug))
  await owner.getByRole('main').getByRole('link', { name: 'Mara Lindqvist' }).click()
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Mara Lindqvist')
  await owner.getByRole('link', { name: 'Help', exact: true }).click()
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Roles')
  await expect(owner.getByRole('main')).not.toContainText(/\bapps?\b/i)
  await expect(owner.getByRole('link', { name: `Write to ${operator().name}` })).toBeVisible()
  await owner.getByRole('link', { name: 'Back to your pages' }).click()
  await expect(owner).toHaveURL(new RegExp(`${paths.company(petra.slug)}$`))
})

test('a long name of one’s own leaves the menu where it is', async ({ openBrowser }) => {
  const developer = await signUpDeveloper({
    ...{ firstName: 'Donaudampfschifffahrtsgesellschaftskapitänswitwe', lastName: 'x'.repeat(80), password: PASSWORD },
    email: `${fresh('lang')}@studio.example`,
  })
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(paths.home())
  const button = page.locator('[popovertarget=account]')
  const [bar, icon] = [await page.locator('header').boundingBox(), await button.locator('svg').boundingBox()]
  expect((icon?.x ?? 0) + (icon?.width ?? 0)).toBeLessThanOrEqual((bar?.x ?? 0) + (bar?.width ?? 0))
  await button.click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeInViewport()
})

test('a form of the dashboard has company on its right, and on a phone it comes after', async ({ openBrowser }) => {
  const developer = await newDeveloper()
  const page = await openBrowser({ signedInAs: developer })
  for (const path of [
    ...[paths.newApp(developer.slug), paths.newCompany(), paths.companyDetails(developer.slug)],
    ...[paths.inviteMember(developer.slug), paths.account(), paths.sshKeys(), paths.notifications()],
  ]) {
    await page.goto(path)
    const [form, aside] = [await page.locator('main').boundingBox(), await page.locator('main aside').boundingBox()]
    expect((aside?.x ?? 0) + (aside?.width ?? 0), path).toBeCloseTo((form?.x ?? 0) + (form?.width ?? 0), 0)
    expect(aside?.y, path).toBeLessThan(DESK.height / 2)
  }
})

/** Every line of what happened has its time, whatever its day. */
async function expectTimes(page: Page): Promise<void> {
  const times = page.getByRole('main').locator('li time')
  expect(await times.count()).toBeGreaterThan(2)
  for (const time of await times.allInnerTexts()) expect(time).toMatch(/^\d\d:\d\d$/)
}
