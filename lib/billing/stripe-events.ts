import { EVENT_TYPES } from './event-types'
import { idOf, isMissing, reach, stripe } from './stripe'
import { hintOf, type StripeHint } from './verify-event'

const MOST_AT_ONCE = 100

/**
 * What Stripe has to tell between two moments and somebody has not taken (yet), the oldest first. Of several endpoints of one
 * account it may be another one than ours that did not. Refuses: payment-unreachable.
 */
export async function missedHints({ from, to }: { from: Date; to: Date }): Promise<StripeHint[]> {
  const params = {
    delivery_success: false,
    types: EVENT_TYPES,
    created: { gte: inSeconds(from), lte: inSeconds(to) },
    limit: MOST_AT_ONCE,
  }
  const found: StripeHint[] = []
  for (let after: string | undefined; ; ) {
    const page = await reach(() => stripe().events.list({ ...params, ...(after ? { starting_after: after } : {}) }))
    found.push(...page.data.map(hintOf).filter((hint) => hint !== null))
    after = page.data.at(-1)?.id
    if (!page.has_more || !after) return found.reverse()
  }
}

/** The invoice that somebody wants their money of back; null where a dispute is about none. Refuses: payment-unreachable. */
export async function invoiceOfDispute(disputeId: string): Promise<string | null> {
  const dispute = await reach(() => stripe().disputes.retrieve(disputeId)).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  const intent = idOf(dispute?.payment_intent ?? null)
  if (!intent) return null
  const payment = { type: 'payment_intent', payment_intent: intent } as const
  const { data } = await reach(() => stripe().invoicePayments.list({ payment, limit: 1 }))
  return idOf(data[0]?.invoice ?? null)
}

function inSeconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000)
}
