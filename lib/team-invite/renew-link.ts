import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import { clock } from '@/lib/clock'
import { expiryFrom } from '@/lib/expiry'
import { teamLinkHashes } from './links'
import { promiseInviteMail, type TeamInviteRow } from './rows'
import { stateOf } from './states'

/**
 * A new generation of links under the Company's lock: the old ones are dead, the new one is promised by mail. What had run
 * out opens again for as many days as at first. Answers the new generation.
 */
export async function renewTeamLink(
  tx: Transaction,
  invite: TeamInviteRow,
  changed: { email?: string } = {},
): Promise<number> {
  const now = clock.now()
  const generation = invite.generation + 1
  const isOver = stateOf(invite, now) === 'expired'
  await tx
    .update(teamInvites)
    .set({
      ...changed,
      ...teamLinkHashes(invite.id, generation),
      generation,
      formerHashes: sql`${teamInvites.formerHashes} || array[${invite.mailedHash}, ${invite.copiedHash}]::text[]`,
      lastSentAt: now,
      expiresAt: isOver ? expiryFrom(now, invite.expiryDays) : invite.expiresAt,
      newLinkWantedAt: null,
    })
    .where(eq(teamInvites.id, invite.id))
  await promiseInviteMail(tx, invite.id, generation)
  return generation
}
