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
  return (await use(limit, reader)).isWithin
}

/** Counts one use and refuses (too-many, with the minutes until the window ends) beyond the limit. */
export async function countOrRefuse(limit: Limit, field: string | null = null, reader: Reader = db()): Promise<void> {
  const { isWithin, endsAt } = await use(limit, reader)
  if (isWithin) return
  const left = endsAt.getTime() - clock.now().getTime()
  refuse('too-many', field, { minutes: Math.max(1, Math.ceil(left / 60_000)) })
}

/** Takes back one counted use, where only failures are to count. */
export async function giveBack(key: string, reader: Reader = db()): Promise<void> {
  await reader
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(eq(rateLimits.key, key), gt(rateLimits.count, 0)))
}

async function use(limit: Limit, reader: Reader): Promise<{ isWithin: boolean; endsAt: Date }> {
  const now = clock.now().toISOString()
  const endsAt = new Date(clock.now().getTime() + limit.windowSeconds * 1000)
  const [row] = await reader
    .insert(rateLimits)
    .values({ key: limit.key, count: 1, expiresAt: endsAt })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.expiresAt} <= ${now}::timestamptz then 1 else ${rateLimits.count} + 1 end`,
        expiresAt: sql`case when ${rateLimits.expiresAt} <= ${now}::timestamptz then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ count: rateLimits.count, endsAt: rateLimits.expiresAt })
  return row ? { isWithin: row.count <= limit.most, endsAt: row.endsAt } : { isWithin: false, endsAt }
}
