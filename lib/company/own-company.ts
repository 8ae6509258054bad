import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { fullName } from '@/lib/person-name'
import { freeSlug } from './slug'

/**
 * A developer's own Company, made once; unnamed, so shown as "Personal". Every developer has one, whichever way they came;
 * a client gets none. Its address is made from their name, or from their mailbox's where they have none yet.
 * Locks the addresses of Companies: after every Company the transaction locks. Refuses: not-found.
 */
export async function ensureOwnCompany(tx: Transaction, accountId: string): Promise<void> {
  const [known] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.ownAccountId, accountId))
  if (known) return
  const [account] = await tx
    .select({ kind: accounts.kind, firstName: accounts.firstName, lastName: accounts.lastName, email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  if (!account) refuse('not-found')
  if (account.kind !== 'developer') return
  const label = fullName(account) || (account.email.split('@', 1)[0] ?? '')
  const [companyId, createdAt] = [newId(), clock.now()]
  const slug = await freeSlug(tx, label)
  await tx.insert(companies).values({ id: companyId, slug, name: null, ownAccountId: accountId, createdAt })
  await tx.insert(memberships).values({ companyId, accountId, role: 'owner', createdAt })
  await record(tx, { kind: 'account', accountId }, { verb: 'company-created', companyId, facts: { own: true } })
}
