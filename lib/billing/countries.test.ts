import { describe, expect, test } from 'vitest'
import { countryName } from '@/lib/words/locale'
import { countries, isCountry, isSepa } from './countries'

describe('countries', () => {
  test('all 249 assigned codes, each with a name of its own, sorted by name', () => {
    const list = countries('en')
    const names = list.map((country) => country.name)
    expect(list).toHaveLength(249)
    expect(new Set(names).size).toBe(249)
    expect(list.filter(({ code, name }) => name === code)).toEqual([])
    expect(names).toEqual([...names].sort(new Intl.Collator('en-IE').compare))
    expect(names[0]).toBe('Afghanistan')
    expect(list).toContainEqual({ code: 'DE', name: 'Germany' })
    expect(countryName('AT', 'en')).toBe('Austria')
  })

  test.each(['DE', 'GR', 'XK', 'EU', 'UK', 'EL', 'ZZ', 'de', 'DE ', '', 'D', 'DEU'])('isCountry(%j)', (code) => {
    expect(isCountry(code)).toBe(code === 'DE' || code === 'GR')
  })

  test('direct debit by SEPA: the EU and its neighbours', () => {
    expect(['DE', 'GR', 'HR', 'CH', 'NO', 'GB', 'MC'].every(isSepa)).toBe(true)
    expect(['US', 'TR', 'UA', 'JP'].some(isSepa)).toBe(false)
  })
})
