import type { Page } from '@playwright/test'
import { continueFrom, ORDER_BUTTON } from '@/e2e/client-pages'
import { expect, test } from '@/e2e/world'
import { startDraft } from '@/lib/client-invite/start-draft'
import { paths } from '@/lib/paths'
import { fresh, newDeveloper, offerFrom, startTrial } from '@/testing/people'

// Without script, where nothing but the page itself can show a fault.

test('the order names all faults at once, those in its fold included', async ({ openBrowser, developer }) => {
  const { link } = await offerFrom(developer)
  const client = await openBrowser({ javaScriptEnabled: false })
  await continueFrom(client, link)
  await client.getByText('VAT ID, other e-mail for bills').click()
  await client.getByLabel('VAT ID').fill('DE12')
  await client.getByLabel('E-mail for bills').fill('kim@')
  await client.getByRole('button', { name: ORDER_BUTTON }).click()
  await expectFaults(client, ['Your name', 'Company or association', 'VAT ID', 'E-mail for bills', /not as a consumer/])
})

test('the wizard names all faults at once, those among its further choices included', async ({
  openBrowser,
  developer,
}) => {
  const { name: appName } = await startTrial(developer, fresh('runde'))
  const { draftId } = await startDraft(developer.actor, { appName })
  const sender = await openBrowser({ signedInAs: developer, javaScriptEnabled: false })
  await sender.goto(paths.inviteStep(draftId, 'client'))
  await sender.getByLabel('Client’s name').fill('x'.repeat(81))
  await sender.getByLabel('Your message').fill('Look at https://blumenhaus.example')
  await sender.getByText('More choices').click()
  await sender.getByLabel('Company', { exact: false }).last().fill('x'.repeat(121))
  await sender.getByRole('button', { name: 'Continue', exact: true }).click()
  await expectFaults(sender, ['Client’s e-mail address', 'Client’s name', 'Your message', /^Company/])
})

test('inviting to a team names all faults at once, those in its fold included', async ({ openBrowser, developer }) => {
  const sender = await openBrowser({ signedInAs: developer, javaScriptEnabled: false })
  await sender.goto(paths.inviteMember(developer.slug))
  await sender.getByText('Name, message and more').click()
  await sender.getByLabel('Message').fill('Look at https://blumenhaus.example')
  await sender.getByRole('button', { name: 'Send invitation' }).click()
  await expectFaults(sender, ['E-mail', 'Collaborator', 'Message'])
})

test('setting up a company for a client names all faults at once, those in its fold included', async ({
  openBrowser,
}) => {
  const person = await openBrowser({ signedInAs: await newDeveloper(), javaScriptEnabled: false })
  await person.goto(paths.newCompany())
  await person.getByLabel('I manage the client’s business').check()
  await person.getByText('Address and VAT ID').click()
  await person.getByLabel('VAT ID').fill('DE12')
  await person.getByRole('button', { name: 'Set up company' }).click()
  await expectFaults(person, [
    'Name of the company',
    'Client’s company or association',
    'Client’s e-mail address for bills',
    'VAT ID',
  ])
})

test('signing up names all faults at once', async ({ openBrowser }) => {
  const person = await openBrowser({ javaScriptEnabled: false })
  await person.goto(paths.signUp())
  await person.getByLabel('E-mail').fill('mara@')
  await person.getByLabel('Password').fill('short')
  await person.getByRole('button', { name: 'Create account' }).click()
  await expectFaults(person, ['First name', 'Last name', 'E-mail', 'Password'])
})

test('signing in names all faults at once', async ({ openBrowser }) => {
  const person = await openBrowser({ javaScriptEnabled: false })
  await person.goto(paths.signIn())
  await person.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectFaults(person, ['E-mail', 'Password'])
})

test('checking an e-mail names all faults at once, and what is empty is called empty', async ({ openBrowser }) => {
  const client = await openBrowser({ javaScriptEnabled: false })
  await client.goto(paths.check())
  await client.getByRole('button', { name: 'Check the e-mail' }).click()
  await expectFaults(client, ['Address the e-mail came to', 'Check word in the e-mail'])
  await expect(client.getByText('Enter the two words that stand in the e-mail').first()).toBeVisible()
})

/** Each of these fields is marked as faulty, can be seen, and is counted above the form. */
async function expectFaults(page: Page, labels: (string | RegExp)[]): Promise<void> {
  await expect(page.getByRole('group', { name: `${labels.length} things need fixing` })).toBeVisible()
  for (const label of labels) {
    const field = page.locator('[aria-invalid="true"]').and(page.getByLabel(label)).first()
    await expect(field, String(label)).toBeVisible()
  }
}
