import { and, asc, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { IS_OWED } from './bill-conditions'

/** A bill that could not be charged and is neither paid nor cancelled. */
export type Owed = { id: string; number: string; gross: number; currency: string; failedAt: Date }

/** What a Billing Contact owes: the bill first that failed first, by which the days of what follows are counted. */
export async function owedBillsOf(reader: Reader, contactId: string): Promise<Owed[]> {
  const rows = await reader
    .select({
      id: bills.id,
      number: bills.number,
      gross: bills.gross,
      currency: bills.currency,
      failedAt: bills.failedAt,
    })
    .from(bills)
    .where(and(eq(bills.billingContactId, contactId), IS_OWED))
    .orderBy(asc(bills.failedAt), asc(bills.number))
  return rows.flatMap(({ failedAt, ...bill }) => (failedAt ? [{ ...bill, failedAt }] : []))
}
