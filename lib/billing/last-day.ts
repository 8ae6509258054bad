import { addDays, type Day, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { refuse } from '@/lib/errors'
import { pasted } from '@/lib/pasted'

/** The days on which a plan can end: from today to the end of next month; as a rule with the month that runs. */
export function lastDaysFrom(today: Day): { first: Day; usual: Day; last: Day } {
  return { first: today, usual: lastOfMonth(today), last: lastOfMonth(firstOfNextMonth(today)) }
}

/**
 * The last day that is to be paid, as it was typed, "2026-11-30".
 * Refuses: last-day-form, last-day-past, last-day-far; all next to the field lastDay.
 */
export function judgeLastDay(typed: string, today: Day): Day {
  const day = pasted(typed)
  if (!isDay(day)) refuse('last-day-form', 'lastDay')
  const { first, last } = lastDaysFrom(today)
  if (day < first) refuse('last-day-past', 'lastDay')
  if (day > last) refuse('last-day-far', 'lastDay', { last })
  return day
}

/** One that there is: 30 February is none. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text
}
