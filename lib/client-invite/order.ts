import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { BuyerDraft } from '@/db/schema/billing'
import { clientInvites, type Terms } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import type { KeptAccess, Language } from '@/db/vocabulary'
import type { Actor, LinkBearer } from '@/lib/actor'
import { createAccount } from '@/lib/auth/create-account'
import { isCountry } from '@/lib/billing/countries'
import { type Quote, quoteHash } from '@/lib/billing/quote'
import { looksLikeVatId, normaliseVatId } from '@/lib/billing/vat-id'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { canonicalEmail } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import { type Names, splitName } from '@/lib/person-name'
import { LONGEST_COMPANY_NAME, oneLine, shortLine } from '@/lib/plain-text'
import { type BuyerOption, buyerOf, needsTick, ownedCompanies } from './buyers'
import { complete } from './complete'
import { appsAreThere, maySend } from './entitled'
import { isKeepable } from './kept-access'
import { markWithdrawn } from './mark-withdrawn'
import { type InviteRow, offeredApps, quoteFor } from './offer'
import { hasJustOrdered, openCheckout } from './open-checkout'
import { mayOrder } from './states'
import { hashTerms, termsToday } from './terms'

export type OrderInput = {
  /** The signed-in account's id, if one. */
  accountId: string | null
  /** Of the page that was ordered on: the new account's, and the payment page's. */
  language: Language
  /** A Company's id, or null for a new one. */
  companyId: string | null
  name: string
  companyName: string
  country: string
  vatId: string
  invoiceEmail: string
  businessTick: boolean
  /** What the sender may keep; '' where the page gave no choice. */
  keptAccess: string
  /** What the page showed: both must still be true at the click. */
  quoteHash: string
  termsHash: string
}

/** What an order led to. `signIn` is an account that the mailed link has just proven and that has no session yet. */
export type Ordered =
  | { kind: 'amount-changed'; quote: Quote; quoteHash: string }
  | { kind: 'terms-changed' }
  | { kind: 'completed' | 'to-payment'; checkoutId: string; signIn: string | null }

/**
 * The client's binding click. Places the order under the invite's lock, with the quote as shown; a buyer with a payment method on
 * file takes over at once, everybody else goes on to Stripe. The same click again leads to the same Checkout; a refused one
 * changes nothing.
 * Refuses: not-found, invite-not-open, invite-completed, other-account, sign-in-first, mailbox-not-proven, client-name-missing,
 * kept-access-unknown, company-missing, company-not-owned, country-unknown, vat-id-invalid, email-invalid, tick-missing.
 * Source: docs/rules.md R8, R15, R16, R18, R27.
 */
export async function order(bearer: LinkBearer, input: OrderInput): Promise<Ordered> {
  const result = await inTransaction((tx) => placeOrder(tx, bearer, input))
  if (result === 'sender-not-entitled') refuse('invite-not-open')
  return result
}

async function placeOrder(
  tx: Transaction,
  bearer: LinkBearer,
  input: OrderInput,
): Promise<Ordered | 'sender-not-entitled'> {
  const invite = (await lockInvite(tx, bearer.inviteId)) ?? refuse('not-found')
  const now = clock.now()
  if (!invite.companyId || !invite.terms) refuse('not-found')
  if (!mayOrder(invite, now)) refuse(invite.completedAt ? 'invite-completed' : 'invite-not-open')
  // The link was looked up before the lock: a resend in between has killed it.
  if (invite.generation !== bearer.generation) refuse('invite-not-open')
  if (!(await maySend(tx, invite.senderId, invite.companyId))) {
    // Not the client's doing, which the log would say of whoever bears the link.
    await markWithdrawn(tx, { kind: 'clock' }, invite, 'right-lost')
    return 'sender-not-entitled'
  }
  if (!(await appsAreThere(tx, invite))) refuse('invite-not-open')
  const termsHash = await bringDocumentsUpToDate(tx, invite)
  if (termsHash !== input.termsHash) return { kind: 'terms-changed' }
  const keptAccess = judgeKept(invite.terms, input.keptAccess)
  const known = await knownAccount(tx, bearer, invite, input.accountId)
  if (known) await nameAccount(tx, known, input.name)
  const chosen = input.accountId ? await chosenCompany(tx, input.accountId, invite, input.companyId) : null
  const buyer = chosen ? existingBuyer(chosen) : newBuyer(input, invite)
  if ((!chosen || (await needsTick(tx, chosen.id))) && !input.businessTick) refuse('tick-missing', 'businessTick')
  const offered = await offeredApps(tx, invite, dayOf(now, operator().timeZone))
  const quote = quoteFor(offered, buyerOf(buyer, chosen), dayOf(now, operator().timeZone))
  const hash = quoteHash(quote)
  if (hash !== input.quoteHash) return { kind: 'amount-changed', quote, quoteHash: hash }
  const accountId = known ?? (await openAccount(tx, invite, input))
  const ordered = { ...invite, termsHash, orderedAt: invite.orderedAt ?? now, seenAt: invite.seenAt ?? now }
  const { checkout, isNew } = await openCheckout(tx, ordered, {
    accountId,
    buyer,
    quote,
    keptAccess,
    language: input.language,
    site: appHost(offered[0]?.name ?? ''),
    contactId: chosen?.contactId ?? null,
  })
  // The click that made the account, a second time: it may lead where the first one led, and to nothing else.
  if (known && !input.accountId && isNew) refuse('sign-in-first')
  await tx
    .update(clientInvites)
    .set({ orderedAt: ordered.orderedAt, seenAt: ordered.seenAt })
    .where(eq(clientInvites.id, invite.id))
  const actor: Actor = { kind: 'account', accountId }
  if (isNew) await record(tx, actor, { verb: 'invite-ordered', companyId: invite.companyId, inviteId: invite.id })
  const signIn = known ? null : accountId
  if (!chosen?.contactId) return { kind: 'to-payment', checkoutId: checkout.id, signIn }
  const reason = await complete(tx, actor, ordered, checkout, { contactId: chosen.contactId })
  if (reason) refuse(reason === 'company-not-owned' ? 'company-not-owned' : 'invite-not-open')
  return { kind: 'completed', checkoutId: checkout.id, signIn }
}

/** The operator may publish new documents while an invite is open: the client orders on those that the page shows. */
async function bringDocumentsUpToDate(tx: Transaction, invite: InviteRow): Promise<string> {
  const { terms, termsHash } = invite
  if (!terms || !termsHash) refuse('not-found')
  const current = termsToday(terms, invite.senderId, operator().documents)
  const currentHash = hashTerms(current)
  if (currentHash === termsHash) return termsHash
  await tx.update(clientInvites).set({ terms: current, termsHash: currentHash }).where(eq(clientInvites.id, invite.id))
  invite.terms = current
  return currentHash
}

/**
 * The account that orders: the signed-in one if the invite is for it, none yet when the mailed link stands for a new client. The
 * account that the same click made a moment ago counts too: a double click comes before the session has reached the browser.
 */
async function knownAccount(
  tx: Transaction,
  bearer: LinkBearer,
  invite: InviteRow,
  accountId: string | null,
): Promise<string | null> {
  const [invited] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, invite.email))
  if (accountId) return invited?.id === accountId ? accountId : refuse('other-account')
  if (bearer.channel === 'copied') refuse('mailbox-not-proven')
  if (!invited) return null
  return (await hasJustOrdered(tx, invite.id, invited.id)) ? invited.id : refuse('sign-in-first')
}

/** What the client lets the sender keep. Refuses: kept-access-unknown. */
function judgeKept({ keptAccess: asked }: Terms, chosen: string): KeptAccess {
  if (!chosen) return asked
  return isKeepable(asked, chosen) ? chosen : refuse('kept-access-unknown', 'keptAccess')
}

async function chosenCompany(
  tx: Transaction,
  accountId: string,
  invite: InviteRow,
  companyId: string | null,
): Promise<BuyerOption | null> {
  if (!companyId) return null
  const options = await ownedCompanies(tx, accountId, invite)
  return options.find((option) => option.id === companyId) ?? refuse('company-not-owned', 'company')
}

function existingBuyer(chosen: BuyerOption): BuyerDraft {
  return {
    companyId: chosen.id,
    companyName: chosen.legalName,
    country: chosen.country,
    vatId: chosen.vatId,
    invoiceEmail: chosen.invoiceEmail,
  }
}

function newBuyer(input: OrderInput, invite: InviteRow): BuyerDraft {
  const companyName = shortLine(input.companyName, LONGEST_COMPANY_NAME) || refuse('company-missing', 'companyName')
  if (!isCountry(input.country)) refuse('country-unknown', 'country')
  const vatId = normaliseVatId(oneLine(input.vatId)) || null
  if (vatId && !looksLikeVatId(vatId, input.country)) refuse('vat-id-invalid', 'vatId')
  const invoiceEmail = input.invoiceEmail
    ? (canonicalEmail(input.invoiceEmail) ?? refuse('email-invalid', 'invoiceEmail'))
    : invite.email
  return { companyId: null, companyName, country: input.country, vatId, invoiceEmail }
}

/**
 * A new client's account, at the order click: the mailed link has proven the mailbox. Whoever signed up with the address since
 * it was looked up has to sign in: a link alone opens no account that exists.
 */
async function openAccount(tx: Transaction, invite: InviteRow, { name, language }: OrderInput): Promise<string> {
  const { id, isNew } = await createAccount(tx, {
    kind: 'client',
    email: invite.email,
    ...namesIn(name),
    passwordHash: null,
    language,
  })
  return isNew ? id : refuse('sign-in-first')
}

/** An account that a code made has no name yet when the developer did not know it: it is asked for with the order. */
async function nameAccount(tx: Transaction, accountId: string, typedName: string): Promise<void> {
  const [account] = await tx.select({ firstName: accounts.firstName }).from(accounts).where(eq(accounts.id, accountId))
  if (account?.firstName) return
  await tx.update(accounts).set(namesIn(typedName)).where(eq(accounts.id, accountId))
}

/** One field for the whole name: split at the first space. Refuses: client-name-missing. */
function namesIn(typedName: string): Names {
  const name = shortLine(typedName, 160)
  if (!name) refuse('client-name-missing', 'name')
  const { firstName, lastName } = splitName(name)
  return { firstName: shortLine(firstName), lastName: shortLine(lastName) }
}
