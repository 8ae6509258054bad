import { and, asc, eq, gte, isNull, min } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { bills } from '@/db/schema/bills'
import type { Day } from '@/lib/day'
import { IS_OPEN } from './bill-conditions'
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
  return (await reader.$count(bills, and(eq(bills.billingContactId, contact.id), IS_OPEN))) > 0
}

/** The first day, from one on, on which a Billing Contact begins to pay for something; null where none is. */
export async function beginsToPayOn(reader: Reader, contactId: string, from: Day): Promise<Day | null> {
  const isBegun = and(eq(appUsage.billingContactId, contactId), gte(appUsage.startsOn, from))
  const [row] = await reader
    .select({ day: min(appUsage.startsOn) })
    .from(appUsage)
    .where(isBegun)
  return row?.day ?? null
}
