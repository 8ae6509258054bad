import { and, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { INVITE_END } from '@/lib/apps/offers'
import { PLAN_APP_COLUMNS, type PlanApp } from './plan-order'

/** An App that is switched off, or was a moment ago, with what bringing it back depends on. */
export type SwitchedOff = PlanApp & {
  createdBy: string
  createdAt: Date
  trialEndsAt: Date | null
  inviteEndsAt: Date | null
  /** Null where somebody has brought it back already. */
  deletedAt: Date | null
  keptUntil: string | null
}

/** The App of a Company that still holds a name, switched off or not; null where none does. One round trip. */
export async function findSwitchedOff(reader: Reader, companyId: string, name: string): Promise<SwitchedOff | null> {
  const [app] = await reader
    .select({
      ...PLAN_APP_COLUMNS,
      createdBy: apps.createdBy,
      createdAt: apps.createdAt,
      trialEndsAt: apps.trialEndsAt,
      inviteEndsAt: INVITE_END,
      deletedAt: apps.deletedAt,
      keptUntil: apps.keptUntil,
    })
    .from(apps)
    .innerJoin(plans, eq(plans.id, apps.planId))
    .where(and(eq(apps.companyId, companyId), eq(apps.name, name), isNull(apps.nameFreedAt)))
  // Nothing that is on offer is ever switched off.
  return app ? { ...app, isOffered: false } : null
}

/** The same, with its row locked: the job that frees names leaves it alone until the commit. */
export async function lockSwitchedOff(tx: Transaction, companyId: string, name: string): Promise<SwitchedOff | null> {
  await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), eq(apps.name, name), isNull(apps.nameFreedAt)))
    .for('no key update')
  return findSwitchedOff(tx, companyId, name)
}
