import { addDays, type Day } from '@/lib/day'

/** One row of the day ledger of an App; both days are included, `endsOn` null means still running. */
export type LedgerRow = {
  id: string
  billingContactId: string
  monthlyAmount: number
  startsOn: Day
  endsOn: Day | null
}

/** Which rows end on which day, and the day on which the next one begins; null where nothing follows. */
export type LedgerChange = { ends: { id: string; endsOn: Day }[]; begins: Day | null }

/**
 * How the ledger of an App changes today, by the day rule: a day costs its dearest plan. What costs more begins today; what
 * costs no more begins tomorrow, and so does another payer (docs/rules.md R20). A row that was still to come is emptied.
 * @param rows those of the App that are not over: at most one covers today, at most one begins later
 */
export function ledgerChange(input: {
  rows: LedgerRow[]
  next: { billingContactId: string; monthlyAmount: number } | null
  /** Said where nobody pays yet: a hand-over begins tomorrow, a booking today. */
  change: 'plan' | 'payer'
  today: Day
}): LedgerChange {
  const { rows, next, change, today } = input
  const covering = rows.find(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today))
  const ends = rows
    .filter(({ startsOn }) => startsOn > today)
    .map(({ id, startsOn }) => ({ id, endsOn: addDays(startsOn, -1) }))
  const beginsToday = next !== null && change === 'plan' && (!covering || isDearerFor(covering, next))
  if (covering) ends.push({ id: covering.id, endsOn: beginsToday ? addDays(today, -1) : today })
  // A row that ends so already is not written: on the day of a move it is of whoever paid before, whom nobody has locked.
  const changed = ends.filter(({ id, endsOn }) => rows.find((row) => row.id === id)?.endsOn !== endsOn)
  if (!next) return { ends: changed, begins: null }
  return { ends: changed, begins: beginsToday ? today : addDays(today, 1) }
}

/** Whether the same payer pays more than for the rest of the day. */
function isDearerFor(covering: LedgerRow, next: { billingContactId: string; monthlyAmount: number }): boolean {
  return next.billingContactId === covering.billingContactId && next.monthlyAmount > covering.monthlyAmount
}
