import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { amountFor, costs, ledgerLines, type Usage } from './ledger'

const price = fc.integer({ min: 0, max: 1_000_000 })
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days))
const firstOf = (day: Day) => `${day.slice(0, 7)}-01`

function usage(part: Partial<Usage>): Usage {
  return { appId: 'a', planName: 'Standard', monthlyAmount: 4500, startsOn: '2026-11-01', endsOn: null, ...part }
}

describe('amountFor', () => {
  test.each([
    ['2026-11-24', '2026-11-30', 4500, 1050],
    ['2026-11-01', '2026-11-23', 4500, 3450],
    ['2026-11-16', '2026-11-30', 4500, 2250],
    ['2026-02-01', '2026-02-28', 4500, 4500],
    ['2028-02-01', '2028-02-29', 4500, 4500],
    ['2026-12-01', '2026-12-31', 4500, 4500],
    ['2028-02-29', '2028-02-29', 2900, 100],
    ['2026-02-28', '2026-02-28', 2800, 100],
    ['2026-12-31', '2026-12-31', 1, 0],
    ['2026-11-16', '2026-11-30', 1, 1],
    ['2026-11-24', '2026-11-23', 4500, 0],
    // Both nights in which Berlin changes its clocks: days are calendar days.
    ['2026-03-29', '2026-03-29', 3100, 100],
    ['2026-10-25', '2026-10-25', 3100, 100],
  ])('%s to %s of %i cents a month: %i cents', (from, to, monthlyAmount, amount) => {
    expect(amountFor({ monthlyAmount, from, to })).toBe(amount)
  })

  test('a full month is exactly the price, in every month', () => {
    fc.assert(
      fc.property(price, anyDay, (monthlyAmount, day) => {
        expect(amountFor({ monthlyAmount, from: firstOf(day), to: lastOfMonth(day) })).toBe(monthlyAmount)
      }),
    )
  })

  test('two payers over a hand-over make the price, or one cent more when both end on half a cent', () => {
    fc.assert(
      fc.property(price, anyDay, (monthlyAmount, handOverDay) => {
        const old = amountFor({ monthlyAmount, from: firstOf(handOverDay), to: handOverDay })
        const next = amountFor({ monthlyAmount, from: addDays(handOverDay, 1), to: lastOfMonth(handOverDay) })
        const days = Number(handOverDay.slice(8))
        const inMonth = Number(lastOfMonth(handOverDay).slice(8))
        const endsOnHalf = (2 * monthlyAmount * days) % (2 * inMonth) === inMonth
        expect(old + next - monthlyAmount).toBe(endsOnHalf ? 1 : 0)
      }),
      { numRuns: 1000 },
    )
  })

  test('a later start is never dearer, an earlier one never cheaper', () => {
    fc.assert(
      fc.property(price, anyDay, (monthlyAmount, from) => {
        fc.pre(from !== lastOfMonth(from))
        const to = lastOfMonth(from)
        expect(amountFor({ monthlyAmount, from: addDays(from, 1), to })).toBeLessThanOrEqual(
          amountFor({ monthlyAmount, from, to }),
        )
      }),
    )
  })

  test('two months are refused', () => {
    expect(() => amountFor({ monthlyAmount: 1, from: '2026-11-30', to: '2026-12-01' })).toThrow(RangeError)
  })
})

describe('ledgerLines', () => {
  const november = { from: '2026-11-01', to: '2026-11-30' }

  test('an upgrade counts the same day, the rest of the month follows it', () => {
    const usages = [
      usage({ endsOn: '2026-11-14' }),
      usage({ planName: 'Large', monthlyAmount: 9000, startsOn: '2026-11-15' }),
    ]
    expect(ledgerLines({ usages, ...november })).toEqual([
      expect.objectContaining({ from: '2026-11-01', to: '2026-11-14', days: 14, daysInMonth: 30, amount: 2100 }),
      expect.objectContaining({ planName: 'Large', from: '2026-11-15', to: '2026-11-30', days: 16, amount: 4800 }),
    ])
  })

  test('up and down on one day: that day costs the dearest plan', () => {
    const usages = [
      usage({}),
      usage({ planName: 'Large', monthlyAmount: 9000, startsOn: '2026-11-15', endsOn: '2026-11-15' }),
    ]
    const lines = ledgerLines({ usages, ...november })
    expect(lines.map((line) => [line.days, line.amount])).toEqual([
      [14, 2100],
      [1, 300],
      [15, 2250],
    ])
  })

  test('booked and cancelled on one day: that day is paid, an empty row is not', () => {
    expect(
      ledgerLines({ usages: [usage({ startsOn: '2026-11-10', endsOn: '2026-11-10' })], ...november }),
    ).toHaveLength(1)
    expect(ledgerLines({ usages: [usage({ startsOn: '2026-11-10', endsOn: '2026-11-09' })], ...november })).toEqual([])
  })

  test('rows that only change hands on paper are one line and one price', () => {
    const usages = [usage({ endsOn: '2026-11-09' }), usage({ startsOn: '2026-11-10' })]
    expect(ledgerLines({ usages, ...november }).map((line) => line.amount)).toEqual([4500])
  })

  test('a gap makes two lines; nothing before, after or without usage', () => {
    const usages = [
      usage({ startsOn: '2026-10-01', endsOn: '2026-11-05' }),
      usage({ startsOn: '2026-11-26', endsOn: null }),
    ]
    expect(ledgerLines({ usages, ...november }).map((line) => [line.from, line.to])).toEqual([
      ['2026-11-01', '2026-11-05'],
      ['2026-11-26', '2026-11-30'],
    ])
    expect(ledgerLines({ usages: [usage({ startsOn: '2026-12-01' })], ...november })).toEqual([])
    expect(ledgerLines({ usages: [], ...november })).toEqual([])
  })

  test('every App by itself, in the order of the usages', () => {
    const usages = [usage({ appId: 'b' }), usage({ appId: 'a', monthlyAmount: 900 })]
    expect(ledgerLines({ usages, ...november }).map((line) => [line.appId, line.amount])).toEqual([
      ['b', 4500],
      ['a', 900],
    ])
  })

  test('each day is paid at most once, and by its dearest plan, whatever the rows say', () => {
    const row = fc.record({
      monthlyAmount: price,
      startsOn: fc.integer({ min: -40, max: 40 }),
      length: fc.option(fc.integer({ min: 0, max: 50 })),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const usages = rows.map(({ monthlyAmount, startsOn, length }) => {
          const first = addDays('2026-11-01', startsOn)
          return usage({ monthlyAmount, startsOn: first, endsOn: length === null ? null : addDays(first, length - 1) })
        })
        const lines = ledgerLines({ usages, ...november })
        const total = lines.reduce((sum, line) => sum + line.amount, 0)
        const dearest = Math.max(0, ...usages.map((one) => one.monthlyAmount))
        expect(lines.reduce((sum, line) => sum + line.days, 0)).toBeLessThanOrEqual(30)
        expect(total).toBeLessThanOrEqual(dearest + lines.length / 2)
        for (const line of lines) {
          expect(daysBetween(line.from, line.to) + 1).toBe(line.days)
          const active = usages.filter((one) => one.startsOn <= line.from && (one.endsOn ?? '9999') >= line.from)
          expect(line.monthlyAmount).toBe(Math.max(...active.map((one) => one.monthlyAmount)))
        }
      }),
    )
  })
})

describe('costs', () => {
  test('so far and expected, as the overview says it', () => {
    expect(costs({ usages: [usage({})], from: '2026-11-01', asOf: '2026-11-23' })).toEqual({
      from: '2026-11-01',
      to: '2026-11-23',
      soFar: 3450,
      expected: 4500,
      apps: [{ appId: 'a', soFar: 3450, expected: 4500 }],
    })
  })

  test('on the day of the hand-over nothing has been used, from the next day on it has', () => {
    const usages = [usage({ startsOn: '2026-11-24' })]
    expect(costs({ usages, from: '2026-11-01', asOf: '2026-11-23' })).toMatchObject({
      soFar: 0,
      expected: 1050,
      from: '2026-11-24',
    })
    expect(costs({ usages, from: '2026-11-01', asOf: '2026-11-24' })).toMatchObject({ soFar: 150, expected: 1050 })
  })

  test('on the last day both are the same, and never apart by more than the rest of the month', () => {
    fc.assert(
      fc.property(fc.array(price, { maxLength: 4 }), anyDay, anyDay, (amounts, startsOn, asOf) => {
        const usages = amounts.map((monthlyAmount, index) => usage({ appId: `app-${index}`, monthlyAmount, startsOn }))
        const { soFar, expected, apps } = costs({ usages, from: firstOf(asOf), asOf })
        expect(soFar).toBeLessThanOrEqual(expected)
        expect(apps.reduce((sum, app) => sum + app.expected, 0)).toBe(expected)
        if (asOf === lastOfMonth(asOf)) expect(soFar).toBe(expected)
        if (startsOn <= firstOf(asOf)) expect(expected).toBe(amounts.reduce((sum, amount) => sum + amount, 0))
        expect(firstOfNextMonth(asOf) > asOf).toBe(true)
      }),
    )
  })
})
