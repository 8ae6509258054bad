import type { Page } from '@playwright/test'
import { ORDER_BUTTON } from '@/e2e/client-pages'
import { expect, test } from '@/e2e/world'
import { requestSignInCode } from '@/lib/auth/sign-in'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { fresh, newDeveloper, offerFrom, startTrial } from '@/testing/people'
import { signIn } from '@/testing/sign-in'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without'
  test(`a refused form says so first in the title and has the focus, ${how} script`, async ({
    openBrowser,
    developer,
  }) => {
    const stranger = await openBrowser({ javaScriptEnabled })
    const code = await requestSignInCode({ email: developer.email, language: 'en' })
    await expectRefusal(stranger, paths.signIn(), 'Sign in', /^Sign in ·/)
    await expectRefusal(stranger, paths.signInCode(code), 'Continue', /^Check your e-mail ·/)
    await expectRefusal(stranger, paths.signUp(), 'Create account', /^Create an account ·/)
    await expectRefusal(stranger, paths.forgot(), 'Send link', /^Forgotten your password\? ·/)
    await expectRefusal(stranger, paths.check(), 'Check the e-mail', 'Is this e-mail from us?')

    const { mailedLink, site } = await offerFrom(developer)
    await expectRefusal(stranger, paths.order(mailedLink), ORDER_BUTTON, `Take over ${site}`)

    const other = await newDeveloper()
    const { name } = await startTrial(other, fresh('titel'))
    const { draftId } = await startDraft(other.actor, { appName: name })
    const sender = await openBrowser({ javaScriptEnabled })
    await signIn(sender, other)
    await expectRefusal(sender, paths.newApp(other.slug), 'Create app', /^New app ·/)
    await expectRefusal(sender, paths.inviteStep(draftId, 'client'), 'Continue', /^Who takes over\?/)
  })
}

async function expectRefusal(page: Page, path: string, button: string, title: string | RegExp): Promise<void> {
  await page.goto(path)
  await expect(page).toHaveTitle(title)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page).toHaveTitle(/^Error: \S/)
  await expect(page.getByRole('group', { name: /needs? fixing/ })).toBeFocused()
  // Asked for anew, the page is as before.
  await page.goto(path)
  await expect(page).toHaveTitle(title)
}
