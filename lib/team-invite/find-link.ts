import { arrayContains, eq, or, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { Channel, LinkPage } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { nameBeside, OWNER_NAME } from '@/lib/company/shown-name'
import type { Day } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { lastDay } from '@/lib/expiry'
import { channelOf, looksLikeLink } from '@/lib/links/derived'
import { token } from '@/lib/token'
import { invitedApps } from './queries'
import type { TeamInviteRow } from './rows'
import { pageOf } from './states'

export type TeamLinkBearer = Extract<Actor, { kind: 'link-bearer' }>

/** What whoever is invited reads. */
export type TeamOffer = {
  /** '' where it is left out. */
  companyName: string
  companySlug: string
  inviter: { name: string; email: string }
  appNames: string[]
  openUntil: Day
  daysLeft: number
}

/** What stands behind a link: the page it shows now and, where there is one, the invite. `channel` is null for a former link. */
export type FoundTeamLink =
  | { page: LinkPage; invite: TeamInviteRow; channel: Channel | null; offer: TeamOffer }
  | { page: 'unknown'; invite: null; channel: null; offer: null }

const UNKNOWN: FoundTeamLink = { page: 'unknown', invite: null, channel: null, offer: null }

/** Looks a link up by its SHA-256. Changes nothing, whoever asks and however often. One round trip. */
export async function findTeamLink(linkToken: string): Promise<FoundTeamLink> {
  if (!looksLikeLink(linkToken)) return UNKNOWN
  const hash = token.hash(linkToken)
  const [row] = await db()
    .select({
      invite: teamInvites,
      companyName: sql<string>`coalesce(${companies.name}, ${OWNER_NAME}, '')`,
      companySlug: companies.slug,
      inviterEmail: accounts.email,
      appNames: invitedApps,
    })
    .from(teamInvites)
    .innerJoin(companies, eq(companies.id, teamInvites.companyId))
    .innerJoin(accounts, eq(accounts.id, teamInvites.inviterId))
    .where(
      or(
        eq(teamInvites.mailedHash, hash),
        eq(teamInvites.copiedHash, hash),
        arrayContains(teamInvites.formerHashes, [hash]),
      ),
    )
    .limit(1)
  if (!row) return UNKNOWN
  const { invite, inviterEmail, ...offer } = row
  const now = clock.now()
  const channel = channelOf(invite, hash)
  return {
    page: pageOf(invite, channel !== null, now),
    invite,
    channel,
    offer: {
      ...offer,
      companyName: nameBeside(invite.senderName, offer.companyName),
      ...lastDay(invite.expiresAt, now),
      inviter: { name: invite.senderName, email: inviterEmail },
    },
  }
}

/**
 * Whoever acts with a link that works now; `mayBeUsed` for the press that joins, because it may come twice.
 * Refuses: not-found, invite-expired, invite-not-open.
 */
export async function teamBearerOf(linkToken: string, { mayBeUsed = false } = {}): Promise<TeamLinkBearer> {
  const { page, invite, channel } = await findTeamLink(linkToken)
  if (!invite) refuse('not-found')
  if (page === 'expired') refuse('invite-expired')
  const works = page === 'landing' || (mayBeUsed && page === 'used')
  if (!works || !channel) refuse('invite-not-open')
  return { kind: 'link-bearer', inviteId: invite.id, channel, generation: invite.generation }
}
