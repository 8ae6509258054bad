import type { BillState } from '@/db/vocabulary'
import type { Day } from '@/lib/day'

/** What of a bill decides on where it stands. */
export type BillMoments = { chargeOn: Day }

/** Where a bill stands on a day: before its day of charge nothing is to be paid yet. */
export function billState({ chargeOn }: BillMoments, today: Day): BillState {
  return today < chargeOn ? 'upcoming' : 'due'
}
