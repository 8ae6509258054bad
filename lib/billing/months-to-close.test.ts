import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, firstOfMonth, lastOfMonth, startOfDay } from '@/lib/day'
import { closableThrough, monthsToClose, timeOfAsking, waitedUntil } from './months-to-close'

const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe']
const HOUR = 3_600_000

test('a month may be closed from the second hour after its end on, in the zone of the operator', () => {
  const at = (moment: string) => closableThrough({ now: new Date(moment), timeZone: 'Europe/Berlin', fromHour: 2 })
  expect(at('2026-12-01T01:59:59+01:00')).toBe('2026-10-31')
  expect(at('2026-12-01T02:00:00+01:00')).toBe('2026-11-30')
  expect(at('2026-12-31T23:59:00+01:00')).toBe('2026-11-30')
  expect(at('2027-01-01T02:00:00+01:00'), 'the last one of a year').toBe('2026-12-31')
})

test('also where clocks are put back on the 1st at two: the hour is one that comes once', () => {
  const at = (moment: string) => closableThrough({ now: new Date(moment), timeZone: 'America/New_York', fromHour: 2 })
  // 1 November 2026: after 01:59 EDT comes 01:00 EST.
  expect(at('2026-11-01T01:59:59-04:00')).toBe('2026-09-30')
  expect(at('2026-11-01T01:00:00-05:00')).toBe('2026-10-31')
})

test('in every zone it is the last day of a month, never one that is not over, and it only goes on', () => {
  const moments = fc.date({ min: new Date('2026-01-01Z'), max: new Date('2029-01-01Z'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), fc.integer({ min: 0, max: 23 }), (now, timeZone, fromHour) => {
      const through = closableThrough({ now, timeZone, fromHour })
      expect(through).toBe(lastOfMonth(through))
      expect(through < firstOfMonth(dayOf(now, timeZone))).toBe(true)
      const ended = startOfDay(addDays(through, 1), timeZone).getTime()
      expect(now.getTime() - ended).toBeGreaterThanOrEqual(fromHour * HOUR)
      const later = closableThrough({ now: new Date(now.getTime() + HOUR), timeZone, fromHour })
      expect(later >= through).toBe(true)
    }),
  )
})

test('months are closed one after another from the day after the last billed one, else from the first that was used', () => {
  const months = (billedThrough: string | null, firstUsed: string | null) =>
    monthsToClose({ billedThrough, firstUsed, through: '2027-01-31' })
  expect(months('2026-11-30', '2026-05-03')).toEqual(['2026-12-01', '2027-01-01'])
  expect(months(null, '2026-11-24')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01'])
  expect(months('2027-01-31', '2026-11-24')).toEqual([])
  expect(months(null, null)).toEqual([])
  expect(months(null, '2027-02-03')).toEqual([])
})

test('an incomplete address is asked for on the 1st and the 7th, and not waited for from the 15th on', () => {
  expect(timeOfAsking('2026-11-01', '2026-12-01')).toBe(1)
  expect(timeOfAsking('2026-11-01', '2026-12-06')).toBe(1)
  expect(timeOfAsking('2026-11-01', '2026-12-07')).toBe(7)
  expect(timeOfAsking('2026-11-01', '2026-12-14')).toBe(7)
  expect(timeOfAsking('2026-11-01', '2026-12-15')).toBeNull()
  expect(timeOfAsking('2026-11-01', '2027-02-01'), 'two months late').toBeNull()
  expect(waitedUntil('2026-12-01')).toBe('2027-01-15')
})
