import { and, asc, inArray, isNull, lt } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { goneBefore } from './switched-off'

/** More wait for the next transaction, so that none holds many rows for long. */
const MOST_AT_ONCE = 500

/**
 * The job: seven days after an App was switched off it is gone for good and its name is free, whatever became of its Company. One
 * that somebody is bringing back right now is left alone.
 * @returns how many names were freed
 */
export async function freeNames(): Promise<number> {
  let freed = 0
  for (let some = -1; some !== 0; freed += some) some = await freeSome()
  return freed
}

/** Whether the job has anything to do. */
export async function areNamesHeld(): Promise<boolean> {
  return (await db().select({ id: apps.id }).from(apps).where(isGone()).limit(1)).length > 0
}

function freeSome(): Promise<number> {
  return inTransaction(async (tx) => {
    const gone = tx
      .select({ id: apps.id })
      .from(apps)
      .where(isGone())
      .orderBy(asc(apps.deletedAt))
      .limit(MOST_AT_ONCE)
      .for('no key update', { skipLocked: true })
    const freed = await tx
      .update(apps)
      .set({ nameFreedAt: clock.now() })
      .where(inArray(apps.id, gone))
      .returning({ id: apps.id })
    return freed.length
  })
}

function isGone() {
  return and(lt(apps.deletedAt, goneBefore(clock.now())), isNull(apps.nameFreedAt))
}
