import { inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { seats } from '@/db/schema/views'
import { closeSessionsOf } from '@/lib/auth/session-rows'

/** Ends the sessions of those among some accounts who belong to no Company and work on no App any more; answers whose. */
export async function closeSessionsWithoutCompany(tx: Transaction, accountIds: string[]): Promise<string[]> {
  const belonging = await tx
    .selectDistinct({ accountId: seats.accountId })
    .from(seats)
    .where(inArray(seats.accountId, accountIds))
  const still = new Set(belonging.map(({ accountId }) => accountId))
  const strays = accountIds.filter((accountId) => !still.has(accountId))
  for (const accountId of strays) await closeSessionsOf(tx, accountId)
  return strays
}
