import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthOf } from '@/lib/characters'
import { cleaned, cut, fitted, oneLine, plainLines, SUBJECT_LENGTH } from './names'

test('texts are cleaned and cut', () => {
  expect(oneLine(' a\r\n\tb\u0000\u202ec  d ')).toBe('a b c d')
  expect(plainLines('a\r\nb\r\n\r\n\r\n\r\nc\t\u2066d\n')).toBe('a\nb\n\nc d')
  expect(cut('blumenhaus', 10)).toBe('blumenhaus')
  expect(cut('blumenhaus-shop', 10)).toBe('blumenhau…')
  expect(cut('💐💐💐', 3)).toBe('💐💐💐')
  expect(cut('💐💐💐', 2)).toBe('💐…')
  expect(cleaned({ message: 'a\nb', list: ['c\nd'], none: null })).toEqual({
    message: 'a\nb',
    list: ['c d'],
    none: null,
  })
})

const left = (name: string, company: string) => `${name} has left ${company}`

test('a subject keeps the full name, else the first name, else it cuts what is too long', () => {
  expect(fitted(left, 'Jonas Weber', 'Blumenhaus GmbH')).toBe('Jonas Weber has left Blumenhaus GmbH')
  expect(fitted(left, 'Jonas Weber-Hinterhuberschwaiger', 'Blumenhaus GmbH')).toBe('Jonas has left Blumenhaus GmbH')
  expect(fitted(left, 'Jonas Weber', 'Donaudampfschifffahrtsgesellschaft mbH & Co. KG')).toBe(
    'Jonas has left Donaudampfschifffahrtsgesellschaft…',
  )
})

test('whatever the names are, such a subject has at most 50 characters', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 160 })
  fc.assert(
    fc.property(name, name, fc.boolean(), (person, company, isShort) => {
      const shorter = isShort ? (who: string) => `${who} has left` : undefined
      expect(lengthOf(fitted(left, person, company, shorter))).toBeLessThanOrEqual(SUBJECT_LENGTH)
    }),
  )
})
