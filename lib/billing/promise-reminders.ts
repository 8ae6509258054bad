import type { Transaction } from '@/db/client'
import { clock } from '@/lib/clock'
import { tell } from '@/lib/company/tell'
import { addDays, type Day, startOfDay } from '@/lib/day'
import { operator } from '@/lib/operator'

/** So many days before an App of an ended plan is switched off, its people are reminded. */
const DAYS_BEFORE = [7, 1]
/** In the morning. */
const HOUR_MS = 3_600_000
const AT_HOUR = 8

/**
 * Promises the reminders that an App of an ended plan is switched off after a day. Each asks once more when it is drawn whether
 * that is still so; one whose time is over is left out.
 */
export async function promiseReminders(
  tx: Transaction,
  { appId, keptUntil, recipientIds }: { appId: string; keptUntil: Day; recipientIds: string[] },
): Promise<void> {
  const { timeZone } = operator()
  for (const days of DAYS_BEFORE) {
    const runAt = new Date(startOfDay(addDays(keptUntil, -days), timeZone).getTime() + AT_HOUR * HOUR_MS)
    if (runAt <= clock.now()) continue
    await tell(tx, recipientIds, (recipientId) => ({
      kind: 'mail-app-kept',
      key: `app-kept:${appId}:${keptUntil}:${days}:${recipientId}`,
      payload: { appId, recipientId, keptUntil },
      runAt,
    }))
  }
}
