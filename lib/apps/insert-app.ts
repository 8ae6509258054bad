import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

type NewAppRow = {
  companyId: string
  /** As `takeAppName` answered it, or a request held it. */
  name: string
  planId: string
  /** Who made it, or asked for it. */
  createdBy: string
} & ({ trialEndsAt: Date } | { billingContactId: string })

/** Makes an App: on trial, or paid by a Billing Contact, whose ledger `applyPlan` then begins. Answers its id. */
export async function insertApp(tx: Transaction, app: NewAppRow): Promise<string> {
  const id = newId()
  await tx.insert(apps).values({ id, createdAt: clock.now(), ...app })
  return id
}
