import { and, isNotNull, isNull } from 'drizzle-orm'
import { clientInvites } from '@/db/schema/client-invites'
import { teamInvites } from '@/db/schema/team-invites'

/** Whether a Team Invite still waits, run out or not: nobody has accepted, declined or withdrawn it. */
export const TEAM_INVITE_WAITS = and(
  isNull(teamInvites.acceptedAt),
  isNull(teamInvites.declinedAt),
  isNull(teamInvites.withdrawnAt),
)

/** Whether a Client Invite was sent and still waits, run out or not: nobody has completed, declined or withdrawn it. */
export const CLIENT_INVITE_WAITS = and(
  isNotNull(clientInvites.sentAt),
  isNull(clientInvites.completedAt),
  isNull(clientInvites.declinedAt),
  isNull(clientInvites.withdrawnAt),
)
