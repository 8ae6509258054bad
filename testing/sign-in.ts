import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'

const WORDS = {
  en: { email: 'E-mail', password: 'Password', submit: 'Sign in' },
  de: { email: 'E-Mail', password: 'Passwort', submit: 'Anmelden' },
}

/** The cookie of a session of their own, as the product opens one for somebody who has proved who they are. */
export async function sessionCookie(accountId: string): Promise<{ name: string; value: string }> {
  return { name: 'session', value: await openSession({ accountId, device: '', isNew: false, began: clock.now() }) }
}

/** The same as a header, for requests without a browser. */
export async function sessionHeader(accountId: string): Promise<{ cookie: string }> {
  const { name, value } = await sessionCookie(accountId)
  return { cookie: `${name}=${value}` }
}

/** Lets a browser be signed in as somebody with an account, without walking through the form. */
export async function signIn(page: Page, { email }: { email: string }): Promise<void> {
  const [account] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  if (!account) throw new Error(`nobody has an account as ${email}`)
  const cookie = { ...(await sessionCookie(account.id)), url: process.env.APP_URL ?? '' }
  await page.context().addCookies([{ ...cookie, httpOnly: true, sameSite: 'Lax' }])
}

/** Signs in through the page, in its language, as a person does. */
export async function signInByForm(page: Page, person: { email: string; password: string }): Promise<void> {
  await page.goto('/sign-in')
  const words = WORDS[(await page.locator('html').getAttribute('lang')) === 'de' ? 'de' : 'en']
  await page.getByLabel(words.email).fill(person.email)
  await page.getByLabel(words.password).fill(person.password)
  await page.getByRole('button', { name: words.submit, exact: true }).click()
  // The start page leads on at once; opening another page before that is done would be cut short.
  await page.waitForURL(/\/(?:home|c\/[^/]+)$/)
}
