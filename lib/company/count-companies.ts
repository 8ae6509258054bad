import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { seats } from '@/db/schema/views'
import { refuse } from '@/lib/errors'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { owns, rolesThat } from './roles'

/**
 * Counts a Company that somebody sets up: so many an hour, and so many open ones of which they are Owner. Under the account's
 * lock. Refuses: companies-many, too-many. Source: docs/rules.md R35.
 */
export async function countCompany(tx: Transaction, ownerId: string): Promise<void> {
  const { companiesAnAccount: most, companiesAnHour } = operator().limits
  const [owned] = await tx
    .select({ open: count() })
    .from(seats)
    .innerJoin(companies, eq(companies.id, seats.companyId))
    .where(and(eq(seats.accountId, ownerId), inArray(seats.role, rolesThat(owns)), isNull(companies.closedAt)))
  if ((owned?.open ?? 0) >= most) refuse('companies-many', null, { count: most })
  await countOrRefuse({ key: `companies:${ownerId}`, most: companiesAnHour, windowSeconds: 3600 }, null, tx)
}
