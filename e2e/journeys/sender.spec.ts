import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { expect, test } from '@/e2e/world'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { mailAbout, mailsTo } from '@/testing/inbox'
import { type Developer, fresh, newDeveloper, offerFrom, startTrial } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { MINUTE } from '@/testing/test-clock'

const ADDRESS = 'Client’s e-mail address'
const MESSAGE = 'Your message'

test('the wizard names what is wrong, beside the field, and keeps what was typed', async ({
  openBrowser,
  developer,
}) => {
  const { sender } = await openWizard(openBrowser, developer)
  const address = sender.getByLabel(ADDRESS)
  const message = sender.getByLabel(MESSAGE)
  const long = 'It is yours. '.repeat(60).trim()
  await message.fill(long)
  await goOn(sender)
  await expect(address).toHaveAccessibleDescription(/Enter your client’s e-mail address/)
  await expect(message).toHaveAccessibleDescription(/Shorten the message by \d+ characters/)
  await expect(sender.getByRole('group', { name: '2 things need fixing' })).toBeFocused()
  await expect(message).toHaveValue(long)

  await address.fill('kim@')
  await goOn(sender)
  await expect(address).toHaveAccessibleDescription(/Enter an e-mail address such as/)
  await address.fill(developer.email)
  await message.fill('It is yours.')
  await goOn(sender)
  await expect(address).toHaveAccessibleDescription(/This is your own address/)
  await address.fill('kim@blumenhaus.example')
  await message.fill(long)
  await goOn(sender)
  await expect(message).toHaveAccessibleDescription(/Shorten the message by \d+ characters/)
  await expect(message).toHaveValue(long)
  await message.fill('Look at https://blumenhaus.example')
  await goOn(sender)
  await expect(message).toHaveAccessibleDescription(/Leave out links/)
  await message.fill('It is yours.')
  await goOn(sender)
  await expect(sender).toHaveURL(/\/check$/)
})

test('an address that looks mistyped is asked for once, then taken', async ({ openBrowser, developer }) => {
  const { sender } = await openWizard(openBrowser, developer)
  const address = sender.getByLabel(ADDRESS)
  await address.fill('kim@gmial.com')
  await goOn(sender)
  await expect(address).toHaveAccessibleDescription(/did you mean kim@gmail\.com\?/)
  await expect(address).toHaveValue('kim@gmial.com')
  await sender.getByLabel(MESSAGE).fill('Look at https://blumenhaus.example')
  await goOn(sender)
  await expect(sender.getByLabel(MESSAGE)).toHaveAccessibleDescription(/Leave out links/)
  await sender.getByLabel(MESSAGE).fill('It is yours.')
  await goOn(sender)
  await expect(sender).toHaveURL(/\/check$/)
  await expect(sender.getByText('kim@gmial.com', { exact: true })).toBeVisible()
})

test('Back and Change keep everything', async ({ openBrowser, developer }) => {
  const { sender, appName } = await openWizard(openBrowser, developer)
  const email = `kim@${appName}.example`
  await sender.getByLabel(ADDRESS).fill(email)
  await sender.getByLabel('Client’s name').fill('Kim Berger')
  await sender.getByLabel(MESSAGE).fill('It is yours.\nCall me.')
  await goOn(sender)
  await expect(sender).toHaveURL(/\/check$/)
  await sender.getByRole('link', { name: 'Back', exact: true }).click()
  await expectTyped(sender, email)
  await sender.getByRole('link', { name: 'Back', exact: true }).click()
  await expect(sender).toHaveURL(/\/app$/)
  await sender.getByLabel(`Plan of ${appName}`).selectOption({ index: 2 })
  await goOn(sender)
  await expectTyped(sender, email)
  await goOn(sender)
  await expect(sender.getByText(/^Large, €120\.00/)).toBeVisible()
  await sender
    .getByRole('link', { name: /Change/ })
    .last()
    .click()
  await expect(sender).toHaveURL(/\/client#client-message$/)
  await expectTyped(sender, email)
  await sender.goBack()
  await expect(sender).toHaveURL(/\/check/)
  await expect(sender.getByText(email, { exact: true })).toBeVisible()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'
  test(`Save and close keeps what was typed and chosen a moment ago, ${how}`, async ({ openBrowser, developer }) => {
    const { sender, appName } = await openWizard(openBrowser, developer, { javaScriptEnabled })
    const email = `kim@${appName}.example`
    const draft = new URL(sender.url()).pathname.replace(/client$/, '')
    await sender.getByLabel(ADDRESS).fill(email)
    await sender.getByLabel('Client’s name').fill('Kim Berger')
    await sender.getByLabel(MESSAGE).fill('It is yours.\nCall me.')
    await saveAndClose(sender)
    await sender.goto('/invitations')
    await sender.getByRole('link', { name: 'Continue with the invitation to Kim Berger' }).click()
    await expect(sender).toHaveURL(/\/check$/)
    await expect(sender.getByRole('link', { name: 'Close', exact: true })).toHaveAttribute('href', '/home')

    await sender.goto(`${draft}app`)
    await sender.getByLabel(`Plan of ${appName}`).selectOption({ index: 2 })
    const plan = await sender.getByLabel(`Plan of ${appName}`).inputValue()
    await saveAndClose(sender)
    await sender.goto(`${draft}app`)
    await expect(sender.getByLabel(`Plan of ${appName}`)).toHaveValue(plan)
    await sender.goto(`${draft}client`)
    await expectTyped(sender, email)
    await sender.getByLabel(ADDRESS).press('Enter')
    await expect(sender, 'Enter leads on, not out').toHaveURL(/\/check$/)
  })
}

test('pressing Send twice sends once', async ({ stack, openBrowser, developer }) => {
  const { sender, appName } = await openWizard(openBrowser, developer)
  const email = `kim@${appName}.example`
  await sender.getByLabel(ADDRESS).fill(email)
  await goOn(sender)
  await sender.getByRole('button', { name: /^Send invitation/ }).dblclick()
  await expect(sender).toHaveURL(/\/invitations\/[\w-]+$/)
  await mailAbout(stack, email, /take over hosting/)
  await mailAbout(stack, developer.email, /^Copy:/)
  expect(await mailsTo(stack, email)).toHaveLength(1)
  const invites = await db().select().from(clientInvites).where(eq(clientInvites.senderId, developer.actor.accountId))
  expect(invites).toHaveLength(1)
})

test('an App that is on offer cannot be chosen', async ({ openBrowser, developer }) => {
  const { appName: first } = await offerFrom(developer, { word: 'vergeben' })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/c/${developer.slug}/apps/${first}`)
  await expect(sender.getByRole('button', { name: 'Invite a client' })).toHaveCount(0)
  await sender.goto('/home')
  await sender.getByRole('button', { name: 'Invite a client' }).first().click()
  await expect(sender).toHaveURL(/\/invite\/[\w-]+\/app$/)
  await expect(sender.locator('main')).toContainText(new RegExp(`${first}.*Already offered to kim@${first}`, 's'))
  await expect(sender.getByRole('button', { name: 'Continue', exact: true })).toHaveCount(0)

  const second = fresh('noch-frei')
  await startTrial(developer, second)
  await sender.reload()
  await expect(sender.getByLabel(new RegExp(`^${first}`))).toBeDisabled()
  await expect(sender.getByLabel(new RegExp(`^${second}`))).toBeEnabled()
})

test('sending again within a minute is refused with a sentence', async ({ stack, openBrowser, developer }) => {
  const { email, inviteId } = await offerFrom(developer, { word: 'nochmal' })
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invitations/${inviteId}`)
  await sender.getByRole('button', { name: 'Send again' }).click()
  await expect(sender.getByRole('alert').filter({ hasText: 'less than a minute ago' })).toBeVisible()
  expect((await inviteRow(inviteId)).generation).toBe(1)
  await mailAbout(stack, email, /take over hosting/)
  stack.passTime(2 * MINUTE)
  await sender.getByRole('button', { name: 'Send again' }).click()
  await expect(sender.getByText('A new link is on its way.')).toBeVisible()
  expect((await inviteRow(inviteId)).generation).toBe(2)
  await expect.poll(async () => (await mailsTo(stack, email)).length).toBe(2)
})

test('somebody else’s draft and invitation are as if they did not exist', async ({ openBrowser, developer }) => {
  const { inviteId } = await offerFrom(developer, { word: 'fremd' })
  const { name: appName } = await startTrial(developer, fresh('fremd'))
  const { draftId } = await startDraft(developer.actor, { appName })
  await describeClient(developer.actor, {
    ...{ draftId, email: `lena@${appName}.example`, clientName: '', clientCompany: '', message: '' },
    ...{ noun: 'website', country: 'DE', language: 'en', keptAccess: 'admin', expiryDays: 14 },
    ...{ acceptedEmail: '', firstName: '', lastName: '' },
  })
  const owner = await openBrowser({ signedInAs: developer, javaScriptEnabled: false })
  const stranger = await openBrowser({ signedInAs: await newDeveloper(), javaScriptEnabled: false })
  const nobody = '01890a5d-ac96-774b-bcce-b302099a8057'
  const pairs = [
    ...(['app', 'client', 'check'] as const).map((step) => [
      paths.inviteStep(draftId, step),
      paths.inviteStep(nobody, step),
    ]),
    [`/invitations/${inviteId}`, `/invitations/${nobody}`],
    [`/invitations/${inviteId}/withdraw`, `/invitations/${nobody}/withdraw`],
  ]
  for (const [theirs = '', none = ''] of pairs) {
    expect((await owner.goto(theirs))?.status(), `${theirs}, as its owner`).toBe(200)
    await expect(owner, 'not led on').toHaveURL(theirs)
    expect(await answerOf(stranger, theirs), theirs).toEqual(await answerOf(stranger, none))
    expect((await answerOf(stranger, theirs)).status).toBe(404)
  }
})

async function saveAndClose(sender: Page): Promise<void> {
  await sender.getByRole('button', { name: 'Save and close' }).click()
  await expect(sender).toHaveURL(/\/home$/)
}

type Opened = { signedInAs: Developer; javaScriptEnabled?: boolean }

async function openWizard(
  openBrowser: (options: Opened) => Promise<Page>,
  developer: Developer,
  options: Omit<Opened, 'signedInAs'> = {},
) {
  const appName = fresh('blumenladen')
  await startTrial(developer, appName)
  const { draftId } = await startDraft(developer.actor, { appName })
  const sender = await openBrowser({ ...options, signedInAs: developer })
  await sender.goto(`/invite/${draftId}/client`)
  return { sender, appName }
}

async function goOn(sender: Page): Promise<void> {
  await sender.getByRole('button', { name: 'Continue', exact: true }).click()
}

async function expectTyped(sender: Page, email: string): Promise<void> {
  await expect(sender.getByLabel(ADDRESS)).toHaveValue(email)
  await expect(sender.getByLabel('Client’s name')).toHaveValue('Kim Berger')
  await expect(sender.getByLabel(MESSAGE)).toHaveValue('It is yours.\nCall me.')
}

/** What a person sees at an address, without what differs from one reading to the next. */
async function answerOf(page: Page, address: string): Promise<{ status: number; title: string; text: string }> {
  const answer = await page.goto(address)
  return { status: answer?.status() ?? 0, title: await page.title(), text: await page.locator('body').innerText() }
}
