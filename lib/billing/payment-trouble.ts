import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import type { Actor } from '@/lib/actor'
import { record } from '@/lib/kernel/activity'
import type { BillRow } from './bill-truth'
import type { ContactRow } from './find-contact'
import { promiseCollection } from './promise-collection'

const CLOCK: Actor = { kind: 'clock' }

/** Bills that somebody owes: they could not be charged, and were neither paid nor cancelled since. */
export const IS_OWED = and(isNotNull(bills.failedAt), isNull(bills.paidAt), isNull(bills.voidAt))

/** A bill could not be charged, for the first time or once more. Call it under the locks of Company, Billing Contact and bill. */
export async function beginTrouble(tx: Transaction, contact: ContactRow, bill: BillRow): Promise<void> {
  const isPayer = eq(billingContacts.id, contact.id)
  if (contact.status !== 'suspended') await tx.update(billingContacts).set({ status: 'past_due' }).where(isPayer)
  if (bill.nextTryOn) await promiseCollection(tx, bill.id, bill.nextTryOn)
}

/** A bill is paid or cancelled: where it was the last one that was owed, all is well again. Under the same locks. */
export async function endTrouble(tx: Transaction, contact: ContactRow): Promise<void> {
  if (contact.status !== 'past_due' && contact.status !== 'suspended') return
  if ((await tx.$count(bills, and(eq(bills.billingContactId, contact.id), IS_OWED))) > 0) return
  const status = contact.paymentMethodId && contact.stripeCustomerId ? 'active' : 'incomplete'
  await tx.update(billingContacts).set({ status, suspendedAt: null }).where(eq(billingContacts.id, contact.id))
  const { id: contactId, companyId } = contact
  await record(tx, CLOCK, { verb: 'payer-recovered', companyId, facts: { contactId } })
}
