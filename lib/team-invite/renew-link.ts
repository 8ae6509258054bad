import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInvites } from '@/db/schema/team-invites'
import { clock } from '@/lib/clock'
import { renewed } from '@/lib/links/renew'
import { promiseInviteMail, type TeamInviteRow } from './rows'
import { stateOf } from './states'

/** A new generation of links under the Company's lock, the new one promised by mail. Answers the new generation. */
export async function renewTeamLink(
  tx: Transaction,
  invite: TeamInviteRow,
  changed: { email?: string } = {},
): Promise<number> {
  const links = renewed('team-invite', invite, stateOf(invite, clock.now()))
  await tx
    .update(teamInvites)
    .set({ ...changed, ...links })
    .where(eq(teamInvites.id, invite.id))
  await promiseInviteMail(tx, invite.id, links.generation)
  return links.generation
}
