import type { Language } from '@/db/vocabulary'
import { saveCard } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { CLIENT } from '@/testing/client-words'
import { chosen } from '@/testing/extent'
import { codeIn, linkIn, mailAbout } from '@/testing/inbox'
import { fresh, GOOD_CARD, offerFrom, startTrial } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { signInByForm } from '@/testing/sign-in'

const WITHOUT_SCRIPT = { viewport: PHONE, javaScriptEnabled: false }

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

for (const language of chosen<Language>('de', 'en')) {
  test(`the whole way of a client without script (${language}), with mistakes and with the webhooks lost`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const said = CLIENT[language]
    const { appName, site, email, company, inviteId } = await offerFrom(developer, { word: 'ohne-skript', language })
    const client = await openBrowser(WITHOUT_SCRIPT)
    const heading = client.getByRole('heading', { level: 1 })
    await client.goto(linkIn(await mailAbout(stack, email, said.mail)))
    await client.getByRole('button', { name: said.continue, exact: true }).click()
    await expect(client).toHaveURL(/\/order$/)

    await client.getByLabel(said.name).fill('Kim Berger')
    await client.getByLabel(said.country).selectOption('AT')
    await client.getByRole('button', { name: said.order }).click()
    const companyField = client.getByLabel(said.company)
    const tick = client.getByLabel(said.tick)
    await expect(client.getByRole('group', { name: said.twoGaps })).toBeVisible()
    await expect(client).toHaveTitle(said.errorTitle)
    await expect(companyField).toHaveAccessibleDescription(said.companyMissing)
    await expect(tick).toHaveAttribute('aria-invalid', 'true')
    await expect(tick).toHaveAccessibleDescription(/.+/)
    await expect(client.getByLabel(said.name)).toHaveValue('Kim Berger')
    await expect(client.getByLabel(said.country)).toHaveValue('AT')
    expect((await inviteRow(inviteId)).orderedAt, 'nothing has been ordered').toBeNull()

    await companyField.fill(company)
    await client.getByLabel(said.country).selectOption('DE')
    await stack.control({ webhooks: 'dropped' })
    await tick.check()
    await client.getByRole('button', { name: said.order }).click()
    await client.waitForURL(/\/c\/pay\//)
    let reads = 0
    client.on('load', () => {
      if (client.url().endsWith('/done')) reads += 1
    })
    await saveCard(client, GOOD_CARD)
    await expect(heading).toHaveText(said.waiting)
    await expect.poll(() => reads, { timeout: 20_000, message: 'the page reads again by itself' }).toBeGreaterThan(1)
    await expect(heading, 'reading settles nothing and claims nothing').toHaveText(said.waiting)
    await client.getByRole('button', { name: said.checkAgain }).click()
    await expect(heading).toHaveText(said.done(site))

    await client.getByText(said.details).click()
    await client.getByLabel(said.street).fill('Gartenweg 5')
    await client.getByRole('button', { name: said.saveDetails }).click()
    await expect(client.getByRole('status').filter({ hasText: said.saved })).toBeVisible()
    await client.getByRole('link', { name: said.overview }).click()
    await expect(heading).toContainText('Kim')
    await expect(client.getByText(appName).first()).toBeVisible()
    await expectHandedOver(appName, { developer, email, company })
  })
}

test('the sender signs in, invites and withdraws without script', async ({ stack, openBrowser, developer }) => {
  const appName = fresh('formular')
  const email = `lena@${appName}.example`
  await startTrial(developer, appName)
  const sender = await openBrowser(WITHOUT_SCRIPT)
  await signInByForm(sender, developer)
  await sender.goto(`/c/${developer.slug}/apps/${appName}`)
  await sender.getByRole('button', { name: 'Invite a client' }).click()
  await expect(sender).toHaveURL(/\/invite\/[\w-]+\/client$/)

  const address = sender.getByLabel('Client’s e-mail address')
  await sender.getByLabel('Your message').fill('It is time that you own it.')
  await sender.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(address).toHaveAccessibleDescription(/Enter your client’s e-mail address/)
  await expect(sender.getByLabel('Your message')).toHaveValue('It is time that you own it.')
  await address.fill(email)
  await sender.getByRole('button', { name: 'Update preview' }).click()
  await expect(sender.getByRole('complementary').getByText('It is time that you own it.')).toBeVisible()
  await expect(address).toHaveValue(email)
  await sender.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(sender).toHaveURL(/\/check$/)
  await sender.getByRole('button', { name: 'Send invitation' }).click()
  await expect(sender.getByText('The invitation is on its way')).toBeVisible()
  await mailAbout(stack, email, /take over hosting/)

  await sender.getByRole('link', { name: 'Withdraw' }).click()
  await expect(sender.getByRole('heading', { level: 1 })).toHaveText(`Withdraw the invitation to ${email}?`)
  await sender.getByRole('button', { name: 'Withdraw invitation' }).click()
  await expect(sender.getByText('You have withdrawn it. Nothing was charged.')).toBeVisible()
  await mailAbout(stack, email, /has withdrawn/)
})

test('signing in with a code works without script', async ({ stack, openBrowser, developer }) => {
  const person = await openBrowser(WITHOUT_SCRIPT)
  await person.goto('/sign-in')
  await person.getByLabel('E-mail').fill(developer.email)
  await person.getByRole('button', { name: 'Send me a sign-in code' }).click()
  await person.getByLabel('Code', { exact: true }).fill('000000')
  await person.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(person.getByLabel('Code', { exact: true })).toHaveAccessibleDescription(/This code is not right/)
  const mail = await mailAbout(stack, developer.email, /^Your code is/)
  await person.getByLabel('Code', { exact: true }).fill(codeIn(mail))
  await person.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(person).toHaveURL(/\/home$/)
})
