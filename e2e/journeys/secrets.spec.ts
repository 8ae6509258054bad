import type { BrowserContext, Page } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { continueFrom, ORDER_BUTTON, saveCard, TICK } from '@/e2e/client-pages'
import { expect, test } from '@/e2e/world'
import { codeIn, linkIn, mailAbout, mailsTo } from '@/testing/inbox'
import { fresh, PASSWORD } from '@/testing/people'
import { MINUTE } from '@/testing/test-clock'

const A_CODE = /^(?:Your code is|Confirm your e-mail address)/

test('a whole journey leaves no link, code, password or session in the tables, the log or the outbox', async ({
  stack,
  openBrowser,
}) => {
  const secrets = new Map<string, string>()
  const site = fresh('geheim')
  const sender = { email: `mara@${site}.example`, name: 'Mara' }
  const client = `kim@${site}.example`

  const mara = await openBrowser()
  secrets.set('sign-up code', await signUpByPage(mara, sender.email))
  await keepSession(mara.context(), 'session of the sign-up', secrets)
  await mara.getByRole('button', { name: /account menu/ }).click()
  await mara.getByRole('button', { name: 'Sign out' }).click()
  await expect(mara.getByText('You are signed out')).toBeVisible()

  await mara.getByLabel('E-mail').fill(sender.email)
  await mara.getByRole('button', { name: 'Send me a sign-in code' }).click()
  await expect(mara).toHaveURL(/\/sign-in\/[\w-]+/)
  secrets.set('sign-in code', await typeCode(mara, await latestCode(sender.email)))
  await expect(mara).toHaveURL(/\/home/)
  await keepSession(mara.context(), 'session of the sign-in', secrets)

  await mara.getByRole('link', { name: 'New app' }).first().click()
  await mara.getByLabel('Name').fill(site)
  await mara.getByRole('button', { name: 'Create app' }).click()
  await mara.getByRole('button', { name: 'Invite a client' }).click()
  await mara.getByLabel('Client’s e-mail address').fill(client)
  await mara.getByRole('button', { name: 'Continue' }).click()
  await mara.getByRole('button', { name: /^Send invitation/ }).click()
  await expect(mara).toHaveURL(/\/invitations\/[\w-]+$/)
  secrets.set('first link', tokenOf(linkIn(await mailAbout(stack, client, /take over/))))
  secrets.set('copied link', tokenOf(await mara.getByLabel('Link for your own message').inputValue()))

  stack.passTime(2 * MINUTE)
  await mara.getByRole('button', { name: 'Send again' }).click()
  await expect(mara.getByText('A new link is on its way')).toBeVisible()
  await expect.poll(async () => (await mailsTo(stack, client)).length).toBe(2)
  const second = (await mailsTo(stack, client)).map((mail) => tokenOf(linkIn(mail)))
  for (const token of second) secrets.set(`mailed link ${token.slice(0, 4)}`, token)
  const copied = await mara.getByLabel('Link for your own message').inputValue()
  secrets.set('copied link after resending', tokenOf(copied))

  const kim = await openBrowser()
  await continueFrom(kim, copied)
  await kim.getByRole('button', { name: 'Send me a code' }).click()
  await kim.getByLabel('Code from the e-mail').waitFor()
  const code = codeIn(await mailAbout(stack, client, /^Your code is/))
  secrets.set('mailbox code', code)
  await kim.getByLabel('Code from the e-mail').fill(code)
  await kim.getByRole('button', { name: 'Go on' }).click()
  await kim.getByLabel('Your name').fill('Kim Berger')
  await kim.getByLabel('Company or association').fill('Blumenhaus GmbH')
  await kim.getByLabel(TICK).check()
  await keepSession(kim.context(), 'session of the client', secrets)
  await kim.getByRole('button', { name: ORDER_BUTTON }).click()
  await kim.waitForURL(/\/c\/pay\//)
  secrets.set('payment page', kim.url())
  await saveCard(kim)
  await expect(kim.getByRole('heading', { level: 1 })).toContainText('is yours now')
  await mailAbout(stack, client, /is yours now/)
  secrets.set('password', PASSWORD)

  const elsewhere = await openBrowser()
  await elsewhere.goto('/forgot')
  await elsewhere.getByLabel('E-mail').fill(sender.email)
  await elsewhere.getByRole('button', { name: 'Send link' }).click()
  const reset = linkIn(await mailAbout(stack, sender.email, /^Set a new password$/), 'reset')
  secrets.set('reset link', tokenOf(reset, 3))
  await elsewhere.goto(reset)
  await elsewhere.getByLabel('New password').fill('another paper ink pine 2')
  await elsewhere.getByRole('button', { name: 'Save password' }).click()
  await expect(elsewhere).toHaveURL(/\/home/)
  secrets.set('new password', 'another paper ink pine 2')
  await keepSession(elsewhere.context(), 'session of the reset', secrets)
  const told = await mailAbout(stack, sender.email, /^New sign-in to/)
  secrets.set('link of the sign-in', tokenOf(linkIn(told, 'not-me'), 4))
  await keepCookie(elsewhere.context(), 'devices', 'proof of the known browser', secrets)

  expect(new Set(secrets.values()).size, 'everything that was issued is known').toBeGreaterThanOrEqual(16)
  const places = { ...(await dump()), log: stack.log() }
  for (const [place, text] of Object.entries(places)) {
    for (const [what, secret] of secrets) {
      expect(holds(text, secret), `${what} stands in ${place}`).toBe(false)
    }
  }

  async function latestCode(email: string): Promise<string> {
    await expect.poll(async () => (await codesTo(email)).length).toBe(2)
    const codes = await codesTo(email)
    return codes.find((known) => known !== secrets.get('sign-up code')) ?? ''
  }

  async function codesTo(email: string): Promise<string[]> {
    return (await mailsTo(stack, email)).filter((mail) => A_CODE.test(mail.body.subject)).map(codeIn)
  }

  async function signUpByPage(page: Page, email: string): Promise<string> {
    await page.goto('/sign-up')
    await page.getByLabel('First name').fill('Mara')
    await page.getByLabel('Last name').fill('Lindqvist')
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page).toHaveURL(/\/sign-up\/[\w-]+/)
    const signUpCode = await typeCode(page, codeIn(await mailAbout(stack, email, A_CODE)))
    await expect(page).toHaveURL(/\/home/)
    return signUpCode
  }
})

async function typeCode(page: Page, code: string): Promise<string> {
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  return code
}

function keepSession(context: BrowserContext, what: string, secrets: Map<string, string>): Promise<void> {
  return keepCookie(context, 'session', what, secrets)
}

async function keepCookie(context: BrowserContext, name: string, what: string, secrets: Map<string, string>) {
  const cookie = (await context.cookies()).find((kept) => kept.name === name)
  expect(cookie?.value.length, what).toBeGreaterThan(30)
  secrets.set(what, cookie?.value ?? '')
}

/** The secret of a link: the part of its path at a place. */
function tokenOf(link: string, place = 2): string {
  const token = new URL(link).pathname.split('/')[place] ?? ''
  expect(token).toHaveLength(43)
  return token
}

/** Every row of every table of ours as text; the stand-ins keep their mails in a schema of their own. */
async function dump(): Promise<Record<string, string>> {
  const tables = await db().execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const texts: Record<string, string> = {}
  for (const { name } of tables) {
    const rows = await db().execute<{ text: string }>(sql`select t::text as text from ${sql.identifier(name)} t`)
    texts[`table ${name}`] = rows.map(({ text }) => text).join('\n')
  }
  expect(Object.keys(texts)).toEqual(
    expect.arrayContaining(['table outbox', 'table sessions', 'table one_time_tokens']),
  )
  return texts
}

/** Six digits turn up inside ids and times as well; a code stands alone. */
function holds(text: string, secret: string): boolean {
  if (!/^\d{6}$/.test(secret)) return text.includes(secret)
  const spaced = `${secret.slice(0, 3)} ${secret.slice(3)}`
  return new RegExp(`(?<![\\w.:-])(?:${secret}|${spaced})(?![\\w.:-])`).test(text)
}
