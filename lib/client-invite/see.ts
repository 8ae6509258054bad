import { and, eq, isNull } from 'drizzle-orm'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction } from '@/db/transaction'
import type { LinkBearer } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'

/** Notes the first human act on the landing, once. Opening the page is not one: scanners and previews open pages too. */
export async function see(bearer: LinkBearer): Promise<void> {
  await inTransaction(async (tx) => {
    const seen = await tx
      .update(clientInvites)
      .set({ seenAt: clock.now() })
      .where(and(eq(clientInvites.id, bearer.inviteId), isNull(clientInvites.seenAt)))
      .returning({ companyId: clientInvites.companyId })
    for (const { companyId } of seen) await record(tx, bearer, { verb: 'invite-seen', companyId })
  })
}
