import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import type { Language } from '@/db/vocabulary'
import { orderAsNewcomer } from '@/e2e/client-pages'
import { setLanguage } from '@/lib/account/set-language'
import { setPassword } from '@/lib/account/set-password'
import { requestSignInCode } from '@/lib/auth/sign-in'
import { resend } from '@/lib/client-invite/resend'
import { startDraft } from '@/lib/client-invite/start-draft'
import { withdraw } from '@/lib/client-invite/withdraw'
import { clock } from '@/lib/clock'
import { requestSignUp } from '@/lib/company/sign-up'
import { LOCALES } from '@/lib/words/locale'
import {
  type Developer,
  fresh,
  handOver,
  type Invited,
  inviteClient,
  linksOf,
  newDeveloper,
  PASSWORD,
  startTrial,
} from '@/testing/people'

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
export type Offered = Invited & { developer: Developer; appName: string }

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
  const petra = await knownClient(mara, language)
  const pending = await offer(mara, {
    language,
    email: `kim@${fresh('blumenhaus')}.example`,
    name: 'Kim Berger',
    message: MESSAGE,
  })
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
    toOrder: await offer(await newDeveloper(language), { email: `kim@${fresh('to-order')}.example`, language }),
    rejected: await offer(await newDeveloper(language), { email: `kim@${fresh('too-late')}.example`, language }),
  }
}

/** A client who owns an App, has a card on file and a password. */
async function knownClient(developer: Developer, language: Language) {
  const appName = fresh('ostwind')
  const person = { email: `petra@${appName}.example`, name: 'Petra Voss', company: `Verlag ${appName}`, language }
  await startTrial(developer, appName)
  const { accountId, inviteId } = await handOver(developer, appName, person)
  await setPassword({ kind: 'account', accountId, provedAt: clock.now() }, { password: PASSWORD })
  await setLanguage({ kind: 'account', accountId }, { language })
  const { mailedLink: link } = await linksOf(inviteId)
  return {
    ...person,
    password: PASSWORD,
    inviteId,
    link,
    appName,
    slug: person.company.toLowerCase().replace(' ', '-'),
  }
}

async function offer(developer: Developer, client: Parameters<typeof inviteClient>[2]): Promise<Offered> {
  const { name } = await startTrial(developer, fresh('blumenhaus'))
  return { ...(await inviteClient(developer, name, client)), developer, appName: name }
}

async function linksOfEveryKind(language: Language, knownEmail: string, newcomerEmail: string) {
  const [sender, other] = [await newDeveloper(language), await newDeveloper(language)]
  const to = (word: string) => ({ email: `kim@${fresh(word)}.example`, language })
  const expired = await offer(sender, to('expired'))
  const declined = await offer(sender, to('declined'))
  const withdrawn = await offer(sender, { ...to('withdrawn'), keptAccess: 'none' })
  await change(expired, { expiresAt: LONG_AGO })
  await change(declined, { declinedAt: LONG_AGO, declineReason: MESSAGE })
  const replaced = await offer(other, to('replaced'))
  await change(replaced, { lastSentAt: LONG_AGO })
  await resend(other.actor, { inviteId: replaced.inviteId })
  const toPetra = await offer(other, { email: knownEmail, language })
  const toNewcomer = await offer(await newDeveloper(language), { email: newcomerEmail, language })
  return { sender, withdrawn, replaced, expired, declined, toPetra, toNewcomer }
}

/** What is left of offers on their sender's side. */
async function someWhoseOffersEnded(language: Language) {
  const developer = await newDeveloper(language)
  const to = (word: string) => ({ email: `kim@${fresh(word)}.example`, language })
  const wanted = await offer(developer, to('asked-for'))
  await change(wanted, { expiresAt: LONG_AGO, newLinkWantedAt: LONG_AGO })
  const withdrawn = await offer(developer, to('taken-back'))
  await withdrawOffer(withdrawn)
  return { developer, withdrawn, wanted }
}

/** After everything that needs the offer itself has looked at it. */
export function withdrawOffer({ developer, inviteId }: Offered): Promise<void> {
  return withdraw(developer.actor, { inviteId })
}

/** Sets a moment of an invite to what time alone would make it. */
function change(invited: Invited, moments: Partial<typeof clientInvites.$inferInsert>) {
  return db().update(clientInvites).set(moments).where(eq(clientInvites.id, invited.inviteId))
}

/** Places an order in a browser and stops at the payment page; answers the checkout. */
export async function orderIn(page: Page, offered: Offered, language: Language): Promise<string> {
  await orderAsNewcomer(page, `/i/${offered.mailedLink}`, `Blumenhaus ${offered.appName}`, { language })
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
