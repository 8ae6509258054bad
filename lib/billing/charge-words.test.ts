import { expect, test } from 'vitest'
import type { BillState, PaymentFailure } from '@/db/vocabulary'
import { prepareEnvironment } from '@/testing/environment'
import { chargeWords, failureWords, followsWords, shouldItFail } from './charge-words'

prepareEnvironment()

const card = { type: 'card', brand: 'visa', last4: '4242' }
const bill = { stateDay: '2026-12-03', presentMethod: card }

test('before its day of charge a bill says what is charged then', () => {
  expect(chargeWords({ ...bill, state: 'upcoming' }, 'en')).toEqual({
    day: 'Thursday, 3 December',
    text: 'We charge your Visa ending 4242. There is nothing you need to do.',
  })
})

test('on that day it says that it is being charged', () => {
  expect(chargeWords({ ...bill, state: 'due' }, 'en')).toEqual({
    day: 'Due on Thursday, 3 December',
    text: 'We are charging your Visa ending 4242 right now. There is nothing you need to do.',
  })
  expect(chargeWords({ ...bill, state: 'due' }, 'de').day).toBe('Fällig am Donnerstag, 3. Dezember')
})

test('without a payment method it says so, before that day and on it', () => {
  for (const state of ['upcoming', 'due'] as const) {
    expect(chargeWords({ ...bill, presentMethod: null, state }, 'en').text).toBe('There is no payment method yet.')
  }
})

const AFTER: [BillState, string, string][] = [
  ['on-its-way', 'On its way since Thursday, 3 December', 'Your bank takes some days for this.'],
  ['failed', 'Next try on Thursday, 3 December', 'We try it again by ourselves.'],
  ['unpaid', 'Unpaid since Thursday, 3 December', 'We do not try it again by ourselves.'],
  ['paid', 'Paid on Thursday, 3 December', 'There is nothing left to do.'],
  ['cancelled', 'Cancelled on Thursday, 3 December', 'Nobody has to pay this bill any more.'],
]

test.each(AFTER)('a bill that is %s says so, and what that means', (state, day, text) => {
  const said = chargeWords({ ...bill, state }, 'en')
  expect(said.day).toBe(day)
  expect(said.text).toContain(text)
})

const failed = { state: 'failed', presentMethod: card, failedAt: new Date('2026-12-03T07:00:00Z'), tries: 1 } as const

const WHY: [PaymentFailure, string, string][] = [
  ['declined', 'We could not charge your Visa ending 4242', 'The bank said no. It was due on Thursday, 3 December.'],
  ['confirmation-wanted', 'Your bank wants you to confirm this payment', 'Press “Pay now” and confirm it there.'],
  ['no-method', 'There is no payment method for this bill', 'Press “Pay now”, or add a payment method.'],
  ['given-up', 'We could not charge this bill', 'No payment came for it. It was due on Thursday, 3 December.'],
]

test.each(WHY)('what is in the way of an owed bill is told: %s', (lastError, title, text) => {
  const said = failureWords({ ...failed, lastError }, 'en')
  expect(said?.title).toBe(title)
  expect(said?.text).toContain(text)
})

test('nothing is in the way of a bill that is paid, cancelled, to come or on its way', () => {
  for (const state of ['upcoming', 'due', 'on-its-way', 'paid', 'cancelled'] as const) {
    expect(failureWords({ ...failed, lastError: 'declined', state }, 'en')).toBeNull()
  }
})

const reader = { language: 'en', kind: 'client', today: '2026-12-03' } as const
const owed = {
  state: 'failed',
  stateDay: '2026-12-06',
  owedSince: '2026-12-03',
  pausedSince: null,
  appCount: 1,
} as const

test('what follows is the next try, and until when the websites go on: 28 days after the oldest refusal', () => {
  expect(followsWords(owed, reader)).toBe(
    'We try it again on Sunday, 6 December. The website goes on until Thursday, 31 December.',
  )
  expect(followsWords({ ...owed, appCount: 2 }, { ...reader, kind: 'developer' })).toContain('The apps go on until')
  expect(followsWords({ ...owed, owedSince: '2026-11-20' }, reader)).toContain('until Friday, 18 December')
})

test('once they are paused it says since when, and nothing where nothing runs any more', () => {
  const paused = { ...owed, state: 'unpaid', pausedSince: '2026-12-31' } as const
  expect(followsWords(paused, reader)).toBe(
    'We do not try it again by ourselves. The website has been paused since Thursday, 31 December. Nothing is lost.',
  )
  expect(followsWords({ ...paused, appCount: 0 }, reader)).toBe('We do not try it again by ourselves.')
})

test('a pause that is late, because a payment was on its way, is not promised for a day that has passed', () => {
  expect(followsWords(owed, { ...reader, today: '2027-01-04' })).toBe('We try it again on Sunday, 6 December.')
})

test('before the day of charge it says what would follow if the bank said no', () => {
  expect(shouldItFail({ chargeOn: '2026-12-03', appCount: 1 }, reader)).toBe(
    'Should your bank say no, we write to you. We try again on 6 December, 10 December and 17 December. ' +
      'The website goes on until Thursday, 31 December.',
  )
})
