import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'

/** Whether an account has a password at all: whoever came by an invitation may sign in by code alone. */
export async function hasPassword(accountId: string): Promise<boolean> {
  const [account] = await db()
    .select({ passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  return Boolean(account?.passwordHash)
}
