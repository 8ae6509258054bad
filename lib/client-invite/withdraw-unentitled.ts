import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockCompany, lockInvite } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { CLIENT_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { endOpenCheckout } from './end-checkout'
import { maySend } from './entitled'
import { markWithdrawn } from './mark-withdrawn'
import { mayWithdraw } from './states'

type Lost = { companyId: string; accountId: string }

/**
 * Takes back the open Client Invites that somebody sent for a Company and may no longer answer for, because they left, were
 * removed, have another role or Admins may hand over no more (docs/rules.md R18). An open Checkout is ended at Stripe first. Doing it twice is doing it once.
 */
export async function withdrawUnentitled({ companyId, accountId }: Lost): Promise<void> {
  const sent = await db()
    .select({ id: clientInvites.id })
    .from(clientInvites)
    .where(and(eq(clientInvites.companyId, companyId), eq(clientInvites.senderId, accountId), CLIENT_INVITE_WAITS))
    .orderBy(clientInvites.id)
  for (const { id } of sent) {
    if (await maySend(db(), accountId, companyId)) return
    await endOpenCheckout(id)
    await inTransaction(async (tx) => {
      const invite = await lockInvite(tx, id)
      // Nobody is given the right back while it is looked at.
      await lockCompany(tx, companyId)
      if (!invite || !mayWithdraw(invite, clock.now()) || (await maySend(tx, accountId, companyId))) return
      await markWithdrawn(tx, { kind: 'clock' }, invite, 'right-lost')
    })
  }
}
