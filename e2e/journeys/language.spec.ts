import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { orderAsNewcomer, saveCard } from '@/e2e/client-pages'
import { expect, PHONE, test } from '@/e2e/world'
import { checkWord } from '@/lib/client-invite/check-word'
import { operator } from '@/lib/operator'
import { paths } from '@/lib/paths'
import { CLIENT } from '@/testing/client-words'
import { chosen } from '@/testing/extent'
import { mailAbout } from '@/testing/inbox'
import { fresh, GOOD_CARD, newDeveloper, offerFrom, startTrial } from '@/testing/people'

const GERMAN = CLIENT.de
const ENGLISH = CLIENT.en

for (const javaScriptEnabled of chosen(true, false)) {
  const script = javaScriptEnabled ? 'with script' : 'without script'

  test(`the client's choice stays from the landing to the overview and the mails (${script})`, async ({
    stack,
    openBrowser,
    developer,
  }) => {
    const { email, site, company, link, inviteId } = await offerFrom(developer)
    const client = await openBrowser({ viewport: PHONE, javaScriptEnabled })
    const heading = client.getByRole('heading', { level: 1 })
    const html = client.locator('html')

    await client.goto(link)
    await expect(heading).toHaveText(ENGLISH.title(site))
    await client.getByRole('button', { name: 'Deutsch' }).click()
    await expect(heading).toHaveText(GERMAN.title(site))
    await expect(html).toHaveAttribute('lang', 'de')
    await expect(client).toHaveTitle(GERMAN.title(site))
    await expect(client.getByText(GERMAN.month, { exact: true })).toBeVisible()
    await expect(client.getByText(checkWord(inviteId, 'en')), 'the words of the mail, in any language').toBeVisible()

    await client.getByRole('button', { name: GERMAN.continue, exact: true }).click()
    await client.getByLabel(GERMAN.name).fill('Kim Berger')
    await client.getByRole('button', { name: GERMAN.order }).click()
    await expect(client.getByRole('group', { name: GERMAN.twoGaps })).toBeVisible()
    await expect(client).toHaveTitle(GERMAN.errorTitle)
    await client.getByLabel(GERMAN.company).fill(company)
    await client.getByLabel(GERMAN.tick).check()
    await client.getByRole('button', { name: GERMAN.order }).click()
    await client.waitForURL(/\/c\/pay\//)
    await expect(client.getByText(GERMAN.stripeNote)).toBeVisible()
    await saveCard(client, GOOD_CARD)
    await expect(heading).toHaveText(GERMAN.done(site), { timeout: 30_000 })
    await expect(html).toHaveAttribute('lang', 'de')
    expect(await languageOf(email)).toBe('de')
    await mailAbout(stack, email, GERMAN.doneMail)
    await mailAbout(stack, developer.email, /has taken over/)

    await client.getByRole('link', { name: GERMAN.overview }).click()
    await expect(heading).toHaveText(GERMAN.hello)
    await expect(html).toHaveAttribute('lang', 'de')
  })
}

test('a client switches back on a page of theirs, and the account keeps it', async ({ openBrowser, developer }) => {
  const { email, company, link } = await offerFrom(developer, { language: 'de' })
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company, { language: 'de' })
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('link', { name: GERMAN.overview })).toBeVisible()
  expect(await languageOf(email)).toBe('de')
  await client.getByRole('button', { name: 'English' }).click()
  await expect(client.getByRole('link', { name: ENGLISH.overview })).toBeVisible()
  expect(await languageOf(email)).toBe('en')
})

test('a developer who looks at a client’s page in German keeps an English dashboard', async ({
  openBrowser,
  developer,
}) => {
  const { site, copied } = await offerFrom(developer)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto(copied)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(GERMAN.title(site))
  await page.goto('/home')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Home')
  expect(await languageOf(developer.email)).toBe('en')
})

test('the switch on a page for everybody works for a developer who is signed in', async ({
  openBrowser,
  developer,
}) => {
  const page = await openBrowser({ signedInAs: developer, locale: 'de-DE' })
  for (const path of [paths.helpRoles(), paths.legal('imprint', operator().documents.imprint.version)]) {
    await page.context().clearCookies({ name: 'language' })
    await page.goto(path)
    await expect(page.locator('html'), `${path}: as the account`).toHaveAttribute('lang', 'en')
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await expect(page.locator('html'), path).toHaveAttribute('lang', 'de')
    await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  }
  expect(await languageOf(developer.email)).toBe('en')
})

test('the account menu changes the language of dashboard, wizard and mails', async ({ openBrowser }) => {
  const developer = await newDeveloper()
  const appName = fresh('konto')
  await startTrial(developer, appName)
  const page = await openBrowser({ signedInAs: developer })
  await page.goto('/home')
  await page.getByRole('button', { name: /account menu/ }).click()
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Startseite')
  expect(await languageOf(developer.email)).toBe('de')
  await page.goto(`/c/${developer.slug}/apps/${appName}`)
  await page.getByRole('button', { name: 'Kunden einladen' }).click()
  await expect(page).toHaveURL(/client$/)
  await page.getByText('Weitere Angaben').click()
  const asked = page.getByLabel('Sprache der E-Mail und der Seiten')
  await expect(asked, 'the client is asked in the language of the one who asks, unless chosen otherwise').toHaveValue(
    'de',
  )
})

test('people we do not know are met in the language of their browser', async ({ openBrowser }) => {
  const german = await openBrowser({ locale: 'de-AT' })
  await german.goto('/sign-in')
  await expect(german.getByRole('heading', { level: 1 })).toHaveText('Anmelden')
  await german.getByLabel('E-Mail').fill('niemand@blumenhaus.example')
  await german.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(german.getByText('Geben Sie Ihr Passwort ein')).toHaveCount(2)
  await german.goto('/nirgends')
  await expect(german.locator('html')).toHaveAttribute('lang', 'de')
  const french = await openBrowser({ locale: 'fr-FR' })
  await french.goto('/sign-in')
  await expect(french.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})

async function languageOf(email: string): Promise<string | undefined> {
  const [account] = await db().select({ language: accounts.language }).from(accounts).where(eq(accounts.email, email))
  return account?.language
}
