import type { BillState } from '@/db/vocabulary'
import { type Day, dayOf } from '@/lib/day'

/** What of a bill decides on where it stands. */
export type BillMoments = {
  chargeOn: Day
  collectingSince: Date | null
  failedAt: Date | null
  nextTryOn: Day | null
  paidAt: Date | null
  voidAt: Date | null
  givenUpAt: Date | null
}

/** Where a bill stands on a day: before its day of charge nothing is to be paid yet. (docs/rules.md R57) */
export function billState(moments: BillMoments, today: Day): BillState {
  const { chargeOn, collectingSince, failedAt, nextTryOn, paidAt, voidAt, givenUpAt } = moments
  if (voidAt) return 'cancelled'
  if (paidAt) return 'paid'
  if (givenUpAt) return 'unpaid'
  if (collectingSince) return 'on-its-way'
  if (failedAt) return nextTryOn ? 'failed' : 'unpaid'
  return today < chargeOn ? 'upcoming' : 'due'
}

/** Whether a bill is paid by hand in this state: its day of charge is there, and no payment of it is on its way. */
export function isPayable(state: BillState): boolean {
  return state === 'due' || state === 'failed' || state === 'unpaid'
}

/** The day that is told with a state: since when it is so, or when it is charged (again). */
export function dayOfState(moments: BillMoments, state: BillState, timeZone: string): Day {
  const { chargeOn, nextTryOn, collectingSince, failedAt, paidAt, voidAt } = moments
  if (state === 'failed' && nextTryOn) return nextTryOn
  const since: Partial<Record<BillState, Date | null>> = {
    'on-its-way': collectingSince,
    unpaid: failedAt,
    paid: paidAt,
    cancelled: voidAt,
  }
  const at = since[state]
  return at ? dayOf(at, timeZone) : chargeOn
}
