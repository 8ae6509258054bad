import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { memberships } from '@/db/schema/companies'
import { closeSessionsOf } from '@/lib/auth/session-rows'

/** Ends the sessions of those among some accounts who belong to no Company and work on no App any more; answers whose. */
export async function closeSessionsWithoutCompany(tx: Transaction, accountIds: string[]): Promise<string[]> {
  const belonging = await tx
    .select({ accountId: memberships.accountId })
    .from(memberships)
    .where(inArray(memberships.accountId, accountIds))
    .union(
      tx
        .select({ accountId: appCollaborators.accountId })
        .from(appCollaborators)
        .innerJoin(apps, eq(apps.id, appCollaborators.appId))
        .where(and(inArray(appCollaborators.accountId, accountIds), isNull(apps.deletedAt))),
    )
  const still = new Set(belonging.map(({ accountId }) => accountId))
  const strays = accountIds.filter((accountId) => !still.has(accountId))
  for (const accountId of strays) await closeSessionsOf(tx, accountId)
  return strays
}
