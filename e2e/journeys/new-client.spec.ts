import type { Language } from '@/db/vocabulary'
import { saveCard } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { CLIENT } from '@/testing/client-words'
import { chosen } from '@/testing/extent'
import { linkIn, mailAbout } from '@/testing/inbox'
import { fresh, GOOD_CARD, startTrial } from '@/testing/people'
import { countFriction } from './friction'

for (const language of chosen<Language>('en', 'de')) {
  test(`a new client takes an App over (${language}): from the App page to the overview, within the friction budgets`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const said = CLIENT[language]
    const appName = fresh('blumenhaus')
    const company = `Blumenhaus ${language} GmbH`
    const site = `${appName}.apps.localhost`
    const email = `kim@${appName}.example`
    await startTrial(developer, appName)

    const sender = await openBrowser({ signedInAs: developer })
    await sender.goto(`/c/${developer.slug}/apps/${appName}`)
    await sender.getByRole('button', { name: 'Invite a client' }).click()
    await expect(sender).toHaveURL(/\/invite\/[\w-]+\/client$/)
    const sending = countFriction(sender, stack.address)
    await sending.fill('Client’s e-mail address', email)
    if (language !== 'en') {
      await sender.getByText('More choices').click()
      await sender.getByLabel('Language of the e-mail and the pages').selectOption(language)
    }
    await sending.press('Continue')
    await expect(sender).toHaveURL(/\/check$/)
    await sending.press(/^Send invitation/)
    await expect(sender).toHaveURL(/\/invitations\/[\w-]+$/)
    console.log(
      `friction, sender from the App page: ${sending.counted.clicks} clicks, ${sending.counted.fields} fields`,
    )
    // Another language than the sender's is a choice of its own, in the fold.
    if (language === 'en') expect(sending.counted).toMatchObject({ clicks: 2, fields: 1 })

    const mail = await mailAbout(stack, email, said.mail)
    expect(mail.body.subject.length).toBeLessThanOrEqual(50)
    expect(mail.body.html).toContain(`>${said.mailButton}<`)
    const client = await openBrowser({ viewport: PHONE })
    await client.goto(linkIn(mail))
    await expect(client.getByRole('heading', { level: 1 })).toHaveText(said.title(site))
    await expect(client.getByText(said.month, { exact: true })).toBeVisible()
    await expect(client.locator('html')).toHaveAttribute('lang', language)
    const taking = countFriction(client, stack.address)
    await taking.press(said.continue)
    await taking.fill(said.name, 'Kim Berger')
    await taking.fill(said.company, company)
    await taking.tick(said.tick)
    await taking.press(said.order)
    await client.waitForURL(/\/c\/pay\//)
    await expect(client.getByText(said.stripeNote)).toBeVisible()
    await saveCard(client, GOOD_CARD)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText(said.done(site))
    await taking.press(said.overview, 'link')
    await expect(client).toHaveURL(/\/c\/blumenhaus-/)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText(said.hello)
    console.log(
      `friction, new client: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields (payment page: 1 click)`,
    )
    expect(taking.counted).toMatchObject({ clicks: 4, fields: 3 })

    await expectHandedOver(appName, { developer, email, company })
    await mailAbout(stack, developer.email, /has taken over/)
    await mailAbout(stack, email, said.doneMail)
    await sender.goto('/home')
    await expect(sender.getByRole('link', { name: company }).first()).toBeVisible()
  })
}
