import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { oneTimeTokens } from '@/db/schema/accounts'

type OneTimeRow = typeof oneTimeTokens.$inferSelect

const MINUTES = 10
/** A mail is drawn by the same process: with this pause the answer takes as long where there is none to draw. */
export const MAIL_PAUSE_MS = 1000

/** Until when a code or a link that is mailed now works. */
export function inTenMinutes(now: Date): Date {
  return new Date(now.getTime() + MINUTES * 60_000)
}

/** One live row per address and thing. The rows stay, so that the pages of codes can still ask for a new one. */
export async function endOlder(
  tx: Transaction,
  newer: Pick<OneTimeRow, 'id' | 'email' | 'purpose' | 'inviteId'>,
  now: Date,
): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ expiresAt: now })
    .where(
      and(
        eq(oneTimeTokens.email, newer.email),
        eq(oneTimeTokens.purpose, newer.purpose),
        sql`${oneTimeTokens.inviteId} is not distinct from ${newer.inviteId}`,
        ne(oneTimeTokens.id, newer.id),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
      ),
    )
}

/** Ends every code and link on its way to an account. */
export async function endAllOf(tx: Transaction, account: { id: string; email: string }, now: Date): Promise<void> {
  const isTheirs = or(eq(oneTimeTokens.accountId, account.id), eq(oneTimeTokens.email, account.email))
  await tx
    .update(oneTimeTokens)
    .set({ expiresAt: now })
    .where(and(isTheirs, isNull(oneTimeTokens.usedAt), gt(oneTimeTokens.expiresAt, now)))
}
