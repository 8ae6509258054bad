import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { lockAccount, lockCompany } from '@/db/transaction'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { type EnteredCompany, enterLocked, roleOf } from './members'

type Whom = { companySlug: string; personId: string }

/**
 * Enters a Company to end or change what somebody is there: locks that person first, so that what is left to them elsewhere can be
 * counted, then the Company, and reads the role of whoever acts under both locks. Refuses: not-found.
 */
export async function enterFor(
  tx: Transaction,
  accountId: string,
  { companySlug, personId }: Whom,
): Promise<EnteredCompany> {
  if (!isId(personId)) refuse('not-found')
  const [known] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, companySlug))
  // A stranger is turned away before anything is locked.
  if (!known || !(await roleOf(tx, known.id, accountId))) refuse('not-found')
  await lockAccount(tx, personId)
  await lockCompany(tx, known.id)
  return enterLocked(tx, accountId, known.id)
}
