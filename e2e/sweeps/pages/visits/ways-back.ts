import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { sessions } from '@/db/schema/accounts'
import type { Language } from '@/db/vocabulary'
import { disownSession, type NotMeLink, notMeParts } from '@/lib/account/end-sessions'
import { requestReset, resetParts } from '@/lib/account/reset-password'
import { wayInLink } from '@/lib/auth/knocking'
import { openSession } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { words } from '@/lib/words/words'
import { newDeveloper } from '@/testing/people'
import { type Cast, SUMMARY, type Visit } from '../cast'

/** The pages of a forgotten password, of a sign-in that was somebody else's, and of a door that strangers have closed. */
export function waysBack({ browsers: { stranger: page }, petra, language }: Cast): Visit[] {
  return [...forgotten(page, petra.email, language), ...notMine(page), ...wayIn(page)]
}

function wayIn(page: Page): Visit[] {
  const route = '/way-in/[accountId]/[hour]/[token]'
  const link = wayInLink(newId())
  return [
    { name: 'way-in-mailed', route, page, open: () => page.goto(paths.wayIn(link)) },
    { name: 'way-in-over', route, page, open: () => page.goto(paths.wayIn({ ...link, hour: '1' })) },
  ]
}

function forgotten(page: Page, email: string, language: Language): Visit[] {
  const { account } = words(language)
  const route = '/reset/[tokenId]/[token]'
  const submit = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).click()
    await page.locator(SUMMARY).waitFor()
  }
  return [
    { name: 'forgot', route: '/forgot', page, open: () => page.goto(paths.forgot()) },
    { name: 'forgot-errors', route: '/forgot', page, open: () => submit(account.forgot.submit) },
    {
      name: 'forgot-sent',
      route: '/forgot/[tokenId]',
      page,
      open: async () => page.goto(paths.forgotSent(await requestReset({ email, language }))),
    },
    { name: 'reset', route, page, open: async () => page.goto(await resetPathOf(email, language)) },
    { name: 'reset-errors', route, page, open: () => submit(account.reset.submit) },
    { name: 'reset-over', route, page, open: () => page.goto(paths.reset(newId(), 'a'.repeat(43))) },
  ]
}

function notMine(page: Page): Visit[] {
  const route = '/not-me/[accountId]/[sessionId]/[token]'
  const made = { accountId: newId(), sessionId: newId(), token: 'a'.repeat(43) }
  return [
    { name: 'not-me', route, page, open: async () => page.goto(paths.notMe(await newSignIn())) },
    {
      name: 'not-me-pressed',
      route,
      page,
      async open() {
        const link = await newSignIn()
        await disownSession(link)
        await page.goto(paths.notMe(link))
      },
    },
    { name: 'not-me-over', route, page, open: () => page.goto(paths.notMe(made)) },
  ]
}

/** The link of a mail about a new password. */
async function resetPathOf(email: string, language: Language): Promise<string> {
  const tokenId = await requestReset({ email, language })
  return paths.reset(tokenId, token.derive(resetParts({ id: tokenId, generation: 1 })))
}

/** The link of a mail about a sign-in of somebody who has no other. */
async function newSignIn(): Promise<NotMeLink> {
  const { accountId } = (await newDeveloper()).actor
  await openSession({ accountId, device: 'Firefox, Windows', isNew: true, began: clock.now() })
  const [session] = await db().select({ id: sessions.id }).from(sessions).where(eq(sessions.accountId, accountId))
  const ids = { accountId, sessionId: session?.id ?? '' }
  return { ...ids, token: token.derive(notMeParts(ids)) }
}
