import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { endDuePlans } from './end-due-plans'
import type { ContactRow } from './find-contact'
import { endingAppsOf } from './read-month'

/** Whoever pays, as far as it decides on their Apps. */
export type PayerOfApps = Pick<ContactRow, 'id' | 'companyId'>

/**
 * The Apps that somebody pays for as of today, in id order: none that is switched off, and none whose last paid day is over, also
 * where nothing has written that down yet. Call it under the locks of Company and Billing Contact.
 */
export async function paidAppsOf(
  tx: Transaction,
  { id: contactId, companyId }: PayerOfApps,
): Promise<{ id: string; planId: string }[]> {
  await endDuePlans(tx, await endingAppsOf(tx, { companyId, contactId }))
  const isTheirs = and(eq(apps.companyId, companyId), eq(apps.billingContactId, contactId))
  return tx
    .select({ id: apps.id, planId: apps.planId })
    .from(apps)
    .where(and(isTheirs, isNull(apps.planEndedOn), isNull(apps.deletedAt)))
    .orderBy(asc(apps.id))
}
