import type { Page } from '@playwright/test'
import type { Language } from '@/db/vocabulary'
import { saveCard } from '@/e2e/client-pages'
import { DESK, expect, PHONE, test } from '@/e2e/world'
import { setLanguage } from '@/lib/account/set-language'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { CLIENT } from '@/testing/client-words'
import { chosen } from '@/testing/extent'
import { fresh, GOOD_CARD, inviteClient, PASSWORD, signUpDeveloper, startTrial } from '@/testing/people'
import { misfits, NARROW } from './fit'

// The longest that the forms take, and words without a place to break.
const CAPTAIN = 'Donaudampfschifffahrtsgesellschaftskapitän'
const FIRST_NAME = `${CAPTAIN} `.repeat(2).slice(0, 80).trim()
const LAST_NAME = 'x'.repeat(80)
const COMPANY = `${CAPTAIN}switwenversorgungsgesellschaft-${'m'.repeat(40)} GmbH`
const MAILBOX = `${'kapitaenswitwe'.repeat(4)}.nord`

// German words are the longer ones.
for (const language of chosen<Language>('de', 'en')) {
  test(`the longest names and words fit on every page of both sides, ${language}`, async ({ openBrowser }) => {
    const t = CLIENT[language]
    const developer = await signUpDeveloper({
      firstName: FIRST_NAME,
      lastName: LAST_NAME,
      email: `${MAILBOX}@${fresh('studio')}.example`,
      password: PASSWORD,
    })
    await setLanguage(developer.actor, { language })
    const appName = fresh(`schifffahrt-kapitaen-${language}`).padEnd(30, 'z')
    const email = `${MAILBOX}@${appName}.example`
    await startTrial(developer, appName)
    const { draftId } = await startDraft(developer.actor, { appName })
    const sender = await openBrowser({ signedInAs: developer })
    await look(sender, paths.inviteStep(draftId, 'app'))
    const offered = { email, name: LAST_NAME, company: COMPANY, message: `${CAPTAIN.repeat(3)} ok?`, language }
    const { inviteId, mailedLink } = await inviteClient(developer, appName, offered)
    await look(sender, paths.invitation(inviteId))
    await look(sender, paths.withdrawInvite(inviteId))
    await look(sender, paths.invitations())

    const client = await openBrowser({ viewport: PHONE })
    await look(client, paths.landing(mailedLink))
    await client.getByRole('button', { name: t.continue, exact: true }).click()
    await client.waitForURL(/\/order$/)
    await look(client)
    await client.getByLabel(t.name).fill(LAST_NAME)
    await client.getByLabel(t.company).fill('')
    await client.getByRole('button', { name: t.order }).click()
    await expect(client).toHaveTitle(t.errorTitle)
    await look(client)
    await client.getByLabel(t.company).fill(COMPANY)
    await client.getByLabel(t.tick).check()
    await client.getByRole('button', { name: t.order }).click()
    await client.waitForURL(/\/c\/pay\//)
    await saveCard(client, GOOD_CARD)
    await expect(client.getByRole('link', { name: t.overview })).toBeVisible({ timeout: 30_000 })
    await client.getByText(t.details).click()
    await look(client)
    await client.getByRole('link', { name: t.overview }).click()
    await client.waitForURL(/\/c\/[^/]+$/)
    await look(client)
    const company = new URL(client.url()).pathname
    await look(client, `${company}/apps`)
    await look(client, `${company}/apps/${appName}`)
    for (const path of ['/home', '/invitations', company, `${company}/apps`]) await look(sender, path)
    await sender.setViewportSize(DESK)
    await sender.locator('[popovertarget="switcher"]').click()
    await look(sender)

    const second = fresh('kurz')
    await startTrial(developer, second)
    const draft = await startDraft(developer.actor, { appName: second })
    await sender.goto(paths.inviteStep(draft.draftId, 'client'))
    await sender.locator('[name="email"]').fill(email)
    await sender.locator('[name="clientName"]').fill(LAST_NAME)
    await sender.locator('[name="message"]').fill(CAPTAIN.repeat(3))
    await look(sender)
    await sender.locator('main [type="submit"]').last().click()
    await sender.waitForURL(/\/check$/)
    await look(sender)
  })
}

async function look(page: Page, path?: string): Promise<void> {
  if (path) await page.goto(path)
  const { pathname } = new URL(page.url())
  for (const viewport of [NARROW, PHONE, DESK]) {
    await page.setViewportSize(viewport)
    expect.soft(await page.evaluate(misfits), `${pathname} ${viewport.width}`).toEqual([])
    if (process.env.SCREENS) {
      const name = `long-${pathname.replace(/\W+/g, '-').slice(-40)}-${viewport.width}`
      await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true })
    }
  }
}
