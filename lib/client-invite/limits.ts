import { and, count, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { clock } from '@/lib/clock'
import { clientInviteOpen } from '@/lib/company/waiting-invites'
import { refuse } from '@/lib/errors'
import { operator } from '@/lib/operator'

/** Counted under the Company's lock. Refuses: invites-open. */
export async function refuseTooManyOpen(tx: Transaction, companyId: string): Promise<void> {
  const rows = await tx
    .select({ open: count() })
    .from(clientInvites)
    .where(and(eq(clientInvites.companyId, companyId), clientInviteOpen(clock.now())))
  if ((rows[0]?.open ?? 0) >= operator().limits.openInvitesACompany) refuse('invites-open')
}
