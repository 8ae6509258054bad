import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { record } from '@/lib/kernel/activity'
import type { Outcome } from '@/lib/kernel/jobs'
import { enterOwedBill, type OwedBill } from './enter-owed-bill'
import type { ContactRow } from './find-contact'
import { paidAppsOf } from './paid-apps'
import { askTomorrow, promiseReport } from './promise-trouble'
import { tellSuspended } from './tell-payment'
import { writeLedger } from './write-ledger'

const CLOCK: Actor = { kind: 'clock' }

/**
 * The job: suspends whoever still owes a bill so long after it could not be charged. Today is the last day that is paid of
 * everything they pay for, and from now on it is paused (apps/paused.ts) until nothing is owed any more. Not twice, and while a
 * direct debit is on its way it waits for how that ends. (docs/rules.md R62)
 */
export async function suspendPayer({ billId }: { billId: string }): Promise<Outcome> {
  return inTransaction(async (tx) => {
    const owed = await enterOwedBill(tx, billId)
    if (!owed) return { skipped: 'not-owed' }
    if (owed.contact.status === 'suspended') return { skipped: 'suspended' }
    if (owed.bill.collectingSince) {
      await askTomorrow(tx, 'suspend-payer', billId)
      return { skipped: 'on-its-way' }
    }
    await suspend(tx, owed)
    return undefined
  })
}

async function suspend(tx: Transaction, { bill, contact }: OwedBill): Promise<void> {
  await endLedger(tx, contact)
  const now = clock.now()
  await tx
    .update(billingContacts)
    .set({ status: 'suspended', suspendedAt: now })
    .where(eq(billingContacts.id, contact.id))
  const { id: contactId, companyId } = contact
  await record(tx, CLOCK, { verb: 'payer-suspended', companyId, facts: { contactId } })
  await tellSuspended(tx, { bill, contact })
  await promiseReport(tx, { contactId, billId: bill.id, at: now })
}

async function endLedger(tx: Transaction, contact: ContactRow): Promise<void> {
  for (const { id: appId } of await paidAppsOf(tx, contact))
    await writeLedger(tx, { appId, next: null, change: 'plan' })
}
