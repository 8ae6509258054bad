import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import type { Day } from '@/lib/day'
import { operator } from '@/lib/operator'
import { morningOf } from './bill-calendar'

/** A mail service takes two a second and Stripe not many more, and others wait for theirs. */
const EVERY_MS = 600

/** Gives out the moments at which the work of many bills is done, none at the same one as another. */
export type Spread = { mailAt(now: Date): Date; chargeAt(day: Day): Date }

/** After all that waits already. */
export async function spreadBills(): Promise<Spread> {
  const days = await db()
    .select({ day: sql<Day>`split_part(${outbox.key}, ':', 3)`, last: LAST })
    .from(outbox)
    .where(waits('collect-bill'))
    .groupBy(sql`1`)
  const [mails] = await db().select({ last: LAST }).from(outbox).where(waits('mail-bill'))
  const charges = new Map(days.map(({ day, last }) => [day, last]))
  let mailed = mails?.last ?? null
  return {
    mailAt(now) {
      mailed = following(mailed, now)
      return mailed
    },
    chargeAt(day) {
      const at = following(charges.get(day) ?? null, morningOf(day, operator().timeZone))
      charges.set(day, at)
      return at
    },
  }
}

const LAST = sql`max(${outbox.runAt})`.mapWith(outbox.runAt)

function waits(kind: 'collect-bill' | 'mail-bill') {
  return and(eq(outbox.kind, kind), eq(outbox.attempts, 0), isNull(outbox.doneAt), isNull(outbox.deadAt))
}

function following(last: Date | null, earliest: Date): Date {
  return new Date(Math.max(earliest.getTime(), last ? last.getTime() + EVERY_MS : 0))
}
