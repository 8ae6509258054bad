import { domainToASCII } from 'node:url'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { oneTimeTokens } from '@/db/schema/accounts'
import { expect, test } from '@/e2e/world'
import { requestReset } from '@/lib/account/reset-password'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { mailAbout, mailsTo } from '@/testing/inbox'
import { inviteToTeam, joinTeam } from '@/testing/join-team'
import { newVisitor } from '@/testing/network'
import { codeOf, fresh, offerFrom, PASSWORD, signUpDeveloper } from '@/testing/people'

const { auth, refusals } = words('en')

for (const javaScriptEnabled of [true, false]) {
  test(`address and code are read as they were pasted, ${javaScriptEnabled ? 'with' : 'without'} script`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const page = await openBrowser({ javaScriptEnabled })
    await page.goto(paths.signIn())
    const email = page.getByLabel(auth.signIn.email)
    await email.fill('jörg@studio-nord.example')
    await page.getByRole('button', { name: auth.signIn.sendCode }).click()
    await expect(email).toHaveAccessibleDescription(refusals['email-sign']({ sign: 'ö' }))
    await email.fill(`\u202a${developer.email}\u202c\u200b`)
    await page.getByRole('button', { name: auth.signIn.sendCode }).click()
    await mailAbout(stack, developer.email, /^Your code is/)
    const digits = await codeOf(tokenOf(page))
    const code = page.getByLabel(auth.code.code, { exact: true })
    for (const typed of ['', '12345', 'abc def']) {
      await code.fill(typed)
      await page.getByRole('button', { name: auth.code.submit, exact: true }).click()
      await expect(code).toHaveAccessibleDescription(new RegExp(refusals['code-form']))
      // An answer empties the field: only then may the next text be typed.
      await expect(code).toHaveValue('')
    }
    expect(await triesOf(page), 'a text that is no code costs no try').toBe(0)
    await code.fill(`\u200b${digits.slice(0, 3)}-${digits.slice(3)}\u00a0`)
    await page.getByRole('button', { name: auth.code.submit, exact: true }).click()
    await expect(page).toHaveURL(/\/(?:home|c\/[^/]+)$/)
  })
}

function tokenOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

async function triesOf(page: Page): Promise<number | undefined> {
  const [row] = await db()
    .select()
    .from(oneTimeTokens)
    .where(eq(oneTimeTokens.id, tokenOf(page)))
  return row?.tries
}

test('an address is shown as it is typed, on every page and in every mail', async ({ stack, openBrowser }) => {
  const at = (name: string) => `${fresh(name)}@${domainToASCII('müller-blumen.example')}`
  const person = { firstName: 'Mara', lastName: 'Lindqvist', email: at('mara'), password: PASSWORD }
  const developer = await signUpDeveloper(person)
  const { actor, slug } = developer
  const offer = await offerFrom(developer, { email: at('kim') })
  const waiting = await inviteToTeam(actor, slug, { email: at('nora'), role: 'billing', appIds: [] })
  const joined = at('jonas')
  const jonas = await joinTeam(await inviteToTeam(actor, slug, { email: joined, role: 'admin', appIds: [] }))
  const { draftId } = await startDraft(actor, { appName: null })

  const page = await openBrowser({ signedInAs: developer })
  for (const path of [
    ...[paths.home(), paths.account(), paths.notifications(), paths.confirm(paths.home())],
    ...[paths.invitations(), paths.invitation(offer.inviteId), paths.withdrawInvite(offer.inviteId)],
    ...[paths.company(slug), paths.team(slug), paths.activity(slug)],
    ...[paths.teamInvite(slug, waiting.inviteId), paths.withdrawTeamInvite(slug, waiting.inviteId)],
    ...[paths.person(slug, jonas.accountId), paths.removePerson(slug, jonas.accountId)],
    paths.inviteStep(draftId, 'app'),
  ]) {
    await expectAsTyped(page, path)
  }
  const exported = await page.request.get(paths.activityExport(slug, 'json'))
  expect(await exported.text()).not.toContain('xn--')
  await page.goto(paths.team(slug))
  await expect(page.getByText('@müller-blumen.example').first()).toBeVisible()

  const stranger = await openBrowser()
  const { link, mailedLink, copied, copiedLink } = offer
  for (const path of [link, paths.order(mailedLink), copied, paths.order(copiedLink), `${link}/decline`]) {
    await expectAsTyped(stranger, path)
  }

  // A code that is used at once is not mailed any more: these two get a mail that nothing undoes.
  for (const email of [developer.email, joined]) await requestReset({ email, language: 'en' }, newVisitor())
  for (const email of [developer.email, offer.email, waiting.email, joined]) {
    await expect.poll(async () => (await mailsTo(stack, email)).length).toBeGreaterThan(0)
    for (const { body } of await mailsTo(stack, email)) {
      expect(body.subject + body.text + body.html.replace(/"mailto:[^"]+"/g, '')).not.toContain('xn--')
    }
  }
})

async function expectAsTyped(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const typed = await page
    .locator('input:not([type=hidden])')
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? one.getAttribute('value') : '')))
  expect((await page.locator('body').innerText()) + typed.join(' '), path).not.toContain('xn--')
}
