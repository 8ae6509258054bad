import { afterAll, expect, test } from 'vitest'
import { billsText, measureBills } from './bills'

const putAway: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const one of putAway) await one()
})

test('closing the month of some payers is one bill each, told by time, CPU and what is held', async () => {
  const figures = await measureBills(12, (one) => putAway.unshift(one))
  expect(figures.bills).toBe(12)
  expect(
    billsText({ bills: 200, wallMs: 3000, cpuMs: 410, heldBytes: [20 * 2 ** 20, 24 * 2 ** 20, 21 * 2 ** 20] }),
  ).toBe(
    '200 bills in 3.0 s: 15.0 ms a bill, 2.05 ms of it our CPU\nheld: 20.0 MiB before, 24.0 at most, 21.0 at the end',
  )
})
