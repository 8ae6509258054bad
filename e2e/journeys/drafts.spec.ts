import { expect, test } from '@/e2e/world'
import { fresh, startTrial } from '@/testing/people'

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with script' : 'without script'
  test(`a draft is said to be saved, stands where one looks for it, goes on from there and can be deleted, ${how}`, async ({
    openBrowser,
    developer,
  }) => {
    const { name: appName } = await startTrial(developer, fresh('entwurf'))
    const appPage = `/c/${developer.slug}/apps/${appName}`
    const sender = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    await sender.goto(appPage)
    await sender.getByRole('button', { name: 'Invite a client' }).click()
    await expect(sender).toHaveURL(/\/client$/)
    const draft = new URL(sender.url()).pathname
    await sender.getByLabel('Client’s name').fill('Kim Berger')
    await sender.getByLabel('Client’s e-mail address').fill('kim@blumenhaus.example')
    await sender.getByRole('button', { name: 'Save and close' }).click()
    await expect(sender).toHaveURL(/\/home$/)
    await expect(sender.getByText('The draft is saved. You find it here and under Invitations')).toBeVisible()

    const row = sender.getByRole('listitem').filter({ hasText: 'Kim Berger' })
    await expect(row).toContainText(/Draft, not sent\. Started on \d+ \w+\./)
    await row.getByRole('link', { name: 'Continue with the invitation to Kim Berger' }).click()
    await expect(sender).toHaveURL(draft.replace('client', 'check'))
    await sender.goto('/home')
    await sender.getByRole('button', { name: 'Invite a client' }).first().click()
    await expect(sender, 'the only App has a draft, so it goes on').toHaveURL(draft.replace('client', 'app'))
    await sender.goto(appPage)
    await sender.getByRole('button', { name: 'Continue the invitation to Kim Berger' }).click()
    await expect(sender).toHaveURL(draft)
    await expect(sender.getByLabel('Client’s name')).toHaveValue('Kim Berger')

    await sender.goto('/invitations')
    await expect(sender.getByText('No invitation is open.')).toHaveCount(0)
    await expect(sender.getByRole('row', { name: /Kim Berger/ })).toContainText(appName)
    await sender.getByRole('link', { name: 'Delete the draft: Kim Berger' }).click()
    await expect(sender.getByRole('heading', { level: 1 })).toHaveText('Delete the draft for Kim Berger?')
    await sender.getByRole('link', { name: 'Keep it' }).click()
    await sender.getByRole('link', { name: 'Delete the draft: Kim Berger' }).click()
    await sender.getByRole('button', { name: 'Delete draft' }).click()
    await expect(sender.getByText('The draft is deleted')).toBeVisible()
    await expect(sender.getByText('No invitation is open.')).toBeVisible()
    expect((await sender.goto(draft))?.status()).toBe(404)
  })
}

test('a draft that names no client yet stands there by its App', async ({ openBrowser, developer }) => {
  const { name: appName } = await startTrial(developer, fresh('entwurf'))
  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/c/${developer.slug}/apps/${appName}`)
  await sender.getByRole('button', { name: 'Invite a client' }).click()
  await sender.getByRole('button', { name: 'Save and close' }).click()
  await expect(sender.getByRole('listitem').filter({ hasText: appName }).first()).toContainText('No client yet')
  await sender.goto('/invitations')
  await expect(sender.getByRole('row', { name: new RegExp(appName) })).toContainText('No client yet')
})
