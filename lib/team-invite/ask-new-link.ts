import { and, eq, isNull } from 'drizzle-orm'
import { teamInvites } from '@/db/schema/team-invites'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { enqueue } from '@/lib/kernel/outbox'
import { inviteToRenew } from '@/lib/links/open-link'
import { openTeamLink } from './open-link'

/**
 * The bearer of an expired or replaced link asks the inviter for a new one: one mail per link generation, however often the
 * button is pressed. Refuses: not-found.
 */
export async function askNewTeamLink(token: string): Promise<void> {
  const invite = inviteToRenew(await openTeamLink(token))
  await inTransaction(async (tx) => {
    const asked = await tx
      .update(teamInvites)
      .set({ newLinkWantedAt: clock.now() })
      .where(and(eq(teamInvites.id, invite.id), TEAM_INVITE_WAITS, isNull(teamInvites.newLinkWantedAt)))
      .returning({ generation: teamInvites.generation })
    for (const { generation } of asked) {
      const key = `team-link-wanted:${invite.id}:${generation}`
      await enqueue(tx, { kind: 'mail-team-link-wanted', key, payload: { inviteId: invite.id } })
    }
  })
}
