import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { refuse } from '@/lib/errors'
import type { Names } from '@/lib/person-name'
import { shortLine } from '@/lib/plain-text'

/**
 * Nobody invites without a name: whoever is invited should see who is asking. What the account lacks is taken from what was
 * typed and kept. Refuses: not-found, name-missing.
 */
export async function nameSender(tx: Transaction, senderId: string, typed: Names): Promise<Names & { email: string }> {
  const rows = await tx
    .select({ email: accounts.email, firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, senderId))
  const sender = rows.at(0) ?? refuse('not-found')
  if (sender.firstName && sender.lastName) return sender
  const names = {
    firstName: shortLine(sender.firstName || typed.firstName),
    lastName: shortLine(sender.lastName || typed.lastName),
  }
  if (!names.firstName) refuse('name-missing', 'firstName')
  if (!names.lastName) refuse('name-missing', 'lastName')
  await tx.update(accounts).set(names).where(eq(accounts.id, senderId))
  return { ...sender, ...names }
}
