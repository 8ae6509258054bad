import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { createApp } from '@/lib/apps/create'
import { issueCode } from '@/lib/auth/codes'
import { startCheckout } from '@/lib/billing/start-checkout'
import { describeClient } from '@/lib/client-invite/edit-draft'
import { linkToken } from '@/lib/client-invite/links'
import { openClientLink, workingClientLink } from '@/lib/client-invite/open-link'
import { order } from '@/lib/client-invite/order'
import { viewOrder } from '@/lib/client-invite/order-view'
import { send } from '@/lib/client-invite/send'
import { settle } from '@/lib/client-invite/settle'
import { startDraft } from '@/lib/client-invite/start-draft'
import { clock } from '@/lib/clock'
import { confirmSignUp, requestSignUp } from '@/lib/company/sign-up'
import { appHost, paths } from '@/lib/paths'
import { token } from '@/lib/token'
import { newVisitor } from './network'
import { inviteRow } from './rows'

/** A person with a login, made by verbs. `slug` is their own Company's. */
export type Developer = { actor: AccountActor; email: string; password: string; name: string; slug: string }
export type NewDeveloper = { firstName: string; lastName: string; email: string; password: string; language?: Language }

/** Everybody's password in tests. */
export const PASSWORD = 'paper ink pine 1'
/** Its hash at the product's cost: hashing it anew for everybody would take longer than most of what is tested. */
const PASSWORD_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$Ybr6xLALkjTR+GySkCmewA$O06JVmkkoZ1Gl94Z3m4RMZnlhzmn4gRZ/aldYh0cNnk'

let names = 0

/** Names that are free in this process's database, in tests that make several things. */
export function fresh(word: string): string {
  names += 1
  return `${word}-${names}`
}

/** A developer of their own for one test. */
export function newDeveloper(language: Language = 'en'): Promise<Developer> {
  const email = `${fresh('mara')}@studio-nord.example`
  return signUpDeveloper({ firstName: 'Mara', lastName: 'Lindqvist', email, password: PASSWORD, language })
}

/** Signs a developer up the whole way: the half sign-up, the code from the mail, the own Company. */
export async function signUpDeveloper(person: NewDeveloper): Promise<Developer> {
  const tokenId = await halfSignUp({ language: 'en', ...person })
  const accountId = await confirmSignUp({ tokenId, code: await codeOf(tokenId) }, newVisitor())
  const [own] = await db().select({ slug: companies.slug }).from(companies).where(eq(companies.ownAccountId, accountId))
  return {
    actor: { kind: 'account', accountId, provedAt: clock.now() },
    email: person.email,
    password: person.password,
    name: `${person.firstName} ${person.lastName}`,
    slug: own?.slug ?? '',
  }
}

function halfSignUp(person: NewDeveloper & { language: Language }): Promise<string> {
  if (person.password !== PASSWORD) return requestSignUp(person, newVisitor())
  const { firstName, lastName, email, language } = person
  const halfSignUp = { firstName, lastName, passwordHash: PASSWORD_HASH }
  return inTransaction((tx) => issueCode(tx, { purpose: 'sign-up', email, halfSignUp, language }))
}

/** The 6-digit code that a mail carries: derived, as the outbox derives it. */
export async function codeOf(tokenId: string): Promise<string> {
  const [row] = await db().select().from(oneTimeTokens).where(eq(oneTimeTokens.id, tokenId))
  if (!row) throw new Error(`no code ${tokenId}`)
  return token.code({ purpose: 'code', id: row.id, generation: row.generation })
}

export async function startTrial(
  developer: Developer,
  name: string,
  planSlug = 'standard',
): Promise<{ id: string; name: string }> {
  return createApp(developer.actor, { companySlug: developer.slug, name, planSlug })
}

export type Invited = { inviteId: string; mailedLink: string; copiedLink: string; email: string }

export type InvitedClient = {
  email: string
  name?: string
  company?: string
  message?: string
  keptAccess?: 'admin' | 'collaborator' | 'none'
  language?: Language
}

/** Offers an App to a client: draft, who, send. */
export async function inviteClient(
  developer: Pick<Developer, 'actor'>,
  appName: string,
  client: InvitedClient,
): Promise<Invited> {
  const { draftId } = await startDraft(developer.actor, { appName })
  await describeClient(developer.actor, {
    draftId,
    email: client.email,
    clientName: client.name ?? '',
    clientCompany: client.company ?? '',
    message: client.message ?? '',
    noun: 'website',
    country: 'DE',
    language: client.language ?? 'en',
    keptAccess: client.keptAccess ?? 'admin',
    expiryDays: 14,
    acceptedEmail: '',
    firstName: '',
    lastName: '',
  })
  const { inviteId } = await send(developer.actor, { draftId, sendCopy: true })
  return { inviteId, email: client.email, ...(await linksOf(inviteId)) }
}

export type Offered = Invited & {
  appName: string
  site: string
  /** What its client calls their Company. */
  company: string
  /** The addresses of both links. */
  link: string
  copied: string
}

/** A new App of a developer, offered to somebody new unless an address is given. The word is what its name begins with. */
export async function offerFrom(
  developer: Developer,
  { word = 'blumenhaus', ...client }: { word?: string } & Partial<InvitedClient> = {},
): Promise<Offered> {
  const { name: appName } = await startTrial(developer, fresh(word))
  const invited = await inviteClient(developer, appName, { email: `kim@${appName}.example`, ...client })
  return {
    ...invited,
    appName,
    site: appHost(appName),
    company: client.company ?? `Laden ${appName}`,
    link: paths.landing(invited.mailedLink),
    copied: paths.landing(invited.copiedLink),
  }
}

/** Both links of an invite as they work now. */
export async function linksOf(inviteId: string): Promise<{ mailedLink: string; copiedLink: string }> {
  const invite = await inviteRow(inviteId)
  return { mailedLink: linkToken(invite, 'mailed'), copiedLink: linkToken(invite, 'copied') }
}

/** The order of a new client through the mailed link; stops in front of Stripe's page. */
export async function orderAsNewClient(
  invited: Invited,
  client: { name: string; company: string; language?: Language },
): Promise<{ checkoutId: string; url: string; accountId: string }> {
  const { invite, bearer } = workingClientLink(await openClientLink(invited.mailedLink))
  const view = await viewOrder({ invite, channel: bearer.channel, account: null, companyId: null })
  if (view?.kind !== 'order') throw new Error(`the order page shows ${view?.kind}`)
  const result = await order(bearer, {
    accountId: null,
    language: client.language ?? 'en',
    companyId: null,
    name: client.name,
    companyName: client.company,
    country: 'DE',
    vatId: '',
    invoiceEmail: '',
    businessTick: true,
    shownCountry: 'DE',
    amountHash: view.amountHash,
    keptAccess: '',
    termsHash: view.termsHash,
  })
  if (result.kind !== 'to-payment') throw new Error(`the order led to ${result.kind}`)
  const [account] = await db().select({ id: accounts.id }).from(accounts).where(eq(accounts.email, invited.email))
  const url = await startCheckout(result.checkoutId)
  return { checkoutId: result.checkoutId, url, accountId: account?.id ?? '' }
}

export const GOOD_CARD = '4242 4242 4242 4242'

/** Fills in the payment page of the Stripe stand-in as a person would. Answers where it sends them. */
export async function payAtStandIn(url: string, name: string): Promise<string> {
  const form = new URLSearchParams({
    number: GOOD_CARD,
    expiry: '12 / 34',
    cvc: '123',
    name,
    country: 'DE',
    line1: 'Gartenweg 3',
    postal_code: '24105',
    city: 'Kiel',
  })
  const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (answer.status !== 303 || !location) throw new Error(`the payment page answered ${answer.status}`)
  return location
}

/** A whole hand-over: offered, ordered, paid, settled. Answers the client's account and Company. */
export async function handOver(
  developer: Developer,
  appName: string,
  client: InvitedClient & { name: string; company: string },
): Promise<{ accountId: string; inviteId: string; checkoutId: string }> {
  const invited = await inviteClient(developer, appName, client)
  const ordered = await orderAsNewClient(invited, client)
  await payAtStandIn(ordered.url, client.name)
  const status = await settle({ checkoutId: ordered.checkoutId })
  if (status !== 'applied') throw new Error(`the checkout is ${status}`)
  return { accountId: ordered.accountId, inviteId: invited.inviteId, checkoutId: ordered.checkoutId }
}
