import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { lockCompany, lockContacts } from '@/db/transaction'
import { type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { IS_OWED } from './bill-conditions'
import type { BillOfPayer } from './settle-bill'

/** A bill that somebody owes, with whoever owes it. */
export type OwedBill = BillOfPayer & {
  /** The day from which everything that follows is counted. */
  failedOn: Day
}

/** A bill under the locks of Company and Billing Contact, which whoever writes what became of it holds too; null once nobody owes it. */
export async function enterOwedBill(tx: Transaction, billId: string): Promise<OwedBill | null> {
  const [known] = await tx
    .select({ contactId: billingContacts.id, companyId: billingContacts.companyId })
    .from(bills)
    .innerJoin(billingContacts, eq(billingContacts.id, bills.billingContactId))
    .where(eq(bills.id, billId))
  if (!known) return null
  await lockCompany(tx, known.companyId)
  await lockContacts(tx, known.contactId)
  const [found] = await tx
    .select({ bill: bills, contact: billingContacts })
    .from(bills)
    .innerJoin(billingContacts, eq(billingContacts.id, bills.billingContactId))
    .where(and(eq(bills.id, billId), IS_OWED))
  if (!found?.bill.failedAt) return null
  return { ...found, failedOn: dayOf(found.bill.failedAt, operator().timeZone) }
}
