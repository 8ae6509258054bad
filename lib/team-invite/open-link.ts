import { eq, sql } from 'drizzle-orm'
import { type Places, prepared } from '@/db/prepared'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { LinkBearer } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { nameBeside, OWNER_NAME } from '@/lib/company/shown-name'
import type { Day } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { lastDay } from '@/lib/expiry'
import { hasLink, type OpenedLink, openLink, workingLink } from '@/lib/links/open-link'
import { invitedApps } from './queries'
import type { TeamInviteRow } from './rows'
import { stateOf } from './states'

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

/** A Team Invite as its link finds it. */
export type OfferedInvite = TeamInviteRow & { offer: TeamOffer }

/** What stands behind a link to a team. Changes nothing, whoever asks and however often. One round trip. */
export function openTeamLink(token: string): Promise<OpenedLink<OfferedInvite>> {
  return openLink(token, { load, stateOf: (invite) => stateOf(invite, clock.now()) })
}

/**
 * The same link, if somebody can join with it. The press that joins may come twice, so one that was used is good for it too.
 * Refuses: not-found, invite-expired, invite-not-open.
 */
export function joiningLink(opened: OpenedLink<OfferedInvite>): { invite: OfferedInvite; bearer: LinkBearer } {
  return opened.page === 'used' && opened.bearer ? opened : workingLink(opened)
}

async function load(hash: string): Promise<OfferedInvite | undefined> {
  const [row] = await inviteBehind({ hash })
  if (!row) return undefined
  const { invite, companyName, companySlug, inviterEmail, appNames } = row
  return {
    ...invite,
    offer: {
      companyName: nameBeside(invite.senderName, companyName),
      companySlug,
      inviter: { name: invite.senderName, email: inviterEmail },
      appNames,
      ...lastDay(invite.expiresAt, clock.now()),
    },
  }
}

const inviteBehind = prepared((reader, { hash }: Places<{ hash: string }>) =>
  reader
    .select({
      invite: teamInvites,
      companyName: sql<string>`coalesce(${companies.name}, ${OWNER_NAME}, '')`.mapWith(shownAddress),
      companySlug: companies.slug,
      inviterEmail: accounts.email,
      appNames: invitedApps,
    })
    .from(teamInvites)
    .innerJoin(companies, eq(companies.id, teamInvites.companyId))
    .innerJoin(accounts, eq(accounts.id, teamInvites.inviterId))
    .where(hasLink(teamInvites, hash))
    .limit(1),
)
