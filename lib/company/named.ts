import { eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { OWNER_NAME } from './shown-name'

/** A Company as others read it: by its name, else by its Owner's; '' where it is closed and nobody named it. */
export type NamedCompany = { id: string; slug: string; name: string; isClosed: boolean }

/** What a mail or a stranger's page calls a Company; null where there is none. Whoever calls it has judged who may know. */
export async function companyNamed(reader: Reader, companyId: string): Promise<NamedCompany | null> {
  const [row] = await reader
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      closedAt: companies.closedAt,
      ownerName: OWNER_NAME,
    })
    .from(companies)
    // Joined so that the columns inside of OWNER_NAME carry their table's name.
    .leftJoin(accounts, eq(accounts.id, companies.ownAccountId))
    .where(eq(companies.id, companyId))
  if (!row) return null
  return { id: row.id, slug: row.slug, name: row.name ?? row.ownerName ?? '', isClosed: row.closedAt !== null }
}
