import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, sessions } from '@/db/schema/accounts'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import { orderAsNewcomer } from '@/e2e/client-pages'
import { requestSignInCode } from '@/lib/auth/sign-in'
import { resend } from '@/lib/client-invite/resend'
import { startDraft } from '@/lib/client-invite/start-draft'
import { withdraw } from '@/lib/client-invite/withdraw'
import { clock } from '@/lib/clock'
import { requestSignUp } from '@/lib/company/sign-up'
import { LOCALES } from '@/lib/words/locale'
import { clientWithCard } from '@/testing/known-client'
import { type Developer, fresh, newDeveloper, type Offered, offerFrom, PASSWORD, startTrial } from '@/testing/people'
import { MINUTE } from '@/testing/test-clock'

/** A moment before anything here happened. */
export const LONG_AGO = new Date('2026-01-05T10:00:00Z')
const MESSAGE =
  'Hi Kim, the shop is ready. With this step it becomes yours, and the hosting runs on your own bill. Call me if anything is unclear.'

/** One state of one page. `route` is its name in the build; `open` leaves `page` showing it. */
export type Visit = { name: string; route: string; page: Page; open(page: Page): Promise<unknown> }

/** What a form shows when something in it is wrong. */
export const SUMMARY = '[data-error-summary]'

export const to = (path: string) => (page: Page) => page.goto(path)

type Opened = { signedInAs?: { email: string }; locale?: string }
export type OpenBrowser = (options?: Opened) => Promise<Page>
export type Offer = Offered & { developer: Developer }

/** Everybody and everything the pages are looked at with: each link state, each order state, full and empty dashboards. */
export type People = Awaited<ReturnType<typeof gather>>
export type Cast = People & { browsers: Awaited<ReturnType<typeof openBrowsers>> }

/** A browser for each of them who looks at pages. */
export async function openBrowsers(
  { language, mara, newcomer, petra, links, colleague }: People,
  openBrowser: OpenBrowser,
) {
  const open = async (signedInAs?: { email: string }) => {
    const page = await openBrowser({ locale: LOCALES[language], signedInAs })
    page.setDefaultTimeout(10_000)
    return page
  }
  return {
    stranger: await open(),
    mara: await open(mara),
    newcomer: await open(newcomer),
    sender: await open(links.sender),
    colleague: await open(colleague.developer),
    petra: await open(petra),
    kim: await open(),
    late: await open(),
  }
}

/** Made once in a database, and shared by all groups of pages there. */
export async function gather(language: Language) {
  const [mara, newcomer] = [await newDeveloper(language), await newDeveloper(language)]
  const petra = await clientWithCard(mara, { word: 'ostwind', language })
  const pending = await offer(mara, { language, name: 'Kim Berger', message: MESSAGE })
  const trial = await startTrial(mara, fresh('atelier'))
  const draft = await startDraft(mara.actor, { appName: trial.name })
  const emptyDraft = await startDraft(newcomer.actor, { appName: null })
  const links = await linksOfEveryKind(language, petra.email, newcomer.email)
  const email = `new@${fresh('signing-up')}.example`
  return {
    ...{ language, mara, newcomer, petra, pending, trial, draft, emptyDraft },
    links,
    colleague: await someWhoseOffersEnded(language),
    signUpToken: await requestSignUp({
      firstName: 'Nora',
      lastName: 'Weiss',
      email,
      password: PASSWORD,
      language,
    }),
    signInToken: await requestSignInCode({ email: petra.email, language }),
    toOrder: await offer(await newDeveloper(language), { word: 'to-order', language }),
    rejected: await offer(await newDeveloper(language), { word: 'too-late', language }),
  }
}

/** An offer, with who made it. */
async function offer(developer: Developer, client: Parameters<typeof offerFrom>[1]): Promise<Offer> {
  return { ...(await offerFrom(developer, client)), developer }
}

async function linksOfEveryKind(language: Language, knownEmail: string, newcomerEmail: string) {
  const [sender, other] = [await newDeveloper(language), await newDeveloper(language)]
  const expired = await offer(sender, { word: 'expired', language })
  const declined = await offer(sender, { word: 'declined', language })
  const withdrawn = await offer(sender, { word: 'withdrawn', language, keptAccess: 'none' })
  await change(expired, { expiresAt: LONG_AGO })
  await change(declined, { declinedAt: LONG_AGO, declineReason: MESSAGE })
  const replaced = await offer(other, { word: 'replaced', language })
  await change(replaced, { lastSentAt: LONG_AGO })
  await resend(other.actor, { inviteId: replaced.inviteId })
  const toPetra = await offer(other, { email: knownEmail, language })
  const toNewcomer = await offer(await newDeveloper(language), { email: newcomerEmail, language })
  return { sender, withdrawn, replaced, expired, declined, toPetra, toNewcomer }
}

/** What is left of offers on their sender's side. */
async function someWhoseOffersEnded(language: Language) {
  const developer = await newDeveloper(language)
  const wanted = await offer(developer, { word: 'asked-for', language })
  await change(wanted, { expiresAt: LONG_AGO, newLinkWantedAt: LONG_AGO })
  const withdrawn = await offer(developer, { word: 'taken-back', language })
  await withdrawOffer(withdrawn)
  return { developer, withdrawn, wanted }
}

/** After everything that needs the offer itself has looked at it. */
export function withdrawOffer({ developer, inviteId }: Offer): Promise<void> {
  return withdraw(developer.actor, { inviteId })
}

/** Sets a moment of an invite to what time alone would make it. */
function change(invited: Offer, moments: Partial<typeof clientInvites.$inferInsert>) {
  return db().update(clientInvites).set(moments).where(eq(clientInvites.id, invited.inviteId))
}

/** Places an order in a browser and stops at the payment page; answers the checkout. */
export async function orderIn(page: Page, offered: Offer, language: Language): Promise<string> {
  await orderAsNewcomer(page, offered.link, offered.company, { language })
  const [checkout] = await db()
    .select({ id: billingCheckouts.id })
    .from(billingCheckouts)
    .where(eq(billingCheckouts.inviteId, offered.inviteId))
  return checkout?.id ?? ''
}

/** Puts a checkout into an end that takes a day, or a race, to come about. */
export async function endCheckout(checkoutId: string, status: 'expired' | 'rejected'): Promise<void> {
  const rejectReason = status === 'rejected' ? 'withdrawn' : null
  await db()
    .update(billingCheckouts)
    .set({ status, rejectReason, stripeUrl: null, nextCheckAt: null, detachedAt: LONG_AGO })
    .where(eq(billingCheckouts.id, checkoutId))
}

/** As if somebody had signed in so many minutes ago: longer ago than a change that cannot be undone allows. */
export async function ageSessions(email: string, minutes = 16): Promise<void> {
  const [account] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  const createdAt = new Date(clock.now().getTime() - minutes * MINUTE)
  await db()
    .update(sessions)
    .set({ createdAt })
    .where(eq(sessions.accountId, account?.id ?? ''))
}
