import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { activities } from '@/db/schema/records'
import { ORDER_BUTTON, orderAsNewcomer, orderForNewCompany, saveCard } from '@/e2e/client-pages'
import { expectHandedOver } from '@/e2e/facts'
import { expect, PHONE, test } from '@/e2e/world'
import { resend } from '@/lib/client-invite/resend'
import { withdraw } from '@/lib/client-invite/withdraw'
import { promised } from '@/testing/company'
import { codeIn, linkIn, mailAbout, mailsTo } from '@/testing/inbox'
import { clientWithCard } from '@/testing/known-client'
import { GOOD_CARD, newDeveloper, offerFrom } from '@/testing/people'
import { inviteRow } from '@/testing/rows'
import { signIn } from '@/testing/sign-in'
import { DAY, MINUTE } from '@/testing/test-clock'

test('opening the link changes nothing, whoever opens it; a press does', async ({ stack, openBrowser, developer }) => {
  const { inviteId, link } = await offerFrom(developer)
  const before = await traces(inviteId)
  const url = `${stack.address}${link}`
  const programs: [string, RequestInit][] = [
    ...Array.from({ length: 3 }, (): [string, RequestInit] => [url, { method: 'HEAD' }]),
    ...Array.from({ length: 5 }, (): [string, RequestInit] => [url, {}]),
    [`${url}?utm_source=mail&utm_campaign=invite`, {}],
    [url, { headers: { purpose: 'prefetch' } }],
    [url, { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    [`${url}/order`, {}],
  ]
  for (const [address, request] of programs) expect((await fetch(address, request)).status).toBe(200)
  const scanner = await openBrowser()
  await scanner.goto(link, { waitUntil: 'networkidle' })
  await scanner.mouse.wheel(0, 2000)
  await scanner.goto(`${link}?utm_source=scanner`, { waitUntil: 'networkidle' })
  expect(await traces(inviteId)).toEqual(before)
  expect(before.seenAt).toBeNull()

  const client = await openBrowser({ viewport: PHONE })
  await client.goto(link)
  await client.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(client.getByRole('button', { name: ORDER_BUTTON })).toBeVisible()
  const after = await traces(inviteId)
  expect(after.seenAt).toBeInstanceOf(Date)
  expect(after.verbs.filter((verb) => verb === 'invite-seen')).toHaveLength(1)
})

test('a withdrawn link says who withdrew it', async ({ openBrowser, developer }) => {
  const { inviteId, link, email } = await offerFrom(developer)
  await withdraw(developer.actor, { inviteId })
  const client = await openBrowser({ viewport: PHONE })
  for (const address of [link, `${link}/order`]) {
    await client.goto(address)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText('Mara has withdrawn this invitation')
  }
  await expect(client.getByRole('link', { name: 'Write to Mara' })).toHaveAttribute('href', /^mailto:mara-/)
  await expect(client.locator('body')).not.toContainText(email)
})

test('a replaced link names the newer mail, the newer link works', async ({ stack, openBrowser, developer }) => {
  const { inviteId, link, email, copied } = await offerFrom(developer)
  await mailAbout(stack, email, /take over hosting/)
  stack.passTime(2 * MINUTE)
  await resend(developer.actor, { inviteId })
  const client = await openBrowser({ viewport: PHONE })
  for (const old of [link, copied]) {
    await client.goto(old)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText('There is a newer invitation')
    await expect(client.locator('main')).toContainText(`k***@${email.split('@')[1]}`)
    await expect(client.locator('body')).not.toContainText(email)
  }
  await expect.poll(async () => (await mailsTo(stack, email)).length).toBe(2)
  const [newest] = await mailsTo(stack, email)
  if (newest) await client.goto(linkIn(newest))
  await expect(client.getByRole('button', { name: 'Continue', exact: true })).toBeVisible()
})

test('an expired link asks the developer once; they send again with one press', async ({
  stack,
  openBrowser,
  developer,
}) => {
  const { inviteId, link, email } = await offerFrom(developer)
  await mailAbout(stack, email, /take over hosting/)
  stack.passTime(16 * DAY)
  const client = await openBrowser({ viewport: PHONE })
  await client.goto(link)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('This invitation has expired')
  await expect(client.locator('body')).not.toContainText(email)
  const second = await client.context().newPage()
  await second.goto(link)
  for (const page of [client, second]) {
    await page.getByRole('button', { name: 'Ask Mara for a new one' }).click()
    await expect(page.getByRole('status')).toHaveText('We have told Mara, who can send you a new link by e-mail.')
  }
  const wish = await mailAbout(stack, developer.email, /asks for a new link/)
  expect(await promised('mail-new-link-wanted', { inviteId })).toHaveLength(1)

  const sender = await openBrowser({ signedInAs: developer })
  await sender.goto(linkIn(wish, 'invitations'))
  await sender.getByRole('button', { name: 'Send again' }).click()
  await expect(sender.getByText('A new link is on its way.')).toBeVisible()
  await expect.poll(async () => (await mailsTo(stack, email)).length).toBe(2)
  const [newest] = await mailsTo(stack, email)
  await client.goto(newest ? linkIn(newest) : '')
  await expect(client.getByRole('button', { name: 'Continue', exact: true })).toBeVisible()
  await second.goto(link)
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('There is a newer invitation')
})

test('a used link tells more only to the person it was for', async ({ openBrowser, developer }) => {
  const { link, email, company, site, appName } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await orderAsNewcomer(client, link, company)
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${site} is yours now`)
  await client.goto(link)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${site} is already yours`)
  await client.getByRole('link', { name: 'Go to your overview' }).click()
  await expect(client).toHaveURL(/\/c\/laden-/)

  const signedOut = await openBrowser({ viewport: PHONE })
  const somebodyElse = await openBrowser({ signedInAs: await newDeveloper() })
  for (const page of [signedOut, somebodyElse]) {
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation has been used')
    await expect(page.locator('main')).not.toContainText(appName)
    await expect(page.locator('body')).not.toContainText(email)
  }
})

test('an unknown link says nothing, and a link tells nobody who has an account', async ({ openBrowser, developer }) => {
  const client = await openBrowser({ viewport: PHONE })
  for (const link of [`/i/${'A'.repeat(43)}`, '/i/short', `/i/${'A'.repeat(43)}/order`]) {
    await client.goto(link)
    await expect(client.getByRole('heading', { level: 1 })).toHaveText('This link does not work')
    await expect(client.getByRole('link', { name: 'Go to sign-in' })).toBeVisible()
  }
  const known = await clientWithCard(developer)
  const pages: string[] = []
  for (const email of [known.email, known.email.replace('petra', 'niemand')]) {
    const sender = await newDeveloper()
    const { copied, link, inviteId } = await offerFrom(sender, { email })
    await client.goto(`${copied}/order`)
    const passedOn = await client.locator('main').innerText()
    await withdraw(sender.actor, { inviteId })
    await client.goto(link)
    const text = `${passedOn}\n${await client.locator('main').innerText()}`
    pages.push(text.replaceAll(/[pn]\*\*\*/g, '?***'))
  }
  expect(pages[0], 'the same words for both addresses').toBe(pages[1])
})

test('a copied link asks the mailbox for a code, then it orders', async ({ stack, openBrowser, developer }) => {
  const { copied, email, company, site, appName } = await offerFrom(developer)
  const client = await openBrowser({ viewport: PHONE })
  await client.goto(copied)
  await client.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('Show that the mailbox is yours')
  await client.getByRole('button', { name: 'Send me a code' }).click()
  await client.getByLabel('Code from the e-mail').fill('123')
  await client.getByRole('button', { name: 'Go on' }).click()
  await expect(client.getByLabel('Code from the e-mail')).toHaveAccessibleDescription(/This code is not right/)
  const mail = await mailAbout(stack, email, /^Your code is/)
  await client.getByLabel('Code from the e-mail').fill(codeIn(mail))
  await client.getByRole('button', { name: 'Go on' }).click()
  await client.getByLabel('Your name').fill('Lena Hofer')
  await orderForNewCompany(client, company)
  await saveCard(client, GOOD_CARD)
  await expect(client.getByRole('heading', { level: 1 })).toHaveText(`${site} is yours now`)
  await expectHandedOver(appName, { developer, email, company })
})

test('signed in as someone else: both addresses are named, and there are two ways on', async ({
  openBrowser,
  developer,
}) => {
  const { link, email } = await offerFrom(developer)
  const other = await newDeveloper()
  const masked = `k***@${email.split('@')[1]}`
  const client = await openBrowser({ viewport: PHONE })
  await signIn(client, other)
  await client.goto(link)
  await client.getByRole('button', { name: 'Continue', exact: true }).click()
  await expect(client.getByRole('heading', { level: 1 })).toHaveText('You are signed in as someone else')
  await expect(client.locator('main')).toContainText(other.email)
  await expect(client.locator('main')).toContainText(masked)
  await expect(client.locator('main')).not.toContainText(email)
  const orderPage = client.url()
  await client.getByRole('link', { name: 'Stay signed in' }).click()
  await expect(client).toHaveURL(/\/home$/)
  await client.goto(orderPage)
  await client.getByRole('button', { name: `Continue as ${masked}` }).click()
  await expect(client.getByRole('button', { name: ORDER_BUTTON })).toBeVisible()
  await expect(client.getByText(`You order as ${email}`)).toBeVisible()
  await client.goto('/home')
  await expect(client, 'signed out here').toHaveURL(/\/sign-in/)
})

/** Everything that reading a page might have left behind. */
async function traces(inviteId: string) {
  const lines = await db().select().from(activities).where(eq(activities.inviteId, inviteId))
  return { ...(await inviteRow(inviteId)), verbs: lines.map((line) => line.verb) }
}
