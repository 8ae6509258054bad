import { describe, expect, test } from 'vitest'
import { EU_COUNTRIES, isEu, vatRate, vatTerritory } from './vat-rates'

describe('VAT rates', () => {
  test('all 27 member states have a rate for 2024 to 2026, between 17% and 27%', () => {
    expect(EU_COUNTRIES).toHaveLength(27)
    for (const country of EU_COUNTRIES) {
      for (const day of ['2024-01-01', '2025-12-31', '2026-11-30']) {
        expect(vatRate(country, day)).toBeGreaterThanOrEqual(1700)
        expect(vatRate(country, day)).toBeLessThanOrEqual(2700)
      }
    }
  })

  test.each([
    ['DE', '2026-11-30', 1900],
    ['EE', '2025-06-30', 2200],
    ['EE', '2025-07-01', 2400],
    ['FI', '2024-08-31', 2400],
    ['FI', '2024-09-01', 2550],
    ['LU', '2023-12-31', 1600],
    ['LU', '2024-01-01', 1700],
    ['RO', '2025-07-31', 1900],
    ['RO', '2025-08-01', 2100],
    ['SK', '2024-12-31', 2000],
    ['SK', '2025-01-01', 2300],
    ['MC', '2026-01-01', 2000],
  ])('%s on %s: %i basis points', (country, day, rate) => {
    expect(vatRate(country, day)).toBe(rate)
  })

  test.each(['CH', 'GB', 'US', 'NO', 'EL', 'XI', 'AX', ''])('%j is not in the EU and has no rate', (country) => {
    expect(isEu(country)).toBe(false)
    expect(() => vatRate(country, '2026-11-30')).toThrow(RangeError)
  })

  test('a day before the table is refused, not guessed', () => {
    expect(() => vatRate('DE', '2020-12-31')).toThrow(RangeError)
  })

  test('Monaco counts as France', () => {
    expect(vatTerritory('MC')).toBe('FR')
    expect(isEu('MC')).toBe(true)
  })
})
