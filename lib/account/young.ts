import { and, eq, gt } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clock } from '@/lib/clock'
import { operator } from '@/lib/operator'

const DAY_MS = 24 * 3_600_000

/** Whether an account is younger than the operator's days of new senders. */
export async function isYoungAccount(tx: Transaction, accountId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - operator().limits.newSenderDays * DAY_MS)
  const [young] = await tx
    .select({ found: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), gt(accounts.createdAt, since)))
  return young !== undefined
}
