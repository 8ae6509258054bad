import { expect, test } from 'vitest'
import { judgeLastDay, lastDaysFrom } from './last-day'

test('a plan ends with the month as a rule, today at the earliest, with next month at the latest', () => {
  expect(lastDaysFrom('2026-11-28')).toEqual({ first: '2026-11-28', usual: '2026-11-30', last: '2026-12-31' })
  expect(lastDaysFrom('2027-01-31')).toEqual({ first: '2027-01-31', usual: '2027-01-31', last: '2027-02-28' })
})

test.each(['2026-11-28', '2026-11-30', '2026-12-31', ' 2026-12-01 '])('%s is taken', (typed) => {
  expect(judgeLastDay(typed, '2026-11-28')).toBe(typed.trim())
})

test.each([
  ['', 'last-day-form'],
  ['soon', 'last-day-form'],
  ['2026-11-31', 'last-day-form'],
  ['2027-02-29', 'last-day-form'],
  ['2026-13-01', 'last-day-form'],
  ['30.11.2026', 'last-day-form'],
  ['2026-11-30T00:00:00Z', 'last-day-form'],
  ['2026-11-27', 'last-day-past'],
  ['0001-01-01', 'last-day-past'],
  ['2027-01-01', 'last-day-far'],
  ['9999-12-31', 'last-day-far'],
])('%s is refused: %s', (typed, reason) => {
  expect(() => judgeLastDay(typed, '2026-11-28')).toThrow(expect.objectContaining({ reason, field: 'lastDay' }))
})
