import { addDays, type Day, startOfDay } from '@/lib/day'

// What follows a bill that could not be charged, counted in days from the first time (docs/rules.md R57). Each happens in the
// morning of its day.

const TRY_AGAIN_AFTER = [3, 7, 14]
const WARN_AFTER = 25
const SUSPEND_AFTER = 28
const OPERATOR_AFTER = 60
const HOUR_MS = 3_600_000
/** People and banks are awake, and whoever has to do something has the day for it. */
const FROM_HOUR = 8

/** The next day on which it is tried again by itself; null once there is none to come. */
export function nextTry(failedOn: Day, today: Day): Day | null {
  return TRY_AGAIN_AFTER.map((days) => addDays(failedOn, days)).find((day) => day > today) ?? null
}

/** When the last warning goes out. */
export function warnedOn(failedOn: Day): Day {
  return addDays(failedOn, WARN_AFTER)
}

/** From when on the Apps are paused. */
export function suspendedOn(failedOn: Day): Day {
  return addDays(failedOn, SUSPEND_AFTER)
}

/** When whoever runs the product is told that somebody has been paused for long. */
export function operatorToldOn(suspendedOn: Day): Day {
  return addDays(suspendedOn, OPERATOR_AFTER)
}

/** The moment of a day at which what concerns payments is done: counted from its end, as clocks change before it. */
export function morningOf(day: Day, timeZone: string): Date {
  return new Date(startOfDay(addDays(day, 1), timeZone).getTime() - (24 - FROM_HOUR) * HOUR_MS)
}
