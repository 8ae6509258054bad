import { and, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import { lapseRequestsFor } from './plan-requests'

/**
 * Switches Apps of a Company off under its lock: nothing answers, nobody reaches them, and what somebody waited for an Owner to
 * decide about them is not asked any more. Who worked on one is kept, for the case that it is brought back. The caller has seen to
 * it that nobody pays any more.
 */
export async function markSwitchedOff(
  tx: Transaction,
  actor: Actor,
  { companyId, appIds }: { companyId: string; appIds: string[] },
): Promise<void> {
  const now = clock.now()
  const switchedOff = await tx
    .update(apps)
    .set({ deletedAt: now, planEndsOn: null })
    .where(and(inArray(apps.id, appIds), isNull(apps.deletedAt)))
    .returning({ id: apps.id })
  for (const { id: appId } of switchedOff) await record(tx, actor, { verb: 'app-switched-off', companyId, appId })
  await lapseRequestsFor(tx, actor, appIds)
}
