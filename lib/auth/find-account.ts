import { eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'

/** The id of the account that holds a canonical address, or undefined. */
export async function findAccountByEmail(reader: Reader, email: string): Promise<{ id: string } | undefined> {
  const [account] = await reader.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  return account
}
