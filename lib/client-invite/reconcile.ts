import { missedHints } from '@/lib/billing/stripe-events'
import { clock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { logError } from '@/lib/log'
import { takeHint } from './receive-event'

/** So long Stripe keeps events. */
const KEPT_MS = 30 * 86_400_000
/** What is younger is on its way to the webhook. */
const ON_ITS_WAY_MS = 60_000
/** What was looked at is looked at again for so long: Stripe may be late with an event, and we with the row it is about. */
const AGAIN_MS = 86_400_000

/** Until when this process has seen to all there was. */
let doneUntil: Date | null = null

/**
 * The job behind every webhook that did not come through: asks Stripe for such events and takes each as the webhook would have,
 * the oldest first. What had its effect only by this is logged. One that fails does not keep the others waiting; the first fault
 * is thrown at the end, and all are looked at again. Refuses: payment-unreachable. (docs/rules.md R64)
 */
export async function reconcile(): Promise<void> {
  const now = clock.now().getTime()
  const from = doneUntil && doneUntil.getTime() < now ? doneUntil.getTime() - AGAIN_MS : now - KEPT_MS
  const to = new Date(now - ON_ITS_WAY_MS)
  const faults: unknown[] = []
  for (const hint of await missedHints({ from: new Date(from), to })) {
    try {
      if (await takeHint(hint))
        logError(`reconcile: ${hint.type} of ${hint.objectId} (${hint.id}) had not come through`)
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'payment-unreachable') throw error
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
  doneUntil = to
}
