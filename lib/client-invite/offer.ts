import { eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Places, prepared, together } from '@/db/prepared'
import { appCollaborators, apps, planPrices, plans } from '@/db/schema/apps'
import type { clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { people } from '@/db/schema/views'
import { AGREED_DOCUMENTS, type AgreedDocument, type KeptAccess, type Language, type Noun } from '@/db/vocabulary'
import { priceOn } from '@/lib/apps/plans'
import { type Buyer, type Quote, quote } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { type Day, dayOf } from '@/lib/day'
import { expiryFrom, lastDay } from '@/lib/expiry'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import { firstWord } from '@/lib/person-name'
import { ownsOneBeside } from './buyers'
import { checkWord } from './check-word'

export type InviteRow = typeof clientInvites.$inferSelect

/** An App on offer with its plan and net monthly price. */
export type OfferedApp = {
  appId: string
  name: string
  planId: string
  planName: string
  planSize: string
  monthlyAmount: number
}

/** What a client is asked to take over: exactly the facts that landing, order page and mails show. */
export type Offer = {
  inviteId: string
  language: Language
  /** The site by name: the App's own address, or the first of several. */
  site: string
  otherSites: string[]
  noun: Noun
  apps: OfferedApp[]
  sender: { name: string; firstName: string; email: string; company: string | null }
  client: { name: string; email: string; company: string; country: string }
  message: string
  keptAccess: KeptAccess
  /** An order was placed and waits for its payment details. */
  isOrdered: boolean
  /** Everybody who will have access beside the client, by name. */
  access: { name: string; role: 'admin' | 'collaborator'; isSender: boolean }[]
  quote: Quote
  /** Who reads it may go on with a Company that they own already, as far as is known. For the client's own eyes. */
  mayJoinOwned: boolean
  documents: { document: AgreedDocument; version: string }[]
  checkWord: string
  /** The last full day the invite is open. */
  openUntil: Day
  daysLeft: number
}

/** The day's buyer as an invite proposes them: a business in the named country, without a VAT id. */
export function proposedBuyer(country: string): Buyer {
  return { country, vatId: null, vatStatus: null }
}

/** Builds the offer of a draft or a sent invite for a buyer, as of today. Null while no App is chosen. Two round trips. */
export async function offerOf(
  reader: Reader,
  invite: InviteRow,
  buyer = proposedBuyer(invite.country),
): Promise<Offer | null> {
  const choices = invite.terms?.apps ?? invite.appChoices
  if (choices.length === 0 || !invite.companyId) return null
  const now = clock.now()
  const today = dayOf(now, operator().timeZone)
  const appIds = choices.map((choice) => choice.appId)
  const [offered, people] = await Promise.all([
    offeredApps(reader, invite, today),
    peopleOn(reader, appIds, { senderId: invite.senderId, companyId: invite.companyId, email: invite.email }),
  ])
  const sender = people.sender
  if (offered.length === 0 || !sender) return null
  const senderName = invite.senderName ?? sender.fullName
  const [first, ...rest] = offered
  return {
    inviteId: invite.id,
    language: invite.language,
    site: appHost(first?.name ?? ''),
    otherSites: rest.map((app) => appHost(app.name)),
    noun: invite.noun,
    apps: offered,
    sender: { name: senderName, firstName: firstWord(senderName), email: sender.email, company: people.companyName },
    client: { name: invite.clientName, email: invite.email, company: invite.clientCompany, country: invite.country },
    message: invite.message,
    keptAccess: invite.keptAccess,
    isOrdered: invite.orderedAt !== null && invite.completedAt === null,
    access: accessAfterwards(invite.keptAccess, senderName, people.collaborators, invite),
    quote: quoteFor(offered, buyer, today),
    mayJoinOwned: people.mayJoinOwned,
    documents: AGREED_DOCUMENTS.map((document) => ({ document, version: operator().documents[document].version })),
    checkWord: checkWord(invite.id, invite.language),
    ...lastDay(invite.expiresAt ?? expiryFrom(now, invite.expiryDays), now),
  }
}

/** An offer as it was ordered: with what the client lets the sender keep. */
export function asOrdered(offer: Offer, keptAccess: KeptAccess): Offer {
  const others = offer.access.filter(({ isSender }) => !isSender)
  return { ...offer, keptAccess, access: withSender(keptAccess, offer.sender.name, others) }
}

/** How far the Admins of a Company may go a month once an offer is taken over: as far as before, and by what it costs further. */
export function limitAfter({ month }: Pick<Quote, 'month'>, before: number): number {
  return before + month.net
}

/**
 * What Admins of a new Company may order a month once it takes the offer over, in net cents; null where nobody becomes one, and
 * where the Company may be one that has a limit already.
 */
export function limitOfNew(offer: Pick<Offer, 'keptAccess' | 'quote' | 'mayJoinOwned'>): number | null {
  return offer.keptAccess === 'admin' && !offer.mayJoinOwned ? limitAfter(offer.quote, 0) : null
}

/** An offer for those who must not learn whether the client's mailbox has an account: as somebody new reads it. */
export function asForSomebodyNew(offer: Offer): Offer {
  return { ...offer, mayJoinOwned: false }
}

/** The quote of some offered Apps for a buyer on a day: the only way a client's price comes about. */
export function quoteFor(offered: OfferedApp[], buyer: Buyer, handOverDay: Day): Quote {
  const { currency, address, vat } = operator()
  return quote({
    plans: offered.map((app) => ({ planId: app.planId, name: app.planName, monthlyAmount: app.monthlyAmount })),
    currency,
    seller: { country: address.country, vat },
    buyer,
    handOverDay,
  })
}

/** The Apps on offer: with frozen prices once sent, with today's prices in a draft. In the order of the App's names. */
export async function offeredApps(reader: Reader, invite: InviteRow, today: Day): Promise<OfferedApp[]> {
  const choices = invite.terms?.apps ?? invite.appChoices
  const rows = await pricedApps(
    {
      appIds: choices.map(({ appId }) => appId),
      planIds: choices.map(({ planId }) => planId),
      today,
    },
    reader,
  )
  const frozen = new Map(invite.terms?.apps.map((app) => [app.appId, app.monthlyAmount]))
  return rows
    .filter((row) => choices.some((choice) => choice.appId === row.appId && choice.planId === row.planId))
    .map((row) => ({ ...row, monthlyAmount: frozen.get(row.appId) ?? row.monthlyAmount }))
    .sort((one, other) => one.name.localeCompare(other.name))
}

type Priced = { appIds: string[]; planIds: string[]; today: Day }

const pricedApps = prepared((reader, { appIds, planIds, today }: Places<Priced>) =>
  reader
    .select({
      appId: apps.id,
      name: apps.name,
      planId: plans.id,
      planName: plans.name,
      planSize: plans.size,
      monthlyAmount: planPrices.monthlyAmount,
    })
    .from(apps)
    .innerJoin(plans, sql`${plans.id} = any(${planIds}::uuid[])`)
    .innerJoin(planPrices, priceOn(today, operator().currency))
    .where(sql`${apps.id} = any(${appIds}::uuid[])`),
)

type Sending = { senderId: string; companyId: string; email: string }

async function peopleOn(reader: Reader, appIds: string[], sending: Sending) {
  const [collaborators, [sender]] = await together([collaboratorsOn({ appIds }, reader), senderIn(sending, reader)])
  const { companyName = null, mayJoinOwned = false } = sender ?? {}
  return { collaborators, sender, companyName, mayJoinOwned }
}

const collaboratorsOn = prepared((reader, { appIds }: Places<{ appIds: string[] }>) =>
  reader
    .selectDistinct({ id: people.accountId, email: people.email, label: people.label })
    .from(appCollaborators)
    .innerJoin(people, eq(people.accountId, appCollaborators.accountId))
    .where(sql`${appCollaborators.appId} = any(${appIds}::uuid[])`),
)

const senderIn = prepared((reader, { senderId, companyId, email }: Places<Sending>) =>
  reader
    .select({
      email: people.email,
      fullName: people.fullName,
      companyName: companies.name,
      mayJoinOwned: ownsOneBeside(reader, { email, senderId, leftId: companyId }),
    })
    .from(people)
    .leftJoin(companies, eq(companies.id, companyId))
    .where(eq(people.accountId, senderId)),
)

function accessAfterwards(
  keptAccess: KeptAccess,
  senderName: string,
  collaborators: { id: string; email: string; label: string }[],
  invite: InviteRow,
): Offer['access'] {
  const others = collaborators
    .filter((person) => person.id !== invite.senderId && person.email !== invite.email)
    .map((person) => ({ name: person.label, role: 'collaborator' as const, isSender: false }))
  return withSender(keptAccess, senderName, others)
}

function withSender(keptAccess: KeptAccess, senderName: string, others: Offer['access']): Offer['access'] {
  if (keptAccess === 'none') return others
  return [{ name: senderName, role: keptAccess, isSender: true }, ...others]
}
