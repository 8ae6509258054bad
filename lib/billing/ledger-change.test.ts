import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '@/lib/day'
import { type LedgerRow, ledgerChange } from './ledger-change'

const TODAY = '2026-11-16'
const TOMORROW = '2026-11-17'
const YESTERDAY = '2026-11-15'

function row(id: string, monthlyAmount: number, startsOn: Day, endsOn: Day | null = null): LedgerRow {
  return { id, billingContactId: 'kim', monthlyAmount, startsOn, endsOn }
}

function change(rows: LedgerRow[], monthlyAmount: number | null, payer = 'kim', kind: 'plan' | 'payer' = 'plan') {
  const next = monthlyAmount === null ? null : { billingContactId: payer, monthlyAmount }
  return ledgerChange({ rows, next, change: kind, today: TODAY })
}

describe('ledgerChange', () => {
  test('what costs more begins today, in place of what it was', () => {
    expect(change([row('small', 4500, '2026-11-01')], 12000)).toEqual({
      ends: [{ id: 'small', endsOn: YESTERDAY }],
      begins: TODAY,
    })
  })

  test('what costs less, or the same, begins tomorrow: the day costs its dearest plan', () => {
    for (const amount of [1500, 4500]) {
      expect(change([row('now', 4500, '2026-11-01')], amount)).toEqual({
        ends: [{ id: 'now', endsOn: TODAY }],
        begins: TOMORROW,
      })
    }
  })

  test('where nobody pays yet a booking begins today, a hand-over tomorrow', () => {
    expect(change([], 4500)).toEqual({ ends: [], begins: TODAY })
    expect(change([], 4500, 'kim', 'payer')).toEqual({ ends: [], begins: TOMORROW })
  })

  test('another payer begins tomorrow, whatever it costs', () => {
    for (const amount of [1500, 12000]) {
      expect(change([row('now', 4500, '2026-11-01')], amount, 'petra', 'payer')).toEqual({
        ends: [{ id: 'now', endsOn: TODAY }],
        begins: TOMORROW,
      })
    }
  })

  test('made bigger on the day of a move, the payer of before keeps the day', () => {
    const moved = [
      row('before', 4500, '2026-11-01', TODAY),
      { ...row('after', 4500, TOMORROW), billingContactId: 'petra' },
    ]
    expect(change(moved, 12000, 'petra')).toEqual({
      ends: [{ id: 'after', endsOn: TODAY }],
      begins: TOMORROW,
    })
  })

  test('a row that was still to come is emptied', () => {
    const smaller = [row('big', 12000, '2026-11-01', TODAY), row('small', 4500, TOMORROW)]
    expect(change(smaller, 20000)).toEqual({
      ends: [
        { id: 'small', endsOn: TODAY },
        { id: 'big', endsOn: YESTERDAY },
      ],
      begins: TODAY,
    })
  })

  test('an end leaves today paid and nothing after it', () => {
    expect(change([row('now', 4500, '2026-11-01')], null)).toEqual({
      ends: [{ id: 'now', endsOn: TODAY }],
      begins: null,
    })
  })

  test('after any changes each day has one payer at most and costs the dearest plan chosen on it', () => {
    const step = fc.record({
      amount: fc.option(fc.constantFrom(1500, 4500, 12000), { freq: 4 }),
      payer: fc.constantFrom('kim', 'petra'),
      wait: fc.integer({ min: 0, max: 2 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let rows: LedgerRow[] = []
        let today: Day = '2026-10-25'
        // What was chosen, and is paid on a day: the dearest of the choices that held at some moment of it, of its first payer.
        const paid = new Map<Day, { payer: string; amount: number }>()
        let holds: { payer: string; amount: number } | null = null
        for (const [index, { amount, payer, wait }] of steps.entries()) {
          for (let day = 0; day < wait; day++) {
            today = addDays(today, 1)
            if (holds) paid.set(today, holds)
          }
          const next = amount === null ? null : { billingContactId: payer, monthlyAmount: amount }
          const open = rows.filter(({ startsOn, endsOn }) => endsOn === null || (endsOn >= today && endsOn >= startsOn))
          const { ends, begins } = ledgerChange({ rows: open, next, change: 'plan', today })
          rows = rows.map((one) => ({ ...one, ...ends.find(({ id }) => id === one.id) }))
          if (next && begins) rows.push({ id: `${index}`, ...next, startsOn: begins, endsOn: null })
          holds = amount === null ? null : { payer, amount }
          const soFar = paid.get(today)
          if (holds && (!soFar || (soFar.payer === payer && holds.amount > soFar.amount))) paid.set(today, holds)
        }
        for (let day: Day = '2026-10-25'; day <= today; day = addDays(day, 1)) {
          const covering = rows.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn))
          expect(covering.length).toBeLessThanOrEqual(1)
          const expected = paid.get(day)
          expect(covering.map((one) => [one.billingContactId, one.monthlyAmount])).toEqual(
            expected ? [[expected.payer, expected.amount]] : [],
          )
        }
        expect(rows.filter(({ endsOn }) => endsOn === null).length).toBe(holds ? 1 : 0)
      }),
      { numRuns: 2000 },
    )
  })
})
