import { addDays, type Day, dayOf, daysBetween, startOfDay } from './day'
import { operator } from './operator'

/** An invite ends with the day that lies `days` after the day of sending: at the start of the day after, operator's zone. */
export function expiryFrom(now: Date, days: number): Date {
  const { timeZone } = operator()
  return startOfDay(addDays(dayOf(now, timeZone), days + 1), timeZone)
}

/** The last full day of something that runs out, in the operator's zone. */
export function lastFullDay(expiresAt: Date): Day {
  return addDays(dayOf(expiresAt, operator().timeZone), -1)
}

/** The same day, and how many days are left until then. */
export function lastDay(expiresAt: Date, now: Date): { openUntil: Day; daysLeft: number } {
  const openUntil = lastFullDay(expiresAt)
  return { openUntil, daysLeft: Math.max(0, daysBetween(dayOf(now, operator().timeZone), openUntil)) }
}
