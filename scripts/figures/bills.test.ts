import { afterAll, expect, test } from 'vitest'
import { billsText, measureBills } from './bills'

const putAway: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const one of putAway) await one()
})

test('closing the month of some payers is one bill each, told by time, CPU and what is held, and charging it by calls of Stripe', async () => {
  const figures = await measureBills(12, (one) => putAway.unshift(one))
  expect(figures.bills).toBe(12)
  // An invoice is made, written, finalized and paid: nothing is asked besides.
  expect(figures.collections).toMatchObject({ bills: 12, stripeCalls: 4 * 12 })
  const heldBytes = [20 * 2 ** 20, 24 * 2 ** 20, 21 * 2 ** 20]
  const collections = { bills: 100, wallMs: 4000, cpuMs: 900, stripeCalls: 400, heldBytes }
  expect(billsText({ bills: 200, wallMs: 3000, cpuMs: 410, heldBytes, collections }).split('\n')).toEqual([
    '200 bills in 3.0 s: 15.0 ms a bill, 2.05 ms of it our CPU',
    'held: 20.0 MiB before, 24.0 at most, 21.0 at the end',
    '100 bills charged in 4.0 s: 40.0 ms a bill, 9.00 ms of it our CPU',
    '4.0 calls of Stripe a bill',
    'held: 20.0 MiB before, 24.0 at most, 21.0 at the end',
  ])
})
