import type { Language } from '@/db/vocabulary'
import { kept } from './kept'
import { LOCALES } from './words/locale'

/** A calendar day, "2026-11-23". Compared as text. */
export type Day = string

const MS_A_DAY = 86_400_000

/** The calendar day of a moment in a time zone. */
export function dayOf(moment: Date, timeZone: string): Day {
  return new Date(moment.getTime() + offsetAt(moment, timeZone)).toISOString().slice(0, 10)
}

/** The moment a day begins in a time zone (its first existing instant, also where clocks change at midnight). */
export function startOfDay(day: Day, timeZone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // The offset differs on both sides of a clock change: take the first candidate that lies on this day.
  const candidates = [-1, 0, 1].map((shift) => utc - offsetAt(new Date(utc + shift * MS_A_DAY), timeZone))
  const onDay = candidates.filter((moment) => dayOf(new Date(moment), timeZone) === day)
  return new Date(Math.min(...onDay))
}

/** A day moved by whole calendar days. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10)
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / MS_A_DAY)
}

/** The 1st of a day's month. */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`
}

/** The last day of a day's month. */
export function lastOfMonth(day: Day): Day {
  return addDays(firstOfNextMonth(day), -1)
}

/** The 1st of the month after a day's month. */
export function firstOfNextMonth(day: Day): Day {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return month === 12 ? `${year + 1}-01-01` : `${day.slice(0, 4)}-${String(month + 1).padStart(2, '0')}-01`
}

/** How a day is written out: "7 December", "Monday, 7 December", "7 December 2026", "December 2026", "December" or "Dec". */
export type DayStyle = 'short' | 'weekday' | 'year' | 'month' | 'month-name' | 'month-short'

const STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'long' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  year: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  'month-name': { month: 'long' },
  'month-short': { month: 'short' },
}

export function formatDay(day: Day, language: Language, style: DayStyle = 'short'): string {
  return dayFormat(language, style).format(new Date(`${day}T12:00:00Z`))
}

/** "14:02" in a time zone. */
export function formatTime(moment: Date, timeZone: string, language: Language): string {
  return timeFormat(language, timeZone).format(moment)
}

/** How people call a time zone at a moment: by its city, "Berlin", or by its name, "Central European Time". */
export function zoneNames(moment: Date, timeZone: string, language: Language): { city: string; zone: string } {
  const zone =
    zoneFormat(language, timeZone)
      .formatToParts(moment)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  return { city: timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone, zone }
}

/** In milliseconds, by how much a zone's clocks are ahead of UTC. */
function offsetAt(moment: Date, timeZone: string): number {
  return offsetOfDay(timeZone, Math.floor(moment.getTime() / MS_A_DAY)) ?? measuredOffset(moment.getTime(), timeZone)
}

/** The same for a whole day of UTC, counted from 1970; null for a day on which clocks are moved. */
const offsetOfDay = kept((timeZone: string, day: number) => {
  const [first, last] = [day * MS_A_DAY, (day + 1) * MS_A_DAY - 1].map((time) => measuredOffset(time, timeZone))
  return first !== undefined && first === last ? first : null
})

function measuredOffset(time: number, timeZone: string): number {
  const parts = zonedClock(timeZone).formatToParts(time)
  const { year, month, day, hour, minute, second } = Object.fromEntries(parts.map((part) => [part.type, part.value]))
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(time / 1000) * 1000
}

// Kept: making a formatter costs sixty times what using it does.

const zonedClock = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }),
)

const dayFormat = kept(
  (language: Language, style: DayStyle) =>
    new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone: 'UTC' }),
)

const timeFormat = kept(
  (language: Language, timeZone: string) =>
    new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }),
)

const zoneFormat = kept(
  (language: Language, timeZone: string) =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeZoneName: 'longGeneric' }),
)
