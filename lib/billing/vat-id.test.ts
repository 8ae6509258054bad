import { describe, expect, test } from 'vitest'
import { isUnionVatId, looksLikeVatId, normaliseVatId } from './vat-id'
import { EU_COUNTRIES } from './vat-rates'

const EXAMPLES: Record<string, string> = {
  AT: 'ATU12345678',
  BE: 'BE0123456789',
  BG: 'BG123456789',
  CY: 'CY12345678X',
  CZ: 'CZ12345678',
  DE: 'DE123456789',
  DK: 'DK12345678',
  EE: 'EE123456789',
  ES: 'ESX1234567X',
  FI: 'FI12345678',
  FR: 'FRXX123456789',
  GR: 'EL123456789',
  HR: 'HR12345678901',
  HU: 'HU12345678',
  IE: 'IE1234567WA',
  IT: 'IT12345678901',
  LT: 'LT123456789012',
  LU: 'LU12345678',
  LV: 'LV12345678901',
  MT: 'MT12345678',
  NL: 'NL123456789B01',
  PL: 'PL1234567890',
  PT: 'PT123456789',
  RO: 'RO1234567',
  SE: 'SE123456789001',
  SI: 'SI12345678',
  SK: 'SK1234567890',
}

describe('VAT IDs', () => {
  test('every member state has an example here', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...EU_COUNTRIES].sort())
  })

  test.each(Object.entries(EXAMPLES))(
    '%s takes %s, and neither a shortened, a longer nor a foreign one',
    (country, id) => {
      expect(looksLikeVatId(id, country)).toBe(true)
      expect(isUnionVatId(id)).toBe(true)
      expect(looksLikeVatId(`${id}00000`, country)).toBe(false)
      expect(looksLikeVatId(id.slice(0, 3), country)).toBe(false)
      expect(looksLikeVatId(id.slice(2), country)).toBe(false)
      expect(looksLikeVatId(id, country === 'DE' ? 'AT' : 'DE')).toBe(false)
    },
  )

  test.each([' de 123.456-789 ', 'DE123456789', 'De\u00a0123 456 789', 'DE/123/456/789'])(
    '%j is tidied up',
    (typed) => {
      expect(normaliseVatId(typed)).toBe('DE123456789')
      expect(looksLikeVatId(typed, 'DE')).toBe(true)
    },
  )

  test('Northern Ireland writes XI, Monaco writes FR', () => {
    expect(looksLikeVatId('XI123456789', 'GB')).toBe(true)
    expect(looksLikeVatId('XI12345', 'GB')).toBe(true)
    expect(looksLikeVatId('FR12123456789', 'MC')).toBe(true)
  })

  test.each([
    ['GB123456789', 'GB', true],
    ['CHE-123.456.789 MWST', 'CH', true],
    ['US', 'US', false],
    ['', 'CH', false],
    ['<b>12345</b>', 'CH', false],
    ['DE123456789', 'CH', false],
  ])('outside the EU only the alphabet is judged: %j in %s → %s', (id, country, expected) => {
    expect(looksLikeVatId(id, country)).toBe(expected)
  })
})
