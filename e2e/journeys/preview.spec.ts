import type { Locator, Page } from '@playwright/test'
import { expect, test } from '@/e2e/world'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { send } from '@/lib/client-invite/send'
import { startDraft } from '@/lib/client-invite/start-draft'
import { type Developer, fresh, linksOf, startTrial } from '@/testing/people'

const MESSAGE = 'Hello Lena,\n\nthe shop is ready & yours <3. Call me any time.'

test('the preview is the page that the client gets', async ({ openBrowser, developer }) => {
  const draftId = await draft(developer, { message: MESSAGE, noun: 'online-shop' })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invite/${draftId}/client`)
  const shown = await letterOf(sender.getByRole('complementary').locator('main'))
  const { inviteId } = await send(developer.actor, { draftId, sendCopy: false })
  const { mailedLink } = await linksOf(inviteId)
  const client = await openBrowser()
  await client.goto(`/i/${mailedLink}`)
  const real = await letterOf(client.getByRole('main'))
  expect(real).toContain('the shop is ready &amp; yours &lt;3')
  expect(shown).toBe(real)
})

test('typing brings the preview up to date and disturbs nobody', async ({ openBrowser, developer }) => {
  const draftId = await draft(developer, { message: '', noun: 'website' })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invite/${draftId}/client`)
  const message = sender.getByLabel('Your message')
  const preview = sender.getByRole('complementary')
  await message.pressSequentially('It is yours now.', { delay: 20 })
  await expect(preview.getByText('It is yours now.')).toBeVisible()
  await message.pressSequentially(' Call me.', { delay: 20 })
  await expect(preview.getByText('It is yours now. Call me.')).toBeVisible()
  await expect(message).toBeFocused()
  await expect(message).toHaveValue('It is yours now. Call me.')
  await expect(sender.getByLabel('Client’s e-mail address')).toHaveValue(/^lena@/)

  await sender.getByText('More choices').click()
  await sender.getByLabel('Access you keep').selectOption({ label: 'No access' })
  await expect(preview.getByText('After this nobody looks after the technical side')).toBeVisible()
  await expect(message).toHaveValue('It is yours now. Call me.')
  await sender.reload()
  await expect(message, 'what was typed is kept').toHaveValue('It is yours now. Call me.')
})

test('what is typed before the page has its script comes to the preview too', async ({ openBrowser, developer }) => {
  const draftId = await draft(developer, { message: '', noun: 'website' })
  const sender = await openBrowser({ signedInAs: developer })
  const letScriptsCome = await holdScripts(sender)
  await sender.goto(`/invite/${draftId}/client`, { waitUntil: 'commit' })
  await sender.getByLabel('Your message').fill('Typed very early.')
  letScriptsCome()
  await expect(sender.getByRole('complementary').getByText('Typed very early.')).toBeVisible()
})

test('what is chosen before the page has its script comes to the preview too', async ({ openBrowser, developer }) => {
  const draftId = await draft(developer, { message: '', noun: 'website' })
  const sender = await openBrowser({ signedInAs: developer })
  const letScriptsCome = await holdScripts(sender)
  await sender.goto(`/invite/${draftId}/client`, { waitUntil: 'commit' })
  await sender.getByText('More choices').click()
  await sender.getByLabel('Access you keep').selectOption({ label: 'No access' })
  letScriptsCome()
  await expect(
    sender.getByRole('complementary').getByText('After this nobody looks after the technical side'),
  ).toBeVisible()
})

/** Keeps every script of the page on the way until told. */
async function holdScripts(page: Page): Promise<() => void> {
  let letScriptsCome = () => {}
  const scriptsMayCome = new Promise<void>((resolve) => {
    letScriptsCome = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await scriptsMayCome
    await route.continue()
  })
  return letScriptsCome
}

async function draft(developer: Developer, words: { message: string; noun: 'website' | 'online-shop' }) {
  const appName = fresh('vorschau')
  await startTrial(developer, appName)
  const { draftId } = await startDraft(developer.actor, { appName })
  await describeClient(developer.actor, {
    draftId,
    email: `lena@${appName}.example`,
    clientName: 'Lena Hofer',
    clientCompany: '',
    country: 'AT',
    language: 'en',
    keptAccess: 'admin',
    expiryDays: 14,
    acceptedEmail: '',
    firstName: '',
    lastName: '',
    ...words,
  })
  return draftId
}

/**
 * The HTML of a letter without what only makes it work: hidden inputs, the form around its button, the empty place of a flash,
 * types, ids, and where the way out leads.
 */
function letterOf(main: Locator): Promise<string> {
  return main.evaluate((element) => {
    const letter = element.cloneNode(true) as HTMLElement
    for (const hidden of letter.querySelectorAll('input[type="hidden"], script, [role="status"]:empty')) hidden.remove()
    for (const form of letter.querySelectorAll('form')) form.replaceWith(...form.childNodes)
    for (const way of letter.querySelectorAll('a[href^="/i/"]')) way.removeAttribute('href')
    for (const any of letter.querySelectorAll('*')) {
      for (const name of ['id', 'type']) any.removeAttribute(name)
    }
    return letter.innerHTML.replaceAll(/<!--.*?-->/g, '')
  })
}
