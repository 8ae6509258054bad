import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'

/** The address of an account as it stands now; null for nobody. */
export async function emailOf(tx: Transaction, accountId: string | null): Promise<string | null> {
  if (!accountId) return null
  const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  return account?.email ?? null
}
