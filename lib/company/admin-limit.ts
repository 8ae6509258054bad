import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { ordersWithinLimit, rolesThat } from './roles'

/** Whether a Company has somebody who orders plans within its limit. */
export function hasAdmin(companyId: PgColumn): SQL<boolean> {
  const isOne = inArray(sql`m.role`, rolesThat(ordersWithinLimit))
  return sql<boolean>`exists (select 1 from memberships m where m.company_id = ${companyId} and ${isOne})`
}

/** What the Admins of a Company may order a month without asking, in net cents, and whether it has any. One round trip. */
export function limitOf(companyId: string, reader?: Reader): Asked<{ limit: number; hasAdmin: boolean }> {
  return limitAt({ companyId }, reader).as(([row]) => row ?? { limit: 0, hasAdmin: false })
}

const limitAt = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .select({ limit: companies.adminMonthlyLimit, hasAdmin: hasAdmin(companies.id) })
    .from(companies)
    .where(eq(companies.id, companyId)),
)

/** The same where it is said: null where nobody orders within it. One round trip. */
export function adminLimitOf(companyId: string): Asked<number | null> {
  return limitOf(companyId).as(({ limit, hasAdmin }) => (hasAdmin ? limit : null))
}
