import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { bills } from '@/db/schema/bills'
import type { ContactRow } from './find-contact'

/** Whoever pays, and whose Apps: they are looked for among those of the Company. */
type PayerAt = Pick<ContactRow, 'id' | 'companyId'>

/** The names of the Apps that a Billing Contact pays for, also while they are paused for an unpaid bill. */
export async function namesPaidBy(reader: Reader, { id, companyId }: PayerAt): Promise<string[]> {
  const isTheirs = and(eq(apps.companyId, companyId), eq(apps.billingContactId, id))
  const rows = await reader
    .select({ name: apps.name })
    .from(apps)
    .where(and(isTheirs, isNull(apps.deletedAt), isNull(apps.planEndedOn)))
    .orderBy(asc(apps.name))
  return rows.map(({ name }) => name)
}

/** Whether a Billing Contact pays for Apps, or has a bill that is neither paid nor cancelled. */
export async function paysForSomething(reader: Reader, contact: PayerAt): Promise<boolean> {
  if ((await namesPaidBy(reader, contact)).length > 0) return true
  const isOpen = and(eq(bills.billingContactId, contact.id), isNull(bills.paidAt), isNull(bills.voidAt))
  return (await reader.$count(bills, isOpen)) > 0
}
