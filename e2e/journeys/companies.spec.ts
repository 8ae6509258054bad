import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { expect, test } from '@/e2e/world'
import { setUpCompany } from '@/lib/billing/set-up-company'
import { paths } from '@/lib/paths'
import { houseOf } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { fresh, startTrial } from '@/testing/people'
import { joins, newPerson, standing } from '@/testing/team'

const rowOf = async (slug: string) => (await db().select().from(companies).where(eq(companies.slug, slug)))[0]

const how = (javaScriptEnabled: boolean) => (javaScriptEnabled ? 'with script' : 'without script')

for (const javaScriptEnabled of chosen(true, false)) {
  test(`set up for a client, renamed, closed, ${how(javaScriptEnabled)}`, async ({ openBrowser, developer }) => {
    const page = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    const slug = fresh('blumenhaus')
    await page.goto(paths.companies())
    await page.getByRole('link', { name: 'Set up a company' }).click()
    await page.getByLabel('Name of the company').fill(slug)
    await expect(page.getByLabel('Client’s company or association')).toBeHidden()
    await page.getByText('I manage the client’s business').click()
    await page.getByLabel('Client’s company or association').fill('Blumenhaus GmbH')
    await page.getByLabel('Client’s e-mail address for bills').fill('bills@blumenhaus.example')
    await page.getByRole('button', { name: 'Set up company' }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.billing(slug)}/`))
    await expect(page.getByRole('status').first()).toContainText('The company is set up')
    const id = (await rowOf(slug))?.id ?? ''
    const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.companyId, id))
    expect(contact).toMatchObject({ status: 'incomplete', invoiceEmail: 'bills@blumenhaus.example' })

    await page.goto(paths.companyDetails(slug))
    await page.getByLabel('Name of the company').fill('Blumenhaus Süd')
    await page.getByRole('button', { name: 'Save name' }).click()
    await expect(page.getByText('What belongs to Blumenhaus Süd as a whole.')).toBeVisible()
    await page.getByRole('link', { name: 'See what closing ends' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Close Blumenhaus Süd?')
    await page.getByLabel('Type the name of the company').fill('blumenhaus')
    await page.getByRole('button', { name: 'Close Blumenhaus Süd' }).click()
    await expect(page.getByRole('link', { name: 'Type the name exactly: Blumenhaus Süd' })).toBeVisible()
    await page.getByLabel('Type the name of the company').fill('Blumenhaus Süd')
    await page.getByRole('button', { name: 'Close Blumenhaus Süd' }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.companies()}$`))
    await expect(page.getByText('The company is closed')).toBeVisible()
    expect((await rowOf(slug))?.closedAt).toBeInstanceOf(Date)
    expect((await page.goto(paths.company(slug)))?.status()).toBe(404)
  })
}

for (const javaScriptEnabled of chosen(false, true)) {
  test(`a trial moves to another Company, and its former address leads there, ${how(javaScriptEnabled)}`, async ({
    openBrowser,
    developer,
  }) => {
    const { name } = await startTrial(developer, fresh('atelier'))
    const { slug } = await setUpCompany(developer.actor, { name: fresh('verlag'), client: null })
    const page = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    await page.goto(paths.app(developer.slug, name))
    await page.getByRole('link', { name: /^Move/ }).click()
    await page.getByRole('radio', { name: slug }).check()
    await page.getByRole('button', { name: 'Check the move' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Move ${name} to ${slug}?`)
    await page.getByRole('button', { name: `Move ${name}` }).click()
    await expect(page).toHaveURL(new RegExp(`${paths.app(slug, name)}$`))
    await expect(page.getByText('The app is moved')).toBeVisible()
    await page.goto(paths.app(developer.slug, name))
    await expect(page).toHaveURL(new RegExp(`${paths.app(slug, name)}$`))
  })

  test(`somebody is removed from the chosen Companies, with a line for each, ${how(javaScriptEnabled)}`, async ({
    openBrowser,
    developer,
  }) => {
    const me = { ...developer, id: developer.actor.accountId }
    const jonas = await newPerson('Jonas Falk')
    const [one, other] = [await houseOf(me), await houseOf(me)]
    for (const house of [one, other]) await joins(house, 'admin', jonas)
    const page = await openBrowser({ signedInAs: developer, javaScriptEnabled })
    await page.goto(paths.acrossCompanies(jonas.id))
    const remove = page.getByRole('button', { name: 'Remove Jonas Falk from the chosen companies' })
    await remove.click()
    await expect(page.getByRole('link', { name: 'Choose at least one company' })).toBeVisible()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await remove.click()
    await expect(page.getByRole('heading', { name: 'What happened' })).toBeVisible()
    await expect(page.getByRole('listitem').filter({ hasText: 'access has ended' })).toHaveCount(2)
    for (const house of [one, other]) expect((await standing(house, jonas)).role).toBeNull()
    await page.getByRole('link', { name: 'See what you still share' }).click()
    await expect(page.getByText('You share no company with Jonas Falk any more')).toBeVisible()
  })
}
