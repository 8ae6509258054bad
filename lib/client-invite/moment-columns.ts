import { clientInvites } from '@/db/schema/client-invites'

/** What states.ts computes an invite's word from, for selects that join it. */
export const momentColumns = {
  sentAt: clientInvites.sentAt,
  seenAt: clientInvites.seenAt,
  orderedAt: clientInvites.orderedAt,
  completedAt: clientInvites.completedAt,
  withdrawnAt: clientInvites.withdrawnAt,
  declinedAt: clientInvites.declinedAt,
  expiresAt: clientInvites.expiresAt,
}
