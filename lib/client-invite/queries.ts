import { and, asc, desc, eq, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { type Asked, type Given, type Places, prepared } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import { people, seats } from '@/db/schema/views'
import type { InviteState, KeptAccess, MailState } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { CLIENT_INVITE_WAITS } from '@/lib/company/waiting-invites'
import type { Day } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { lastDay } from '@/lib/expiry'
import { isId } from '@/lib/id'
import { findMailState, mailStateOf } from '@/lib/kernel/mail-state'
import type { OpenedLink } from '@/lib/links/open-link'
import { absolute, paths } from '@/lib/paths'
import { eligibleApps } from './eligible-apps'
import { linkToken } from './links'
import { reminderKey } from './mark-reminded'
import { momentColumns } from './moment-columns'
import { asForSomebodyNew, asOrdered, type InviteRow, type Offer, offerOf } from './offer'
import { openClientLink } from './open-link'
import { mayRemind } from './reminders'
import { isOpen, mayResend, mayWithdraw, stateOf } from './states'

/** One line of a sender's list. */
export type InvitationLine = {
  id: string
  appNames: string[]
  clientName: string
  /** As it is typed. */
  email: string
  state: InviteState
  openUntil: Day
  daysLeft: number
  /** How far the newest mail is. */
  mail: MailState
  sentAt: Date
}

// Tables are named outright: Drizzle leaves the table out of a column in a select from one table, and the inner query would
// take it for its own.
/** The names of the Apps that an invite is about, as a column of a select from invites. */
export const offeredNames = sql<string[]>`array(
  select a.name from client_invite_apps o join apps a on a.id = o.app_id
  where o.invite_id = client_invites.id order by 1)`

const lineColumns = {
  id: clientInvites.id,
  clientName: clientInvites.clientName,
  email: clientInvites.email,
  ...momentColumns,
  appNames: offeredNames,
  mail: mailStateOf(sql`'invite:' || client_invites.id || ':' || client_invites.generation`),
}

/** What this person sent, the newest 200, newest first. One round trip. */
export function invitationsOf(accountId: string): Asked<InvitationLine[]> {
  return sentBy({ accountId }).as((rows) => rows.map(lineOf))
}

const sentBy = prepared((reader, { accountId }: Places<{ accountId: string }>) => newestSent(reader, accountId))

/** What is on its way to clients, the newest 200, for home. One round trip. */
export function openInvitesOf(accountId: string): Asked<InvitationLine[]> {
  return waitingOf({ accountId }).as((rows) => rows.map(lineOf))
}

const waitingOf = prepared((reader, { accountId }: Places<{ accountId: string }>) =>
  newestSent(reader, accountId, CLIENT_INVITE_WAITS),
)

function newestSent(reader: Reader, accountId: Given<string>, which?: SQL) {
  return reader
    .select(lineColumns)
    .from(clientInvites)
    .where(and(eq(clientInvites.senderId, accountId), isNotNull(clientInvites.sentAt), which))
    .orderBy(desc(clientInvites.sentAt))
    .limit(200)
}

/** One invite as its sender follows it. */
export type Invitation = InvitationLine & {
  offer: Offer
  /** The link for the developer's own messages: whoever opens it has to prove the mailbox with a code. */
  copyLink: string | null
  mayResend: boolean
  mayRemind: boolean
  mayWithdraw: boolean
  seenAt: Date | null
  orderedAt: Date | null
  completedAt: Date | null
  newLinkWantedAt: Date | null
  remindedAt: Date | null
  /** How far the mail of the last reminder is. */
  reminder: MailState
  remindersStoppedAt: Date | null
  /** In the client's own words; may be empty. */
  declineReason: string
  /** Where the App went, once handed over and if the sender can still see it. */
  company: { slug: string; name: string } | null
}

/** An invite of this sender, or null: somebody else's and none at all are the same. */
export async function findInvitation(accountId: string, inviteId: string): Promise<Invitation | null> {
  if (!isId(inviteId)) return null
  const [row] = await db()
    .select({ invite: clientInvites, line: lineColumns })
    .from(clientInvites)
    .where(and(eq(clientInvites.id, inviteId), eq(clientInvites.senderId, accountId), isNotNull(clientInvites.sentAt)))
  if (!row) return null
  const { invite } = row
  const now = clock.now()
  const [offered, company, kept, reminder] = await Promise.all([
    offerOf(db(), invite),
    companyAfter(invite),
    keptAfter(invite),
    invite.remindedAt
      ? findMailState(reminderKey(invite.id, invite.remindedAt), { isSecret: false })
      : ('sent' as const),
  ])
  if (!offered) return null
  return {
    ...lineOf(row.line),
    offer: asOrdered(offered, kept),
    copyLink: isOpen(invite, now) ? absolute(paths.landing(linkToken(invite, 'copied'))) : null,
    mayResend: mayResend(invite, now),
    mayRemind: mayRemind(invite, now),
    mayWithdraw: mayWithdraw(invite, now),
    seenAt: invite.seenAt,
    orderedAt: invite.orderedAt,
    completedAt: invite.completedAt,
    newLinkWantedAt: invite.newLinkWantedAt,
    remindedAt: invite.remindedAt,
    reminder,
    remindersStoppedAt: invite.remindersStoppedAt,
    declineReason: invite.declineReason,
    company,
  }
}

/** What the hand-over left to the sender; until then what they ask for. */
async function keptAfter({ id, completedAt, keptAccess }: InviteRow): Promise<KeptAccess> {
  if (!completedAt) return keptAccess
  const [applied] = await db()
    .select({ keptAccess: billingCheckouts.keptAccess })
    .from(billingCheckouts)
    .where(and(eq(billingCheckouts.inviteId, id), eq(billingCheckouts.status, 'applied')))
  return applied?.keptAccess ?? keptAccess
}

/** Only for somebody who still has access there. */
async function companyAfter(invite: InviteRow): Promise<{ slug: string; name: string } | null> {
  const appId = invite.terms?.apps.at(0)?.appId
  if (!invite.completedAt || !appId) return null
  const rows = await db()
    .select({ slug: companies.slug, name: companies.name })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .innerJoin(seats, and(eq(seats.companyId, companies.id), eq(seats.accountId, invite.senderId)))
    .where(and(eq(apps.id, appId), or(isNull(seats.appId), eq(seats.appId, apps.id))))
  const company = rows.at(0)
  return company?.name ? { slug: company.slug, name: company.name } : null
}

function lineOf(
  row: Omit<InvitationLine, 'state' | 'openUntil' | 'daysLeft' | 'sentAt'> & Parameters<typeof stateOf>[0],
): InvitationLine {
  const now = clock.now()
  return {
    id: row.id,
    appNames: row.appNames,
    clientName: row.clientName,
    email: shownAddress(row.email),
    state: stateOf(row, now),
    ...lastDay(row.expiresAt ?? now, now),
    mail: row.mail,
    sentAt: row.sentAt ?? now,
  }
}

/** A draft of the wizard with the offer it would make; null for anybody but its sender. `isSent` once it is none any more. */
export async function findDraft(accountId: string, draftId: string) {
  if (!isId(draftId)) return null
  const [draft] = await db()
    .select()
    .from(clientInvites)
    .where(and(eq(clientInvites.id, draftId), eq(clientInvites.senderId, accountId)))
  if (!draft) return null
  const offer = await offerOf(db(), draft)
  return { draft, offer: offer && asForSomebodyNew(offer), isSent: draft.sentAt !== null }
}

/** Every App the wizard's first step lists. */
export function appsToOffer(accountId: string) {
  return eligibleApps(db(), accountId)
}

/** Other members who lose an App when it is handed over, by name: the wizard's check says so. */
export async function losingMembers(draft: InviteRow): Promise<string[]> {
  if (!draft.companyId) return []
  const rows = await db()
    .select({ name: people.label })
    .from(memberships)
    .innerJoin(people, eq(people.accountId, memberships.accountId))
    .where(
      and(
        eq(memberships.companyId, draft.companyId),
        ne(memberships.accountId, draft.senderId),
        ne(people.email, draft.email),
      ),
    )
    .orderBy(asc(people.label))
  return rows.map(({ name }) => name)
}

/** What the page behind a client's link needs. Read only. */
export async function findOffer(token: string): Promise<OpenedLink<InviteRow> & { offer: Offer | null }> {
  const opened = await openClientLink(token)
  const offer = opened.invite && (await offerOf(db(), opened.invite))
  // Behind a link that was passed on, anybody may read: nobody says there whether the mailbox has an account.
  return { ...opened, offer: offer && opened.bearer?.channel === 'copied' ? { ...offer, mayJoinOwned: true } : offer }
}
