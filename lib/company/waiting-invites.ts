import { and, gt, isNotNull, isNull, or } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
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

/** Whether the days of an invite are over. Where it stands then, the `states.ts` of its folder says. */
export function hasRunOut({ expiresAt }: { expiresAt: Date }, now: Date): boolean {
  return expiresAt <= now
}

/** Whether a Team Invite is open: it waits and has not run out. `stateOf` in team-invite/states.ts says the same of a row. */
export function teamInviteOpen(now: Given<Date>) {
  return and(TEAM_INVITE_WAITS, gt(teamInvites.expiresAt, now))
}

/**
 * Whether a Client Invite is open: it waits and has not run out, or an order that was placed in time holds it. `isOpen` in
 * client-invite/states.ts says the same of a row.
 */
export function clientInviteOpen(now: Date) {
  return and(CLIENT_INVITE_WAITS, or(isNotNull(clientInvites.orderedAt), gt(clientInvites.expiresAt, now)))
}
