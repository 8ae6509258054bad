import type { Page } from '@playwright/test'
import { count, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { ORDER_BUTTON, saveCard, TICK } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { codeIn, linkIn, mailAbout } from '@/testing/inbox'
import { clientWithCard, clientWithoutCard, clientWithoutCompany, type KnownClient } from '@/testing/known-client'
import { type Developer, GOOD_CARD, offerFrom } from '@/testing/people'
import { signIn } from '@/testing/sign-in'
import type { Stack } from '@/testing/stack'
import { countFriction } from './friction'

const DONE = / is yours now$/

test('a known client who is signed in presses twice and types nothing; Stripe is not asked', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const petra = await clientWithCard(developer)
  const { appName } = await offerFrom(developer, { word: 'zweite-seite', email: petra.email })
  const mail = await mailAbout(stack, petra.email, new RegExp(`^${appName.slice(0, 12)}.*take over hosting`))
  const client = await openBrowser({ viewport: PHONE })
  await signIn(client, petra)
  const asked = await stripeRequests(stack)
  await client.goto(linkIn(mail))
  const taking = countFriction(client, stack.address)
  await taking.press('Continue')
  await expect(client.getByText(`${petra.company}, Visa ending 4242`)).toBeVisible()
  await expect(client.getByLabel(TICK), 'asked once per Company and version of the documents').toHaveCount(0)
  await taking.press(ORDER_BUTTON)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(DONE)
  console.log(`friction, known client signed in: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields`)
  expect(taking.counted).toEqual({ clicks: 2, fields: 0, stripeClicks: 0 })
  expect(await stripeRequests(stack), 'no call to Stripe').toBe(asked)
  await expectHandedOver(appName, { developer, email: petra.email, company: petra.company })
  expect(await companiesCalled(petra.company)).toBe(1)
})

test('a known client who is signed out types the password', async ({ stack, openBrowser, developer }) => {
  const petra = await clientWithCard(developer)
  const { client, taking, order } = await signedOut({ stack, openBrowser, developer, petra })
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Sign in to go on')
  await taking.fill('Password', 'not the password')
  await client.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(client.getByRole('group', { name: 'One thing needs fixing' })).toContainText('password is not right')
  await taking.fill('Password', petra.password)
  await taking.press('Sign in')
  await order('by password')
})

test('a known client who is signed out types a code from the mail', async ({ stack, openBrowser, developer }) => {
  const petra = await clientWithCard(developer)
  const { taking, order } = await signedOut({ stack, openBrowser, developer, petra })
  await taking.press('Send me a code')
  const code = codeIn(await mailAbout(stack, petra.email, /^Your code is/))
  await taking.fill('Code from the e-mail', code)
  await taking.press('Go on')
  await order('by code')
})

test('a Company without a payment method takes the App over through Checkout', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const olga = await clientWithoutCard()
  const { appName, link } = await offerFrom(developer, { email: olga.email })
  const client = await openBrowser()
  await signIn(client, olga)
  await client.goto(link)
  const taking = countFriction(client, stack.address)
  await taking.press('Continue')
  await expect(client.getByText(`${olga.company}, payment details on the next page`)).toBeVisible()
  await taking.tick(TICK)
  await taking.press(ORDER_BUTTON)
  await client.waitForURL(/\/c\/pay\//)
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(DONE)
  await expectHandedOver(appName, { developer, email: olga.email, company: olga.company })
  expect(await companiesCalled(olga.company), 'the Company is used again').toBe(1)
  console.log(`friction, Company without a card: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields`)
  expect(taking.counted).toMatchObject({ clicks: 3, fields: 0 })
})

test('a person with an account and no Company gives the name of one', async ({ stack, openBrowser, developer }) => {
  const olga = await clientWithoutCompany()
  const { appName, company, link } = await offerFrom(developer, { email: olga.email })
  const client = await openBrowser()
  await signIn(client, olga)
  await client.goto(link)
  const taking = countFriction(client, stack.address)
  await taking.press('Continue')
  await taking.fill('Company or association', company)
  await expect(client.getByLabel('Your name'), 'the name is known').toHaveCount(0)
  await taking.tick(TICK)
  await taking.press(ORDER_BUTTON)
  await client.waitForURL(/\/c\/pay\//)
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(DONE)
  await expectHandedOver(appName, { developer, email: olga.email, company })
  console.log(`friction, account without a Company: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields`)
  expect(taking.counted).toMatchObject({ clicks: 3, fields: 2 })
})

/** How many requests the stand-in of Stripe has had. */
async function stripeRequests(stack: Stack): Promise<number> {
  const answer = await fetch(`${stack.stripeOrigin}/_control`)
  const { requests } = (await answer.json()) as { requests: unknown[] }
  return requests.length
}

async function companiesCalled(name: string): Promise<number> {
  const [row] = await db().select({ found: count() }).from(companies).where(eq(companies.name, name))
  return row?.found ?? 0
}

type Opened = { stack: Stack; openBrowser(options: object): Promise<Page>; developer: Developer; petra: KnownClient }

/** A client we know, signed out, who has pressed Continue on the landing page of a new offer. */
async function signedOut({ stack, openBrowser, developer, petra }: Opened) {
  const { appName, link } = await offerFrom(developer, { email: petra.email })
  const client = await openBrowser({ viewport: PHONE })
  await client.goto(link)
  const taking = countFriction(client, stack.address)
  await taking.press('Continue')
  const order = async (how: string) => {
    await taking.press(ORDER_BUTTON)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText(DONE)
    console.log(`friction, known client ${how}: ${taking.counted.clicks} clicks, ${taking.counted.fields} fields`)
    expect(taking.counted.clicks).toBeLessThanOrEqual(4)
    expect(taking.counted.fields).toBeLessThanOrEqual(2)
    await expectHandedOver(appName, { developer, email: petra.email, company: petra.company })
  }
  return { client, taking, order }
}
