import { and, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { clientInvites } from '@/db/schema/client-invites'
import { companies, memberships } from '@/db/schema/companies'
import type { InviteState } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { addDays, type Day, dayOf, daysBetween } from '@/lib/day'
import { isId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { absolute, paths } from '@/lib/paths'
import { eligibleApps } from './eligible-apps'
import { type FoundLink, findLink } from './find-link'
import { linkToken } from './links'
import { momentColumns } from './moment-columns'
import { type InviteRow, type Offer, offerOf } from './offer'
import { mayRemind } from './reminders'
import { isOpen, mayResend, mayWithdraw, stateOf } from './states'

/** One line of a sender's list. */
export type InvitationLine = {
  id: string
  appNames: string[]
  clientName: string
  email: string
  state: InviteState
  openUntil: Day
  daysLeft: number
  /** Whether the newest mail has been handed over to the mail service. */
  mailHandedOver: boolean
  sentAt: Date
}

const lineColumns = {
  id: clientInvites.id,
  clientName: clientInvites.clientName,
  email: clientInvites.email,
  ...momentColumns,
  // Tables are named outright: Drizzle leaves the table out of a column in a select from one table, and the inner query
  // would take it for its own.
  appNames: sql<string[]>`array(
    select a.name from client_invite_apps o join apps a on a.id = o.app_id
    where o.invite_id = client_invites.id order by 1)`,
  mailHandedOver: sql<boolean>`exists (
    select 1 from outbox b where b.key = 'invite:' || client_invites.id || ':' || client_invites.generation
      and b.done_at is not null)`,
}

/** Everything this person sent, newest first. One round trip. */
export async function invitationsOf(accountId: string): Promise<InvitationLine[]> {
  const rows = await db()
    .select(lineColumns)
    .from(clientInvites)
    .where(and(eq(clientInvites.senderId, accountId), isNotNull(clientInvites.sentAt)))
    .orderBy(desc(clientInvites.sentAt))
    .limit(200)
  return rows.map(lineOf)
}

/** What is on its way to clients, for home. */
export async function openInvitesOf(accountId: string): Promise<InvitationLine[]> {
  const lines = await invitationsOf(accountId)
  return lines.filter((line) => ['sent', 'seen', 'at-payment', 'expired'].includes(line.state))
}

/** What was asked of this person as a client and still waits for them: shown on the home of somebody without a Company. */
export async function invitesFor(
  email: string,
): Promise<{ id: string; site: string; link: string; senderName: string }[]> {
  const rows = await db()
    .select()
    .from(clientInvites)
    .where(
      and(
        eq(clientInvites.email, email),
        isNotNull(clientInvites.sentAt),
        isNull(clientInvites.completedAt),
        isNull(clientInvites.withdrawnAt),
        isNull(clientInvites.declinedAt),
      ),
    )
    .orderBy(desc(clientInvites.sentAt))
    .limit(20)
  const open = rows.filter((invite) => isOpen(invite, clock.now()))
  const offers = await Promise.all(open.map((invite) => offerOf(db(), invite)))
  return open.flatMap((invite, index) => {
    const offer = offers[index]
    if (!offer) return []
    // A signed-in account has proven this mailbox, so the page behind asks for nothing more.
    return [
      {
        id: invite.id,
        site: offer.site,
        link: paths.order(linkToken(invite, 'copied')),
        senderName: offer.sender.name,
      },
    ]
  })
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
  const [offer, company] = await Promise.all([offerOf(db(), invite), companyAfter(invite)])
  if (!offer) return null
  return {
    ...lineOf(row.line),
    offer,
    copyLink: isOpen(invite, now) ? absolute(paths.landing(linkToken(invite, 'copied'))) : null,
    mayResend: mayResend(invite, now),
    mayRemind: mayRemind(invite, now),
    mayWithdraw: mayWithdraw(invite, now),
    seenAt: invite.seenAt,
    orderedAt: invite.orderedAt,
    completedAt: invite.completedAt,
    newLinkWantedAt: invite.newLinkWantedAt,
    remindedAt: invite.remindedAt,
    remindersStoppedAt: invite.remindersStoppedAt,
    declineReason: invite.declineReason,
    company,
  }
}

/** Only for somebody who still has access there. */
async function companyAfter(invite: InviteRow): Promise<{ slug: string; name: string } | null> {
  const appId = invite.terms?.apps.at(0)?.appId
  if (!invite.completedAt || !appId) return null
  const rows = await db()
    .select({ slug: companies.slug, name: companies.name })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .leftJoin(memberships, and(eq(memberships.companyId, companies.id), eq(memberships.accountId, invite.senderId)))
    .leftJoin(
      appCollaborators,
      and(eq(appCollaborators.appId, apps.id), eq(appCollaborators.accountId, invite.senderId)),
    )
    .where(and(eq(apps.id, appId), or(isNotNull(memberships.role), isNotNull(appCollaborators.appId))))
  const company = rows.at(0)
  return company?.name ? { slug: company.slug, name: company.name } : null
}

function lineOf(
  row: Omit<InvitationLine, 'state' | 'openUntil' | 'daysLeft' | 'sentAt'> & Parameters<typeof stateOf>[0],
): InvitationLine {
  const { timeZone } = operator()
  const now = clock.now()
  const openUntil = addDays(dayOf(row.expiresAt ?? now, timeZone), -1)
  return {
    id: row.id,
    appNames: row.appNames,
    clientName: row.clientName,
    email: row.email,
    state: stateOf(row, now),
    openUntil,
    daysLeft: Math.max(0, daysBetween(dayOf(now, timeZone), openUntil)),
    mailHandedOver: row.mailHandedOver,
    sentAt: row.sentAt ?? now,
  }
}

/** A draft of the wizard with the offer it would make; null for anybody but its sender. `sent` once it is none any more. */
export async function findDraft(accountId: string, draftId: string) {
  if (!isId(draftId)) return null
  const [draft] = await db()
    .select()
    .from(clientInvites)
    .where(and(eq(clientInvites.id, draftId), eq(clientInvites.senderId, accountId)))
  if (!draft) return null
  const offer = await offerOf(db(), draft)
  return { draft, offer, isSent: draft.sentAt !== null }
}

/** Every App the wizard's first step lists. */
export function appsToOffer(accountId: string) {
  return eligibleApps(db(), accountId)
}

/** Other members who lose an App when it is handed over, by name: the wizard's check says so. */
export async function losingMembers(draft: InviteRow): Promise<string[]> {
  if (!draft.companyId) return []
  const rows = await db().execute<{ name: string }>(sql`
    select coalesce(nullif(trim(a.first_name || ' ' || a.last_name), ''), a.email) as name
    from memberships m join accounts a on a.id = m.account_id
    where m.company_id = ${draft.companyId} and m.account_id <> ${draft.senderId} and a.email <> ${draft.email}
    order by 1`)
  return rows.map((row) => row.name)
}

/** What the page behind a client's link needs. Read only. */
export async function findOffer(linkToken: string): Promise<FoundLink & { offer: Offer | null }> {
  const found = await findLink(linkToken)
  return { ...found, offer: found.invite && (await offerOf(db(), found.invite)) }
}
