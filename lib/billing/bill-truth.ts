import type { bills } from '@/db/schema/bills'
import type { PaymentFailure } from '@/db/vocabulary'
import { dayOf } from '@/lib/day'
import { nextTry } from './bill-calendar'
import type { InvoiceView } from './stripe-invoices'

/** A bill, as its row says it. */
export type BillRow = typeof bills.$inferSelect

/** What is known of a bill: what Stripe says of its invoice, and what a try of ours came to. */
export type Known = {
  invoice: Pick<InvoiceView, 'status' | 'isProcessing' | 'failure'>
  tried: { number: number; failure: PaymentFailure | null } | null
}

/** What became of a bill just now; null where nothing did. */
export type BillNews = 'paid' | 'cancelled' | 'given-up' | 'on-its-way' | 'failed' | null

export type BillTruth = { columns: Partial<BillRow>; news: BillNews }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/**
 * What becomes of a bill by what is known of it. Stripe's word counts; a refusal is news once a try, also when its event comes
 * before, after, or twice. A bill that is paid or cancelled stays so. (docs/rules.md R57)
 */
export function truthOfBill(bill: BillRow, { invoice, tried }: Known, at: { now: Date; timeZone: string }): BillTruth {
  const { now } = at
  if (bill.paidAt || bill.voidAt) return { columns: {}, news: null }
  const tries = Math.max(bill.tries, tried?.number ?? 0)
  if (invoice.status === 'paid') return { columns: { ...OVER, tries, paidAt: now }, news: 'paid' }
  if (invoice.status === 'void') return { columns: { ...OVER, tries, voidAt: now }, news: 'cancelled' }
  if (invoice.status === 'uncollectible') {
    // Its payer may still pay it.
    const columns = {
      ...{ ...OVER, tries, givenUpAt: bill.givenUpAt ?? now, nextCheckAt: after(now, DAY_MS) },
      // Also one that nothing was ever refused of is owed from now on.
      ...{ failedAt: bill.failedAt ?? now, lastError: bill.lastError ?? invoice.failure ?? 'given-up' },
    }
    return { columns, news: bill.givenUpAt ? null : 'given-up' }
  }
  if (invoice.isProcessing) {
    const nextCheckAt = after(now, HOUR_MS)
    if (bill.collectingSince) return { columns: { tries, nextCheckAt }, news: null }
    return { columns: { tries, nextCheckAt, collectingSince: now, nextTryOn: null }, news: 'on-its-way' }
  }
  const failure = failureOf(bill, { invoice, tried })
  if (!failure) return { columns: { tries, nextCheckAt: bill.failedAt && after(now, DAY_MS) }, news: null }
  return { columns: { tries, ...failed(bill, failure, at) }, news: 'failed' }
}

const OVER = { collectingSince: null, nextTryOn: null, nextCheckAt: null }

/**
 * What is news of a refusal: that of a try nobody has written down yet, or of a direct debit that was on its way. A try that was
 * taken and is no longer on its way has come back before it was written down.
 */
function failureOf(bill: BillRow, { invoice, tried }: Known): PaymentFailure | null {
  const isNewTry = tried !== null && tried.number > bill.tries
  if (isNewTry && tried.failure) return tried.failure
  return isNewTry || bill.collectingSince ? (invoice.failure ?? 'declined') : null
}

function failed(bill: BillRow, lastError: PaymentFailure, { now, timeZone }: { now: Date; timeZone: string }) {
  const failedAt = bill.failedAt ?? now
  return {
    failedAt,
    lastError,
    collectingSince: null,
    nextTryOn: nextTry(dayOf(failedAt, timeZone), dayOf(now, timeZone)),
    nextCheckAt: after(now, DAY_MS),
  }
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms)
}
