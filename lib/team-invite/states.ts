import type { TeamInviteState } from '@/db/vocabulary'
import { hasRunOut } from '@/lib/company/waiting-invites'

/** The moments of a Team Invite. Words such as "expired" are computed here; company/waiting-invites.ts has them for queries. */
type TeamInviteMoments = {
  acceptedAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
  expiresAt: Date
}

/** The one word for where a Team Invite stands. */
export function stateOf(invite: TeamInviteMoments, now: Date): TeamInviteState {
  if (invite.acceptedAt) return 'accepted'
  if (invite.withdrawnAt) return 'withdrawn'
  if (invite.declinedAt) return 'declined'
  return hasRunOut(invite, now) ? 'expired' : 'open'
}

/** Nobody has ended it. It may have run out: then it can be sent again. */
export function isWaiting(invite: TeamInviteMoments, now: Date): boolean {
  return ['open', 'expired'].includes(stateOf(invite, now))
}
