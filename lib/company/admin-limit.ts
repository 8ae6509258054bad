import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { ordersWithinLimit, rolesThat } from './roles'

/** Whether a Company has somebody who orders plans within its limit. */
export function hasAdmin(companyId: PgColumn): SQL<boolean> {
  const isOne = inArray(sql`m.role`, rolesThat(ordersWithinLimit))
  return sql<boolean>`exists (select 1 from memberships m where m.company_id = ${companyId} and ${isOne})`
}

/** What the Admins of a Company may order a month without asking, in net cents; null where it has none. One round trip. */
export async function adminLimitOf(reader: Reader, companyId: string): Promise<number | null> {
  const [row] = await reader
    .select({ limit: companies.adminMonthlyLimit, hasAdmin: hasAdmin(companies.id) })
    .from(companies)
    .where(eq(companies.id, companyId))
  return row?.hasAdmin ? row.limit : null
}
