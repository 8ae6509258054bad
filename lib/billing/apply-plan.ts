import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { writeLedger } from './write-ledger'

type Applied = {
  appId: string
  /** An end that is planned stays; an App whose plan is over, or on trial, begins anew. */
  plan: { id: string; monthlyAmount: number; currency: string }
  billingContactId: string
}

/**
 * Puts a paid plan on an App and writes the ledger: what costs more, or begins to cost, today; what costs less tomorrow. Call it
 * under the locks of Company and Billing Contact, after everything was judged.
 */
export async function applyPlan(tx: Transaction, { appId, plan, billingContactId }: Applied): Promise<void> {
  await tx
    .update(apps)
    .set({ planId: plan.id, billingContactId, trialEndsAt: null, planEndedOn: null })
    .where(eq(apps.id, appId))
  const next = { billingContactId, planId: plan.id, monthlyAmount: plan.monthlyAmount, currency: plan.currency }
  await writeLedger(tx, { appId, next, change: 'plan' })
}
