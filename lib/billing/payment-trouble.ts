import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import type { Actor } from '@/lib/actor'
import { record } from '@/lib/kernel/activity'
import { IS_OWED } from './bill-conditions'
import type { BillRow } from './bill-truth'
import type { ContactRow } from './find-contact'
import { promiseCollection } from './promise-collection'
import { promiseTrouble } from './promise-trouble'
import { recoverPayer } from './recover-payer'
import { tellFailed, tellRecovered } from './tell-payment'

const CLOCK: Actor = { kind: 'clock' }

/**
 * A bill could not be charged, for the first time or once more: it is told, and what follows is promised. Call it under the locks
 * of Company, Billing Contact and bill. (docs/rules.md R62)
 */
export async function beginTrouble(tx: Transaction, contact: ContactRow, bill: BillRow): Promise<void> {
  const isPayer = eq(billingContacts.id, contact.id)
  if (contact.status !== 'suspended') await tx.update(billingContacts).set({ status: 'past_due' }).where(isPayer)
  if (bill.nextTryOn) await promiseCollection(tx, bill.id, bill.nextTryOn)
  if (bill.failedAt) await promiseTrouble(tx, { id: bill.id, failedAt: bill.failedAt })
  await tellFailed(tx, { bill, contact })
}

/**
 * A bill is paid or cancelled: where it was the last one that was owed, all is well again, and what was paused goes on. Under the
 * same locks. (docs/rules.md R63)
 */
export async function endTrouble(tx: Transaction, contact: ContactRow, bill: BillRow): Promise<void> {
  if (contact.status !== 'past_due' && contact.status !== 'suspended') return
  if ((await tx.$count(bills, and(eq(bills.billingContactId, contact.id), IS_OWED))) > 0) return
  await recoverPayer(tx, contact)
  const { id: contactId, companyId } = contact
  await record(tx, CLOCK, { verb: 'payer-recovered', companyId, facts: { contactId } })
  await tellRecovered(tx, { bill, contact, wasSuspended: contact.status === 'suspended' })
}
