import { closeBeforeReturn, orderAsNewcomer, saveCard } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { promised } from '@/testing/company'
import { mailAbout } from '@/testing/inbox'
import { GOOD_CARD, offerFrom } from '@/testing/people'
import { appRow, inviteRow } from '@/testing/rows'

test.afterEach(({ stack }) => stack.control({ webhooks: 'normal' }))

test('withdrawn while the client is at the payment page: nothing can be saved, both know', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { appName, email, company, link, inviteId } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company)
  const paymentPage = client.url()

  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/invitations/${inviteId}`)
  await expect(sender.getByText('has ordered and is at the payment page')).toBeVisible()
  await sender.getByRole('link', { name: 'Withdraw' }).click()
  const dialog = sender.getByRole('alertdialog')
  await expect(dialog).toContainText('is at the payment page right now')
  await dialog.getByRole('button', { name: 'Withdraw invitation' }).click()
  await expect(sender.getByText('You have withdrawn it. Nothing was charged.')).toBeVisible()
  await expect(sender.getByRole('link', { name: 'Withdraw' })).toHaveCount(0)

  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('This page has expired')
  await client.goto(paymentPage)
  await client.getByRole('link', { name: 'Back' }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Your order was not completed')
  await expect(client.locator('main')).toContainText('Nothing was charged. The invitation is not open any more.')
  await client.goto(link)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Mara has withdrawn this invitation')
  await mailAbout(stack, email, /has withdrawn the invitation/)
  expect((await appRow(appName)).trialEndsAt, 'still the trial of its developer').toBeInstanceOf(Date)
})

test('paid first: withdrawing says that it is done', async ({ stack, openBrowser, developer }) => {
  const { appName, email, company, link, inviteId } = await offerFrom(developer)
  const sender = await openBrowser({ signedInAs: developer })
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company)
  await sender.goto(`/invitations/${inviteId}`)
  await sender.getByRole('link', { name: 'Withdraw' }).click()

  await stack.control({ webhooks: 'paused' })
  const { isCutOff } = await closeBeforeReturn(client)
  await saveCard(client, GOOD_CARD)
  await expect.poll(isCutOff).toBe(true)
  expect((await inviteRow(inviteId)).completedAt, 'we do not know of it yet').toBeNull()
  const dialog = sender.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Withdraw invitation' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('The hand-over is already done')
  await sender.reload()
  await expect(sender.getByRole('heading', { level: 1 })).toHaveText(`${email} has taken over ${appName}`)

  await expectHandedOver(appName, { developer, email, company })
  await mailAbout(stack, email, /is yours now/)
  expect(await promised('mail-withdrawn', { inviteId })).toEqual([])
})
