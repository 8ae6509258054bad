import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Givens, type Places, prepared } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { people, seats } from '@/db/schema/views'
import type { Language, MailState, Role, TeamInviteState } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { invitableRoles, mayInvite, rolesThat } from '@/lib/company/roles'
import type { CompanyAddress } from '@/lib/company/seat'
import { COMPANY_LABEL, nameBeside } from '@/lib/company/shown-name'
import { TEAM_INVITE_WAITS, teamInviteOpen } from '@/lib/company/waiting-invites'
import type { Day } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { lastDay } from '@/lib/expiry'
import { isId } from '@/lib/id'
import { mailStateOf } from '@/lib/kernel/mail-state'
import { absolute, paths } from '@/lib/paths'
import { teamLinkToken } from './links'
import { isWaiting, stateOf } from './states'

/** A Team Invite as those see it who may invite. */
export type TeamInviteLine = {
  id: string
  /** As it is typed. */
  email: string
  /** Who is invited, as typed; may be empty. */
  name: string
  role: Role
  /** What a Collaborator is to work on. */
  appNames: string[]
  inviterName: string
  isMine: boolean
  sentAt: Date
  expiresAt: Date
  openUntil: Day
  daysLeft: number
  state: TeamInviteState
  /** How far the newest mail is. */
  mail: MailState
  /** Whether the viewer may send it again, correct it and withdraw it. */
  mayManage: boolean
}

/** One Team Invite as its page shows it. */
export type TeamInviteView = TeamInviteLine & {
  message: string
  language: Language
  /** For messages of one's own: whoever opens it has to prove the mailbox with a code. */
  copyLink: string | null
  /** Nobody has ended it. */
  isWaiting: boolean
  newLinkWantedAt: Date | null
  acceptedAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
}

const MOST_SHOWN = 200

/** The Apps of the invite in the row, by name; only those that are still there. */
export const invitedApps = sql<string[]>`array(
  select a.name from team_invite_apps t join apps a on a.id = t.app_id
  where t.invite_id = ${teamInvites.id} and a.company_id = ${teamInvites.companyId} and a.deleted_at is null
  order by a.name)`

/**
 * The Team Invites of a Company that nobody has answered, the newest first. For somebody who may invite there; for everybody
 * else there are none. One round trip.
 */
export function waitingInvitesOf(accountId: string, slug: string, reader?: Reader): Asked<TeamInviteLine[]> {
  return waitingAt({ accountId, slug }, reader).as((rows) => rows.map(lineOf))
}

const waitingAt = prepared((reader, places: Places<CompanyAddress>) => seen(reader, places, TEAM_INVITE_WAITS))

/** One Team Invite of a Company, also an ended one; null for whoever may not invite there, as if it did not exist. */
export async function findTeamInvite(
  accountId: string,
  slug: string,
  inviteId: string,
): Promise<TeamInviteView | null> {
  if (!isId(inviteId)) return null
  const [row] = await inviteAt({ accountId, slug, inviteId })
  return row ? viewOf(row) : null
}

const inviteAt = prepared((reader, places: Places<CompanyAddress & { inviteId: string }>) =>
  seen(reader, places, eq(teamInvites.id, places.inviteId)),
)

/**
 * What this person is asked to join and has not answered; a Company is '' where its name is left out. Shown to whoever is
 * signed in with the invited address.
 */
export function teamInvitesFor(
  email: string,
): Asked<{ id: string; companyName: string; inviterName: string; link: string }[]> {
  return openFor({ email, now: clock.now() }).as((rows) =>
    rows.map(({ invite, companyName }) => ({
      id: invite.id,
      companyName: nameBeside(invite.senderName, companyName),
      inviterName: invite.senderName,
      link: paths.teamLink(teamLinkToken(invite, 'copied')),
    })),
  )
}

const openFor = prepared((reader, { email, now }: Places<{ email: string; now: Date }>) =>
  reader
    .select({ invite: teamInvites, companyName: COMPANY_LABEL })
    .from(teamInvites)
    .innerJoin(companies, eq(companies.id, teamInvites.companyId))
    .where(and(eq(teamInvites.email, email), teamInviteOpen(now), isNull(companies.closedAt)))
    .orderBy(desc(teamInvites.sentAt))
    .limit(20),
)

type SeenRow = Awaited<ReturnType<typeof seen>>[number]

/** Who asks is judged in the same statement, so that nothing is read for whoever was removed a moment ago. */
function seen(reader: Reader, { accountId, slug }: Givens<CompanyAddress>, which: SQL | undefined) {
  return reader
    .select({
      invite: teamInvites,
      viewerId: seats.accountId,
      viewerRole: seats.role,
      inviterName: sql<string>`coalesce(nullif(${people.fullName}, ''), ${teamInvites.senderName})`,
      appNames: invitedApps,
      mail: mailStateOf(sql`'team-invite:' || ${teamInvites.id} || ':' || ${teamInvites.generation}`),
    })
    .from(teamInvites)
    .innerJoin(companies, eq(companies.id, teamInvites.companyId))
    .innerJoin(seats, and(eq(seats.companyId, companies.id), eq(seats.accountId, accountId)))
    .innerJoin(people, eq(people.accountId, teamInvites.inviterId))
    .where(
      and(
        eq(companies.slug, slug),
        isNull(companies.closedAt),
        inArray(
          seats.role,
          rolesThat((role) => invitableRoles(role).length > 0),
        ),
        which,
      ),
    )
    .orderBy(desc(teamInvites.sentAt), desc(teamInvites.id))
    .limit(MOST_SHOWN)
}

function lineOf({ invite, viewerId, viewerRole, ...shown }: SeenRow): TeamInviteLine {
  const now = clock.now()
  return {
    ...shown,
    id: invite.id,
    email: shownAddress(invite.email),
    name: invite.name,
    role: invite.role,
    isMine: invite.inviterId === viewerId,
    sentAt: invite.sentAt,
    expiresAt: invite.expiresAt,
    ...lastDay(invite.expiresAt, now),
    state: stateOf(invite, now),
    mayManage: mayInvite(viewerRole, invite.role),
  }
}

function viewOf(row: SeenRow): TeamInviteView {
  const { invite } = row
  const line = lineOf(row)
  const mayCopy = line.mayManage && line.state === 'open'
  return {
    ...line,
    message: invite.message,
    language: invite.language,
    copyLink: mayCopy ? absolute(paths.teamLink(teamLinkToken(invite, 'copied'))) : null,
    isWaiting: isWaiting(invite, clock.now()),
    newLinkWantedAt: invite.newLinkWantedAt,
    acceptedAt: invite.acceptedAt,
    declinedAt: invite.declinedAt,
    withdrawnAt: invite.withdrawnAt,
  }
}
