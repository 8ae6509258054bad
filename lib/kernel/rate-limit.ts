import { and, eq, gt, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { rateLimits } from '@/db/schema/accounts'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'

export type Limit = { key: string; most: number; windowSeconds: number }

/**
 * Counts one use of `key` and says whether it is still within the limit; exact under any number of parallel tries.
 * A window starts with its first use. Inside a transaction the use counts only when that commits.
 */
export async function withinLimit(limit: Limit, reader: Reader = db()): Promise<boolean> {
  const now = clock.now().toISOString()
  const expires = new Date(clock.now().getTime() + limit.windowSeconds * 1000)
  const rows = await reader
    .insert(rateLimits)
    .values({ key: limit.key, count: 1, expiresAt: expires })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.expiresAt} <= ${now}::timestamptz then 1 else ${rateLimits.count} + 1 end`,
        expiresAt: sql`case when ${rateLimits.expiresAt} <= ${now}::timestamptz then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ count: rateLimits.count })
  return (rows[0]?.count ?? Number.POSITIVE_INFINITY) <= limit.most
}

/** Counts one use and refuses (too-many) beyond the limit. */
export async function countOrRefuse(limit: Limit, field: string | null = null, reader: Reader = db()): Promise<void> {
  if (!(await withinLimit(limit, reader))) refuse('too-many', field)
}

/** Takes back one counted use, where only failures are to count. */
export async function giveBack(key: string, reader: Reader = db()): Promise<void> {
  await reader
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(eq(rateLimits.key, key), gt(rateLimits.count, 0)))
}
