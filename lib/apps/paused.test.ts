import { expect, test } from 'vitest'
import { endedOn, pausedBy, planKeptUntil } from './paused'

const TODAY = '2026-11-28'
const paid = { isTrialOver: null, planEndsOn: null, planEndedOn: null, payerStatus: 'active' } as const
const trial = { ...paid, payerStatus: null }

test.each([
  ['a paid App runs', paid, null],
  ['a trial that is not over runs', { ...trial, isTrialOver: false }, null],
  ['a trial that is over is paused', { ...trial, isTrialOver: true }, 'trial-over'],
  ['on the last day that is paid it runs', { ...paid, planEndsOn: TODAY }, null],
  [
    'the day after it is paused, whether somebody wrote that down',
    { ...paid, planEndedOn: '2026-11-27' },
    'plan-ended',
  ],
  ['or nobody has yet', { ...paid, planEndsOn: '2026-11-27' }, 'plan-ended'],
  ['a payer who is late stays online', { ...paid, payerStatus: 'past_due' }, null],
  ['one who is suspended does not', { ...paid, payerStatus: 'suspended' }, 'unpaid'],
  [
    'and an ended plan is not brought back by paying',
    { ...paid, planEndedOn: TODAY, payerStatus: 'suspended' },
    'plan-ended',
  ],
] as const)('%s', (_what, facts, reason) => {
  expect(pausedBy(facts, TODAY)).toBe(reason)
})

test('a plan is over on the day after its last paid day', () => {
  expect([TODAY, '2026-11-27'].map((planEndsOn) => endedOn({ planEndsOn, planEndedOn: null }, TODAY))).toEqual([
    null,
    '2026-11-27',
  ])
})

test('after its plan an App is kept for the operator’s days, and for longer where it was brought back late', () => {
  expect(planKeptUntil('2026-11-30', 30, null)).toBe('2026-12-30')
  expect(planKeptUntil('2026-11-30', 30, '2026-12-10')).toBe('2026-12-30')
  expect(planKeptUntil('2026-11-30', 30, '2027-01-08')).toBe('2027-01-08')
})
