import { expect, test } from 'vitest'
import type { BillState } from '@/db/vocabulary'
import { type BillMoments, billState, dayOfState } from './bill-states'

const at = (day: string) => new Date(`${day}T09:00:00Z`)
const NEW: BillMoments = {
  chargeOn: '2026-12-03',
  collectingSince: null,
  failedAt: null,
  nextTryOn: null,
  paidAt: null,
  voidAt: null,
  givenUpAt: null,
}

test('a bill is due from its day of charge on', () => {
  expect(billState(NEW, '2026-12-01')).toBe('upcoming')
  expect(billState(NEW, '2026-12-02')).toBe('upcoming')
  expect(billState(NEW, '2026-12-03')).toBe('due')
  expect(billState(NEW, '2027-01-01')).toBe('due')
})

const LATER: [string, Partial<BillMoments>, BillState, string][] = [
  ['a direct debit that the bank works on', { collectingSince: at('2026-12-07') }, 'on-its-way', '2026-12-07'],
  ['refused, with a try to come', { failedAt: at('2026-12-03'), nextTryOn: '2026-12-06' }, 'failed', '2026-12-06'],
  ['refused for the last time', { failedAt: at('2026-12-03') }, 'unpaid', '2026-12-03'],
  [
    'refused, and tried again by direct debit',
    { failedAt: at('2026-12-03'), nextTryOn: '2026-12-06', collectingSince: at('2026-12-04') },
    'on-its-way',
    '2026-12-04',
  ],
  ['written off', { failedAt: at('2026-12-03'), givenUpAt: at('2027-02-01') }, 'unpaid', '2026-12-03'],
  ['paid', { paidAt: at('2026-12-03') }, 'paid', '2026-12-03'],
  ['paid after all', { failedAt: at('2026-12-03'), paidAt: at('2026-12-05') }, 'paid', '2026-12-05'],
  ['cancelled', { failedAt: at('2026-12-03'), voidAt: at('2026-12-06') }, 'cancelled', '2026-12-06'],
]

for (const [name, moments, state, day] of LATER) {
  test(`a bill that is ${name} is ${state}`, () => {
    const bill = { ...NEW, ...moments }
    expect(billState(bill, '2027-02-02')).toBe(state)
    expect(dayOfState(bill, state, 'Europe/Berlin')).toBe(day)
  })
}
