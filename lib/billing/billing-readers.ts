import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import type { billingContacts } from '@/db/schema/billing-contacts'
import { seats } from '@/db/schema/views'
import { mayManageBilling, rolesThat } from '@/lib/company/roles'

/** A Billing Contact, as far as it says who is written to. */
export type WrittenTo = Pick<typeof billingContacts.$inferSelect, 'id' | 'companyId' | 'invoiceEmail'>

/**
 * Who hears of the bills of a Billing Contact: whoever manages them, and, as null, the address that bills go to where it is
 * none of theirs. Of a closed Company only that address is left. Call it under the lock of the Company.
 */
export async function billingReaders(
  tx: Transaction,
  { companyId, invoiceEmail }: WrittenTo,
): Promise<(string | null)[]> {
  const people = await peopleWho(tx, companyId, mayManageBilling)
  const isReader = people.some(({ email }) => email === invoiceEmail)
  return [...people.map(({ id }) => id), ...(isReader ? [] : [null])]
}

/** The accounts of a Company whose role may something, in a fixed order. */
export function peopleWho(tx: Transaction, companyId: string, may: Parameters<typeof rolesThat>[0]) {
  return tx
    .selectDistinct({ id: accounts.id, email: accounts.email })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(may))))
    .orderBy(asc(accounts.id))
}
