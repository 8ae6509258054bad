import { expect, test } from 'vitest'
import { billState } from './bill-states'

test('a bill is due from its day of charge on', () => {
  const bill = { chargeOn: '2026-12-03' }
  expect(billState(bill, '2026-12-01')).toBe('upcoming')
  expect(billState(bill, '2026-12-02')).toBe('upcoming')
  expect(billState(bill, '2026-12-03')).toBe('due')
  expect(billState(bill, '2027-01-01')).toBe('due')
})
