import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { refuse } from '@/lib/errors'
import { fullName, type Names } from '@/lib/person-name'
import { judgeNames } from './judge-names'

/**
 * Nobody invites without a name: whoever is invited should see who is asking. Where the account has none, what was typed is
 * kept. Refuses: not-found, name-missing, client-name-long, name-leads-away.
 */
export async function nameSender(tx: Transaction, senderId: string, typed: Names): Promise<Names & { email: string }> {
  const rows = await tx
    .select({ email: accounts.email, firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, senderId))
  const sender = rows.at(0) ?? refuse('not-found')
  if (fullName(sender)) return sender
  const names = judgeNames(typed)
  await tx.update(accounts).set(names).where(eq(accounts.id, senderId))
  return { ...sender, ...names }
}
