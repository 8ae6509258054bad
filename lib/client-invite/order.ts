import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { BuyerDraft } from '@/db/schema/billing'
import { clientInvites, type Terms } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import type { KeptAccess, Language } from '@/db/vocabulary'
import { judgeNames } from '@/lib/account/judge-names'
import type { Actor, LinkBearer } from '@/lib/actor'
import { createAccount } from '@/lib/auth/create-account'
import { needsTick } from '@/lib/billing/agreements'
import { isCountry } from '@/lib/billing/countries'
import { amountHash } from '@/lib/billing/quote'
import { takeVatId } from '@/lib/billing/vat-id'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { operator } from '@/lib/operator'
import { pasted } from '@/lib/pasted'
import { appHost } from '@/lib/paths'
import { fullName, type Names, splitName } from '@/lib/person-name'
import { judgeCompany, oneLine } from '@/lib/plain-text'
import { type BuyerOption, buyerOf, ownedCompanies } from './buyers'
import { complete } from './complete'
import { appsAreThere, maySend } from './entitled'
import { isKeepable } from './kept-access'
import { markWithdrawn } from './mark-withdrawn'
import { type InviteRow, type OfferedApp, offeredApps, proposedBuyer, quoteFor } from './offer'
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
  amountHash: string
  termsHash: string
  /** The country whose amount the page showed. It is another than `country` only where no script could follow the choice. */
  shownCountry: string
}

/** What an order led to. `signIn` is an account that the mailed link has just proven and that has no session yet. */
export type Ordered =
  | { kind: 'amount-changed' }
  | { kind: 'terms-changed' }
  /** Nothing changed, but the chosen country has an amount that the page did not show yet. */
  | { kind: 'amount-not-shown' }
  | { kind: 'completed' | 'to-payment'; checkoutId: string; signIn: string | null }

/**
 * The client's binding click. Places the order under the invite's lock, with the quote as shown; a buyer with a payment method on
 * file takes over at once, everybody else goes on to Stripe. The same click again leads to the same Checkout; a refused one
 * changes nothing.
 * Refuses: not-found, invite-not-open, invite-completed, other-account, sign-in-first, mailbox-not-proven, client-name-missing,
 * client-name-long, name-leads-away, company-missing, company-name-long, line-leads-away, company-not-owned, payment-overdue, country-unknown, vat-id-invalid, tick-missing, what takeEmail refuses.
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
  const chosen = input.accountId ? await chosenCompany(tx, input.accountId, invite, input.companyId) : null
  const { names, buyer } = await judgeAll({
    names: async () => ((await lacksName(tx, known)) ? namesIn(input.name) : null),
    buyer: () => (chosen ? existingBuyer(chosen) : newBuyer(input, invite)),
    tick: async () => {
      if ((!chosen || (await needsTick(tx, chosen.id))) && !input.businessTick) refuse('tick-missing', 'businessTick')
    },
  })
  const today = dayOf(now, operator().timeZone)
  const offered = await offeredApps(tx, invite, today)
  const quote = quoteFor(offered, buyerOf(buyer, chosen), today)
  if (amountHash(quote) !== input.amountHash) {
    return { kind: isAmountOf(input.shownCountry, input, offered, today) ? 'amount-not-shown' : 'amount-changed' }
  }
  // An account that a code made has no name yet when the developer did not know it: it is asked for with the order.
  if (known && names) await tx.update(accounts).set(names).where(eq(accounts.id, known))
  const accountId = known ?? (await openAccount(tx, invite, names ?? namesIn(input.name), input.language))
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

async function newBuyer(input: OrderInput, invite: InviteRow): Promise<BuyerDraft> {
  const { country } = input
  const judged = await judgeAll({
    companyName: () => judgeCompany(input.companyName, 'companyName') || refuse('company-missing', 'companyName'),
    country: () => isCountry(country) || refuse('country-unknown', 'country'),
    vatId: () => (isCountry(country) ? takeVatId(input.vatId, country) : null),
    invoiceEmail: () => (pasted(input.invoiceEmail) ? takeEmail(input.invoiceEmail, 'invoiceEmail') : invite.email),
  })
  return { companyId: null, ...judged, country }
}

/** Whether an amount is what a new buyer of a country pays today. */
function isAmountOf(country: string, shown: { amountHash: string }, offered: OfferedApp[], today: Day): boolean {
  return isCountry(country) && amountHash(quoteFor(offered, proposedBuyer(country), today)) === shown.amountHash
}

/**
 * A new client's account, at the order click: the mailed link has proven the mailbox. Whoever signed up with the address since
 * it was looked up has to sign in: a link alone opens no account that exists.
 */
async function openAccount(tx: Transaction, invite: InviteRow, names: Names, language: Language): Promise<string> {
  const { id, isNew } = await createAccount(tx, {
    kind: 'client',
    email: invite.email,
    ...names,
    passwordHash: null,
    language,
  })
  return isNew ? id : refuse('sign-in-first')
}

/** Whether the name has to be asked for: of somebody new, or of an account that has none yet. */
async function lacksName(tx: Transaction, accountId: string | null): Promise<boolean> {
  if (!accountId) return true
  const [account] = await tx
    .select({ firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  return !account || !fullName(account)
}

/** One field for the whole name: split at the first space. Refuses: client-name-missing, client-name-long, name-leads-away. */
function namesIn(typedName: string): Names {
  const name = oneLine(typedName) || refuse('client-name-missing', 'name')
  return judgeNames(splitName(name), 'name')
}
