import { addDays, type Day, dayOf, firstOfMonth, firstOfNextMonth, startOfDay } from '@/lib/day'

const HOUR_MS = 3_600_000
/** On which days of the month after somebody is asked for an address, and until which one the bill waits for it. */
const ASKED_ON = [1, 7]
const WAITED_UNTIL = 15

/** The last day of the last month that may be closed: a month is over some hours before it is billed. */
export function closableThrough(input: { now: Date; timeZone: string; fromHour: number }): Day {
  const { now, timeZone, fromHour } = input
  const today = dayOf(now, timeZone)
  const first = firstOfMonth(today)
  const isOpen = now.getTime() < startOfDay(first, timeZone).getTime() + fromHour * HOUR_MS
  const lastDay = addDays(first, -1)
  return isOpen ? addDays(firstOfMonth(lastDay), -1) : lastDay
}

/** The 1st of each month that is still to be closed, the oldest first. */
export function monthsToClose(input: { billedThrough: Day | null; firstUsed: Day | null; through: Day }): Day[] {
  const { billedThrough, firstUsed, through } = input
  const from = billedThrough ? addDays(billedThrough, 1) : firstUsed
  const months: Day[] = []
  if (!from) return months
  for (let month = firstOfMonth(from); month <= through; month = firstOfNextMonth(month)) months.push(month)
  return months
}

/**
 * Which time of asking for an incomplete address a day belongs to, for the bill of a month: 1 or 7, the days of the month after
 * on which it is asked; null once the bill does not wait any more.
 */
export function timeOfAsking(month: Day, today: Day): number | null {
  const next = firstOfNextMonth(month)
  if (today >= waitedUntil(month)) return null
  return ASKED_ON.findLast((day) => today >= addDays(next, day - 1)) ?? null
}

/** The day on which the bill of a month is written, whether its address is complete or not. */
export function waitedUntil(month: Day): Day {
  return addDays(firstOfNextMonth(month), WAITED_UNTIL - 1)
}
