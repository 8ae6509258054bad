import { expect, test } from 'vitest'
import { cleaned, cut, oneLine, plainLines } from './names'

test('texts are cleaned and cut', () => {
  expect(oneLine(' a\r\n\tb\u0000\u202ec  d ')).toBe('a b c d')
  expect(plainLines('a\r\nb\r\n\r\n\r\n\r\nc\t\u2066d\n')).toBe('a\nb\n\nc d')
  expect(cut('blumenhaus', 10)).toBe('blumenhaus')
  expect(cut('blumenhaus-shop', 10)).toBe('blumenhau…')
  expect(cut('💐💐💐', 4)).toBe('💐…')
  expect(cleaned({ message: 'a\nb', list: ['c\nd'], none: null })).toEqual({
    message: 'a\nb',
    list: ['c d'],
    none: null,
  })
})
