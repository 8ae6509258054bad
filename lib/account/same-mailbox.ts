import { asc, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { foldedMailbox } from '@/lib/email-address'
import { emailOf } from './email-of'

/** `foldedMailbox` in the database's own words. */
const FOLDED = sql`
  replace(coalesce(nullif(split_part(split_part(${accounts.email}, '@', 1), '+', 1), ''), split_part(${accounts.email}, '@', 1)), '.', '')
  || '@' || case split_part(${accounts.email}, '@', 2) when 'googlemail.com' then 'gmail.com' else split_part(${accounts.email}, '@', 2) end`

/**
 * Locks an account and all others whose mails come to the same mailbox, in id order, so that what is counted per mailbox can be
 * counted. Returns their ids.
 */
export async function lockMailbox(tx: Transaction, accountId: string): Promise<string[]> {
  const email = await emailOf(tx, accountId)
  if (!email) return []
  const rows = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(FOLDED, foldedMailbox(email)))
    .orderBy(asc(accounts.id))
    .for('no key update')
  return rows.map(({ id }) => id)
}
