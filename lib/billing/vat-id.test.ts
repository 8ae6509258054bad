import { describe, expect, test } from 'vitest'
import { countries } from './countries'
import { isUnionVatId, looksLikeVatId, normaliseVatId, takeVatId, vatIdExample } from './vat-id'
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

  test.each(['GR123456783', 'EL123456783', 'gr 123 456 783', 'ＥＬ１２３４５６７８３\u200b'])(
    'Greece writes EL: %j',
    (typed) => {
      expect(takeVatId(typed, 'GR')).toBe('EL123456783')
    },
  )

  test.each(['RE', 'GP', 'MQ', 'GF', 'YT', 'MF'])(
    'a firm in %s bears a French VAT ID, and none of another country',
    (country) => {
      expect(takeVatId('FR 12 345 678 901', country)).toBe('FR12345678901')
      expect(looksLikeVatId('DE123456789', country)).toBe(false)
    },
  )

  test('Åland writes FI, the Isle of Man GB, and a territory may have an ID of its own', () => {
    expect(takeVatId('FI12345678', 'AX')).toBe('FI12345678')
    expect(takeVatId('GB 003 1234 56', 'IM')).toBe('GB003123456')
    expect(takeVatId('123-456', 'GL')).toBe('123456')
  })

  test.each([
    ['NL123456789B01', 'NL'],
    ['NL+12345*78B0A', 'NL'],
    ['IE1X23456L', 'IE'],
    ['FRK7399859412', 'FR'],
    ['XIGD123', 'GB'],
    ['XI123456789012', 'GB'],
  ])('every form of the register is taken: %s', (id, country) => {
    expect(takeVatId(id, country)).toBe(id)
  })

  test.each([
    'DE123456789\u200b',
    '\ufeffDE123456789',
    'DE\u202f123\u202f456\u202f789',
    'DE123‑456‑789',
    'ＤＥ１２３４５６７８９',
    '„DE123456789“',
    'DE123456789.',
    'USt-IdNr.: DE 123456789',
    'USt-IdNr. DE123456789',
    'VAT ID DE123456789',
    'DE123\n456789',
  ])('%j is read as it was pasted', (typed) => {
    expect(takeVatId(typed, 'DE')).toBe('DE123456789')
  })

  test('where nothing was typed there is none', () => {
    for (const nothing of ['', ' ', '\u200b\u00a0']) expect(takeVatId(nothing, 'DE')).toBeNull()
  })

  test('a refusal names the letters that are wanted, and what it shows would be taken', () => {
    const refused = (typed: string, country: string) => {
      try {
        return takeVatId(typed, country)
      } catch (error) {
        return error
      }
    }
    expect(refused('123456783', 'GR')).toMatchObject({
      reason: 'vat-id-invalid',
      field: 'vatId',
      facts: { letters: 'EL', example: 'EL123456789' },
    })
    expect(refused('AT12345678', 'AT')).toMatchObject({ facts: { letters: 'AT', example: 'ATU12345678' } })
    expect(refused('DE123456789', 'RE')).toMatchObject({ facts: { letters: 'FR' } })
    expect(refused('DE123456789', 'CH')).toMatchObject({ facts: { letters: null } })
    for (const { code } of countries('en')) {
      const { example } = vatIdExample(code)
      if (example) expect(looksLikeVatId(example, code), code).toBe(true)
    }
    for (const code of EU_COUNTRIES) expect(vatIdExample(code).example, code).not.toBeNull()
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
