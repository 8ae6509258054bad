import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { inviteClient, startTrial } from '@/scripts/people'
import { GOOD_CARD, ORDER_BUTTON, saveCard, TICK } from './client-pages'
import { expectHandedOver } from './facts'
import { codeIn, linkIn, mailAbout } from './inbox'
import { expect, fresh, PHONE, signIn, test } from './world'

const WITHOUT_SCRIPT = { viewport: PHONE, javaScriptEnabled: false }

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('the whole way of a client without script, with mistakes and with the webhooks lost', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const appName = fresh('ohne-skript')
  const email = `kim@${appName}.example`
  const company = `Teehaus ${appName}`
  await startTrial(developer, appName)
  const { inviteId } = await inviteClient(developer, appName, { email })
  const client = await openBrowser(WITHOUT_SCRIPT)
  const heading = client.getByRole('heading', { level: 1 })
  await client.goto(linkIn(await mailAbout(stack, email, /take over hosting/)))
  await client.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(client).toHaveURL(/\/order$/)

  await client.getByLabel('Your name').fill('Kim Berger')
  await client.getByLabel('Country').selectOption('AT')
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  const companyField = client.getByLabel('Company or association')
  const tick = client.getByLabel(TICK)
  await expect(client.getByRole('group', { name: '2 things need fixing' })).toBeVisible()
  await expect(companyField).toHaveAccessibleDescription('Enter the name of your company or association')
  await expect(tick).toHaveAttribute('aria-invalid', 'true')
  await expect(tick).toHaveAccessibleDescription(/.+/)
  await expect(client.getByLabel('Your name')).toHaveValue('Kim Berger')
  await expect(client.getByLabel('Country')).toHaveValue('AT')
  expect(await hasOrdered(inviteId), 'nothing has been ordered').toBe(false)

  await companyField.fill(company)
  await client.getByLabel('Country').selectOption('DE')
  await stack.control({ webhooks: 'dropped' })
  await tick.check()
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await client.waitForURL(/\/c\/pay\//)
  let reads = 0
  client.on('load', () => {
    if (client.url().endsWith('/done')) reads += 1
  })
  await saveCard(client, GOOD_CARD)
  await expect(heading).toHaveText('We are waiting for your bank')
  await expect.poll(() => reads, { timeout: 20_000, message: 'the page reads again by itself' }).toBeGreaterThan(1)
  await expect(heading, 'reading settles nothing and claims nothing').toHaveText('We are waiting for your bank')
  await client.getByRole('button', { name: 'Check again' }).click()
  await expect(heading).toHaveText(`${appName}.apps.localhost now runs in your name`)

  await client.getByText('Is this right for your bills?').click()
  await client.getByLabel('Street and number').fill('Gartenweg 5')
  await client.getByRole('button', { name: 'Save details' }).click()
  await expect(client.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await client.getByRole('link', { name: 'Go to your overview' }).click()
  await expect(heading).toContainText('Kim')
  await expect(client.getByText(appName).first()).toBeVisible()
  await expectHandedOver(appName, { developer, email, company })
})

test('the sender signs in, invites and withdraws without script', async ({ stack, openBrowser, developer }) => {
  const appName = fresh('formular')
  const email = `lena@${appName}.example`
  await startTrial(developer, appName)
  const sender = await openBrowser(WITHOUT_SCRIPT)
  await signIn(sender, developer)
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
  await sender.getByRole('button', { name: `Send invitation to ${email}` }).click()
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

async function hasOrdered(inviteId: string): Promise<boolean> {
  const [invite] = await db().select().from(clientInvites).where(eq(clientInvites.id, inviteId))
  return invite?.orderedAt !== null
}
