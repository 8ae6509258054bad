import { expect, test } from 'vitest'
import { addDays } from '@/lib/day'
import { morningOf, nextTry, operatorToldOn, suspendedOn, warnedOn } from './bill-calendar'

const FAILED_ON = '2027-01-03'

/** Every day of payment trouble: what is done on it, and the next try as it is told on that day. */
const TABLE: [day: number, done: string, next: string | null][] = [
  [0, 'failed', '2027-01-06'],
  [1, '', '2027-01-06'],
  [2, '', '2027-01-06'],
  [3, 'try', '2027-01-10'],
  [4, '', '2027-01-10'],
  [6, '', '2027-01-10'],
  [7, 'try', '2027-01-17'],
  [13, '', '2027-01-17'],
  [14, 'try', null],
  [24, '', null],
  [25, 'warned', null],
  [27, '', null],
  [28, 'suspended', null],
  [88, 'operator', null],
]

for (const [day, done, next] of TABLE) {
  test(`day ${day} after a bill could not be charged: ${done || 'nothing'}, next try ${next ?? 'none'}`, () => {
    const today = addDays(FAILED_ON, day)
    expect(nextTry(FAILED_ON, today)).toBe(next)
    expect(day > 0 && nextTry(FAILED_ON, addDays(today, -1)) === today).toBe(done === 'try')
    expect(warnedOn(FAILED_ON) === today).toBe(done === 'warned')
    expect(suspendedOn(FAILED_ON) === today).toBe(done === 'suspended')
    expect(operatorToldOn(suspendedOn(FAILED_ON)) === today).toBe(done === 'operator')
  })
}

test('it all happens at eight in the morning where the operator is, also when clocks change', () => {
  expect(morningOf('2027-01-06', 'Europe/Berlin').toISOString()).toBe('2027-01-06T07:00:00.000Z')
  expect(morningOf('2027-07-06', 'Europe/Berlin').toISOString()).toBe('2027-07-06T06:00:00.000Z')
  expect(morningOf('2027-03-28', 'Europe/Berlin').toISOString()).toBe('2027-03-28T06:00:00.000Z')
  expect(morningOf('2027-10-31', 'Europe/Berlin').toISOString()).toBe('2027-10-31T07:00:00.000Z')
})
