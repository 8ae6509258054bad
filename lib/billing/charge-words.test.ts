import { expect, test } from 'vitest'
import { chargeWords } from './charge-words'

const bill = { stateDay: '2026-12-03', presentMethod: { type: 'card', brand: 'visa', last4: '4242' } }

test('before its day of charge a bill says what is charged then', () => {
  expect(chargeWords({ ...bill, state: 'upcoming' }, 'en')).toEqual({
    day: 'Thursday, 3 December',
    text: 'We charge your Visa ending 4242. There is nothing you need to do.',
  })
})

test('from that day on it says that it is due and was not charged yet, and promises no charge', () => {
  expect(chargeWords({ ...bill, state: 'due' }, 'en')).toEqual({
    day: 'Due since Thursday, 3 December',
    text: 'It has not been charged yet. You do not have to do anything.',
  })
  expect(chargeWords({ ...bill, state: 'due' }, 'de')).toEqual({
    day: 'Fällig seit Donnerstag, 3. Dezember',
    text: 'Der Betrag ist noch nicht abgebucht. Sie müssen nichts tun.',
  })
})

test('without a payment method it says so, before that day and after it', () => {
  for (const state of ['upcoming', 'due'] as const) {
    expect(chargeWords({ ...bill, presentMethod: null, state }, 'en').text).toBe('There is no payment method yet.')
  }
})
