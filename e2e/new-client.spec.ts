import { startTrial } from '@/scripts/people'
import { GOOD_CARD, ORDER_BUTTON, saveCard, TICK } from './client-pages'
import { expectHandedOver } from './facts'
import { countFriction } from './friction'
import { linkIn, mailAbout } from './inbox'
import { expect, fresh, PHONE, test } from './world'

test('a new client takes an App over: from the App page to the overview, within the friction budgets', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const appName = fresh('blumenhaus')
  const email = `kim@${appName}.example`
  await startTrial(developer, appName)

  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(`/c/${developer.slug}/apps/${appName}`)
  await sender.getByRole('button', { name: 'Invite a client' }).click()
  await expect(sender).toHaveURL(/\/invite\/[\w-]+\/client$/)
  const sending = countFriction(sender, stack.address)
  await sending.fill('Client’s e-mail address', email)
  await sending.press('Continue')
  await expect(sender).toHaveURL(/\/check$/)
  await sending.press(/^Send invitation/)
  await expect(sender).toHaveURL(/\/invitations\/[\w-]+$/)
  console.log(`friction, sender from the App page: ${sending.counted.clicks} clicks, ${sending.counted.fields} fields`)
  expect(sending.counted).toMatchObject({ clicks: 2, fields: 1 })

  const mail = await mailAbout(stack, email, /take over hosting from Mara/)
  expect(mail.body.subject.length).toBeLessThanOrEqual(50)
  const client = await openBrowser({ viewport: PHONE })
  await client.goto(linkIn(mail))
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(
    `Mara asks you to take over the hosting of ${appName}.apps.localhost`,
  )
  await expect(client.getByText('€53.55')).toBeVisible()
  const taking = countFriction(client, stack.address)
  await taking.press('Continue')
  await taking.fill('Your name', 'Kim Berger')
  await taking.fill('Company or association', 'Blumenhaus GmbH')
  await taking.tick(TICK)
  await taking.press(ORDER_BUTTON)
  await client.waitForURL(/\/c\/pay\//)
  await expect(client.getByText(/Nothing is charged now/)).toBeVisible()
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${appName}.apps.localhost now runs in your name`)
  await taking.press('Go to your overview', 'link')
  await expect(client).toHaveURL(/\/c\/blumenhaus-gmbh/)
  await expect(client.getByRole('heading', { level: 1 })).toContainText('Kim')
  console.log(
    `friction, new client: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields (payment page: 1 click)`,
  )
  expect(taking.counted).toMatchObject({ clicks: 4, fields: 3 })

  await expectHandedOver(appName, { developer, email, company: 'Blumenhaus GmbH' })
  await mailAbout(stack, developer.email, /has taken over/)
  await mailAbout(stack, email, /is yours now/)
  await sender.goto('/home')
  await expect(sender.getByRole('link', { name: 'Blumenhaus GmbH' }).first()).toBeVisible()
})
