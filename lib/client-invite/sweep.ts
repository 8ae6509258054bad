import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Given, type Places, prepared } from '@/db/prepared'
import { billingCheckouts } from '@/db/schema/billing'
import { clock } from '@/lib/clock'
import { settle } from './settle'

/** When a Checkout is due again whose look failed. One that succeeds says by itself when, or that nothing is left to do. */
const FAILED_PAUSE_MS = 60_000
/** After so much work the next sweep goes on. */
const WORK_MS = 5000

let isAtWork = false

/**
 * The job behind every Checkout whose webhook and return page were lost: settles what is due by its next_check_at, the oldest
 * first. One Checkout that fails does not keep the others waiting; the first fault is thrown at the end, so that it is logged.
 * A process sweeps once at a time: while Stripe hangs, its other hands are free for mails.
 * @returns how many were looked at
 */
export async function sweepCheckouts(): Promise<number> {
  if (isAtWork) return 0
  isAtWork = true
  try {
    return await settleDue()
  } finally {
    isAtWork = false
  }
}

async function settleDue(): Promise<number> {
  const end = clock.now().getTime() + WORK_MS
  const faults: unknown[] = []
  let looks = 0
  while (clock.now().getTime() < end) {
    const checkoutId = await takeDue()
    if (!checkoutId) break
    looks += 1
    await settle({ checkoutId }).catch((error: unknown) => faults.push(error))
  }
  if (faults.length > 0) throw faults[0]
  return looks
}

/** Whether a sweep would find anything. */
export async function isCheckoutDue(): Promise<boolean> {
  return (await firstDue({ now: clock.now() })).length > 0
}

const firstDue = prepared((reader, { now }: Places<{ now: Date }>) =>
  reader.select({ id: billingCheckouts.id }).from(billingCheckouts).where(isDue(now)).limit(1),
)

function isDue(now: Given<Date>) {
  return and(isNotNull(billingCheckouts.nextCheckAt), lte(billingCheckouts.nextCheckAt, now))
}

/** The one that is due the longest. It is put off before it is looked at, so that one that fails or hangs is not first again. */
async function takeDue(): Promise<string | undefined> {
  const now = clock.now()
  const due = db()
    .select({ id: billingCheckouts.id })
    .from(billingCheckouts)
    .where(isDue(now))
    .orderBy(asc(billingCheckouts.nextCheckAt))
    .limit(1)
    .for('no key update', { skipLocked: true })
  const [taken] = await db()
    .update(billingCheckouts)
    .set({ nextCheckAt: new Date(now.getTime() + FAILED_PAUSE_MS) })
    // Compared with the one row, not "in" it: such a condition is looked up once.
    .where(eq(billingCheckouts.id, sql`${due}`))
    .returning({ id: billingCheckouts.id })
  return taken?.id
}
