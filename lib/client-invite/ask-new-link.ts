import { and, eq, isNull } from 'drizzle-orm'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { CLIENT_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { enqueue } from '@/lib/kernel/outbox'
import { inviteToRenew } from '@/lib/links/open-link'
import { openClientLink } from './open-link'

/**
 * The bearer of an expired or replaced link asks the developer for a new one: one mail per link generation, however often the
 * button is pressed. Refuses: not-found.
 */
export async function askNewLink(token: string): Promise<void> {
  const invite = inviteToRenew(await openClientLink(token))
  await inTransaction(async (tx) => {
    const asked = await tx
      .update(clientInvites)
      .set({ newLinkWantedAt: clock.now() })
      .where(and(eq(clientInvites.id, invite.id), CLIENT_INVITE_WAITS, isNull(clientInvites.newLinkWantedAt)))
      .returning({ generation: clientInvites.generation })
    for (const { generation } of asked) {
      const payload = { inviteId: invite.id }
      await enqueue(tx, { kind: 'mail-new-link-wanted', key: `new-link-wanted:${invite.id}:${generation}`, payload })
    }
  })
}
