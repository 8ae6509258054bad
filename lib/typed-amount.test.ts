import { expect, test } from 'vitest'
import { amountToType, typedAmount } from './typed-amount'

test('an amount is read as people type it, to the cent', () => {
  const typed = ['150', '150.00', '150,00', '€ 150', '€150,5', '150 €', '150 EUR', ' 0 ', '0,01', '150,00\u00a0€']
  expect(typed.map(typedAmount)).toEqual([15_000, 15_000, 15_000, 15_000, 15_050, 15_000, 15_000, 0, 1, 15_000])
})

test('what could mean something else is no amount', () => {
  for (const typed of [
    '',
    '-1',
    '1.500',
    '1,500',
    '1.500,00',
    '1e3',
    '150.-',
    '0x10',
    '12 34',
    '$5',
    'a lot',
    '1'.repeat(10),
  ]) {
    expect(typedAmount(typed), typed).toBeNull()
  }
})

test('what a field holds is read back as it was', () => {
  for (const cents of [0, 1, 15_000, 123_456_789]) {
    for (const language of ['en', 'de'] as const) expect(typedAmount(amountToType(cents, language))).toBe(cents)
  }
})
