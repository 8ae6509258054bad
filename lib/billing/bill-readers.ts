import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { seats } from '@/db/schema/views'
import { mayManageBilling, rolesThat } from '@/lib/company/roles'

/** Who reads the bills of a Company and completes its payment details, each once and in a fixed order. */
export function billReadersOf(reader: Reader, companyId: string): Promise<{ id: string; email: string }[]> {
  return reader
    .select({ id: accounts.id, email: accounts.email })
    .from(seats)
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(mayManageBilling))))
    .orderBy(asc(accounts.id))
}
