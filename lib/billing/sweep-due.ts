import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { db } from '@/db/client'
import { type Given, type Places, prepared } from '@/db/prepared'
import type { billingCheckouts, paymentSetups } from '@/db/schema/billing'
import type { bills } from '@/db/schema/bills'
import { clock } from '@/lib/clock'

/** When a row is due again whose look failed. One that succeeds says by itself when, or that nothing is left to do. */
const FAILED_PAUSE_MS = 60_000
/** After so much work the next sweep goes on. */
const WORK_MS = 5000

/** Rows that are looked at when their time has come. */
type Looked = typeof billingCheckouts | typeof paymentSetups | typeof bills

/**
 * The job behind what was lost of every payment page and every payment: has what is due by its next_check_at looked at, the oldest
 * first. One that fails does not keep the others waiting; the first fault is thrown at the end, so that it is logged.
 * A process sweeps once at a time: while Stripe hangs, its other hands are free for mails.
 */
export function sweeperOf(table: Looked, look: (id: string) => Promise<unknown>) {
  let isAtWork = false

  async function sweepDue(): Promise<number> {
    const end = clock.now().getTime() + WORK_MS
    const faults: unknown[] = []
    let looks = 0
    while (clock.now().getTime() < end) {
      const id = await takeDue(table)
      if (!id) break
      looks += 1
      await look(id).catch((error: unknown) => faults.push(error))
    }
    if (faults.length > 0) throw faults[0]
    return looks
  }

  const firstDue = prepared((reader, { now }: Places<{ now: Date }>) =>
    reader.select({ id: table.id }).from(table).where(isDue(table.nextCheckAt, now)).limit(1),
  )

  return {
    /** @returns how many were looked at */
    async sweep(): Promise<number> {
      if (isAtWork) return 0
      isAtWork = true
      try {
        return await sweepDue()
      } finally {
        isAtWork = false
      }
    },
    /** Whether a sweep would find anything. */
    async isNeeded(): Promise<boolean> {
      return (await firstDue({ now: clock.now() })).length > 0
    },
  }
}

function isDue(nextCheckAt: PgColumn, now: Given<Date>) {
  return and(isNotNull(nextCheckAt), lte(nextCheckAt, now))
}

/** The one that is due the longest. It is put off before it is looked at, so that one that fails or hangs is not first again. */
async function takeDue(table: Looked): Promise<string | undefined> {
  const now = clock.now()
  const due = db()
    .select({ id: table.id })
    .from(table)
    .where(isDue(table.nextCheckAt, now))
    .orderBy(asc(table.nextCheckAt))
    .limit(1)
    .for('no key update', { skipLocked: true })
  const [taken] = await db()
    .update(table)
    .set({ nextCheckAt: new Date(now.getTime() + FAILED_PAUSE_MS) })
    // Compared with the one row, not "in" it: such a condition is looked up once.
    .where(eq(table.id, sql`${due}`))
    .returning({ id: table.id })
  return taken?.id
}
