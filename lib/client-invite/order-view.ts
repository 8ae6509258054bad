import { and, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Places, prepared, together } from '@/db/prepared'
import { accounts } from '@/db/schema/accounts'
import { type BuyerDraft, billingCheckouts } from '@/db/schema/billing'
import type { Channel, KeptAccess, Role } from '@/db/vocabulary'
import type { SignedIn } from '@/lib/auth/session-rows'
import { needsTick } from '@/lib/billing/agreements'
import { countries } from '@/lib/billing/countries'
import { amountHash, type Quote } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { appIdsOf, roleOf } from '@/lib/company/members'
import { dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { type BuyerOption, ownedCompanies } from './buyers'
import { keepable } from './kept-access'
import { type InviteRow, limitAfter, type Offer, offerOf, proposedBuyer, quoteFor } from './offer'
import { hashTerms, termsToday } from './terms'

/** What the order page shows to whom: the order itself, or the step that is missing before it. */
export type OrderView =
  | { kind: 'other-account' }
  /** The mailbox has an account and the link was mailed: its password or a code. */
  | { kind: 'sign-in' }
  /** The link was passed on: a code to the mailbox, whether or not it has an account. */
  | { kind: 'prove-mailbox' }
  | {
      kind: 'order'
      offer: Offer
      /** Null for a client who is new here: the account comes with the order. */
      account: SignedIn | null
      chosen: BuyerOption | null
      others: BuyerOption[]
      /** What was typed at an earlier order of a new Company that did not come to an end: nobody types it twice. */
      typed: BuyerDraft | null
      kept: KeptChoice
      needsTick: boolean
      /** Of the buyer the offer is drawn for. */
      country: string
      amountHash: string
      /** What a new Company would pay, by its country; nothing where one is chosen that is there already. */
      quotes: { country: string; quote: Quote; limit: number | null }[]
      /** What Admins may order a month once it is ordered, in net cents; null where there will be none. */
      limit: number | null
      termsHash: string
    }

/** What the sender may keep: what the client chooses from, and what the sender is in the chosen Company today. */
type KeptChoice = { choices: KeptAccess[]; preset: KeptAccess; held: Role | null; worksOn: number }

/** The order page with everything to order. */
export type OrderReady = Extract<OrderView, { kind: 'order' }>

type Visit = { invite: InviteRow; channel: Channel; account: SignedIn | null; companyId: string | null }

/** Reads what the order page needs; nothing is written. `companyId` is the visitor's choice: an id, "new", or null for ours. */
export async function viewOrder({ invite, channel, account, companyId }: Visit): Promise<OrderView | null> {
  if (account && account.email !== invite.email) return { kind: 'other-account' }
  if (!account && channel === 'copied') return { kind: 'prove-mailbox' }
  if (!account && (await hasAccount(invite.email))) return { kind: 'sign-in' }
  const [options, before] = account
    ? await together([ownedCompanies(db(), account.id, invite), orderedBefore(account, invite)])
    : [[], null]
  const typed = before?.buyer.companyId === null ? before.buyer : null
  const chosen =
    companyId === 'new' ? null : (options.find((option) => option.id === companyId) ?? options.at(0) ?? null)
  const buyer = chosen ?? proposedBuyer(typed?.country ?? invite.country)
  const [offer, tick, kept] = await Promise.all([
    offerOf(db(), invite, buyer),
    chosen ? needsTick(db(), chosen.id) : true,
    keptChoice(invite, chosen, before?.keptAccess ?? null),
  ])
  if (!offer || !invite.terms) return null
  // Said where an Admin is, or may become one.
  const isLimited = kept.choices.includes('admin') || chosen?.hasAdmin
  const limit = isLimited ? limitAfter(offer.quote, chosen?.adminMonthlyLimit ?? 0) : null
  return {
    kind: 'order',
    offer,
    account,
    chosen,
    others: options.filter((option) => option.id !== chosen?.id),
    typed,
    kept,
    needsTick: tick,
    country: buyer.country,
    amountHash: amountHash(offer.quote),
    quotes: chosen ? [] : quotesByCountry(offer, limit),
    limit,
    termsHash: hashTerms(termsToday(invite.terms, invite.senderId, operator().documents)),
  }
}

function quotesByCountry({ apps }: Offer, limit: number | null) {
  const today = dayOf(clock.now(), operator().timeZone)
  return countries('en').map(({ code }) => ({
    country: code,
    quote: quoteFor(apps, proposedBuyer(code), today),
    limit,
  }))
}

async function hasAccount(email: string): Promise<boolean> {
  return (await accountAt({ email })).length > 0
}

const accountAt = prepared((reader, { email }: Places<{ email: string }>) =>
  reader.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email)),
)

async function keptChoice(
  { keptAccess: asked, senderId }: InviteRow,
  chosen: BuyerOption | null,
  before: KeptAccess | null,
): Promise<KeptChoice> {
  const [held, appIds] = chosen
    ? await Promise.all([roleOf(db(), chosen.id, senderId), appIdsOf(db(), chosen.id, senderId)])
    : [null, []]
  const choices = keepable(asked, held)
  const preset = before && choices.includes(before) ? before : asked
  return { choices, preset, held, worksOn: appIds.length }
}

/** The last order of this invite by this account: nobody types or chooses the same twice. */
function orderedBefore(account: SignedIn, invite: InviteRow) {
  return lastOrder({ inviteId: invite.id, accountId: account.id }).as(([last]) => last ?? null)
}

const lastOrder = prepared((reader, { inviteId, accountId }: Places<{ inviteId: string; accountId: string }>) =>
  reader
    .select({ buyer: billingCheckouts.buyer, keptAccess: billingCheckouts.keptAccess })
    .from(billingCheckouts)
    .where(and(eq(billingCheckouts.inviteId, inviteId), eq(billingCheckouts.accountId, accountId)))
    .orderBy(desc(billingCheckouts.orderedAt))
    .limit(1),
)
