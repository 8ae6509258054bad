import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, firstOfNextMonth, formatDay, formatTime, lastOfMonth, startOfDay } from './day'

const BERLIN = 'Europe/Berlin'

test.each([
  ['2026-11-23T22:59:59Z', '2026-11-23'],
  ['2026-11-23T23:00:00Z', '2026-11-24'],
  ['2026-07-01T21:59:59Z', '2026-07-01'],
  ['2026-07-01T22:00:00Z', '2026-07-02'],
])('%s is %s in Berlin', (moment, day) => {
  expect(dayOf(new Date(moment), BERLIN)).toBe(day)
})

test.each([
  ['a winter day', '2026-11-24', BERLIN, '2026-11-23T23:00:00.000Z'],
  ['a summer day', '2026-07-02', BERLIN, '2026-07-01T22:00:00.000Z'],
  ['the day clocks go forward', '2026-03-29', BERLIN, '2026-03-28T23:00:00.000Z'],
  ['the day after clocks went forward', '2026-03-30', BERLIN, '2026-03-29T22:00:00.000Z'],
  ['the day clocks go back', '2026-10-25', BERLIN, '2026-10-24T22:00:00.000Z'],
  ['a day whose midnight does not exist', '2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
  ['a day far in the east', '2026-01-01', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
])('%s begins at its first instant', (_what, day, timeZone, moment) => {
  expect(startOfDay(day, timeZone).toISOString()).toBe(moment)
})

test('every day of a year begins on itself and the instant before lies on the day before', () => {
  for (const timeZone of [BERLIN, 'America/Santiago', 'Asia/Kathmandu', 'UTC']) {
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      const begin = startOfDay(day, timeZone)
      expect(dayOf(begin, timeZone)).toBe(day)
      expect(dayOf(new Date(begin.getTime() - 1), timeZone)).toBe(addDays(day, -1))
    }
  }
})

test('days are counted by the calendar, also over a change of clocks and a leap day', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysBetween('2026-12-31', '2026-12-01')).toBe(-30)
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
})

test('a month ends on its last day and the next begins after it', () => {
  expect(firstOfNextMonth('2026-12-24')).toBe('2027-01-01')
  expect(firstOfNextMonth('2026-09-30')).toBe('2026-10-01')
  expect(lastOfMonth('2028-02-01')).toBe('2028-02-29')
  expect(lastOfMonth('2026-12-31')).toBe('2026-12-31')
})

test('a day is written out the way its place needs it', () => {
  expect(formatDay('2026-12-07', 'en')).toBe('7 December')
  expect(formatDay('2026-12-07', 'en', 'weekday')).toMatch(/^Monday,? 7 December$/)
  expect(formatDay('2026-12-07', 'en', 'year')).toBe('7 December 2026')
  expect(formatDay('2026-12-07', 'en', 'month')).toBe('December 2026')
  expect(formatTime(new Date('2026-07-01T22:02:00Z'), BERLIN, 'en')).toMatch(/^(?:00|24):02$/)
})
