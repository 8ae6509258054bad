import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pasted, pastedLines, readCode, turnsInside, unwrapped } from './pasted'

test.each(['\u200b', '\ufeff', '\u00ad', '\u2060', '\u200e', '\u202c', '\ufe0f', '\u061c', '\x08', '\u3164', '\u180e'])(
  'a sign that cannot be seen counts as nothing, wherever it stands: %j',
  (sign) => {
    expect(pasted(`${sign}kim${sign}berger${sign}`)).toBe('kimberger')
  },
)

test.each(['\u00a0', '\u2009', '\u202f', '\u3000', '\t', '\r\n', '\u2028', '\u0085', '\u2800', ' \u00a0 '])(
  'a gap of any kind is one space, and none at the ends: %j',
  (gap) => {
    expect(pasted(`${gap}kim${gap}berger${gap}`)).toBe('kim berger')
  },
)

test('wide letters and digits are plain ones, and what was read is read again as the same', () => {
  expect(pasted('ＤＥ１２３')).toBe('DE123')
  const signs = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('e', '\u0301', '\u200b', ' ') }),
  )
  fc.assert(fc.property(signs, (text) => pasted(pasted(text)) === pasted(text)))
})

test('lines end in every way that a line can end, and empty ones are none', () => {
  expect(pastedLines('one\r\ntwo\rthree\n\n \u200b\nfour\u2028five\u0085six')).toEqual([
    ...['one', 'two', 'three', 'four', 'five', 'six'],
  ])
})

test('signs that turn the reading are found inside a text and forgiven around it', () => {
  expect(turnsInside('\u202akim@blumenhaus.example\u202c')).toBe(false)
  expect(turnsInside('\u200b\u2066 kim \u2069\n')).toBe(false)
  expect(turnsInside('kim@\u202eelpmaxe.suahnemulb')).toBe(true)
  expect(turnsInside('')).toBe(false)
})

test.each(['"kim"', '„kim“', '<kim>', '(kim)', '«kim»', 'kim.', ' kim , ', '("kim");', '“kim”.'])(
  'what stands around a pasted word is no part of it: %j',
  (text) => expect(unwrapped(text)).toBe('kim'),
)

test.each([
  '717858',
  '717-858',
  '717 858',
  '717\u2011858',
  '717–858',
  '717.858',
  '７１７８５８',
  '７１７－８５８',
  '\u200b717858\ufeff',
  '717\u00a0858\r\n',
  '7 1 7 8 5 8',
  '„717858“.',
  '٧١٧٨٥٨',
  '۷۱۷۸۵۸',
])('%j is the code 717858', (typed) => expect(readCode(typed)).toBe('717858'))

test.each(['', '71785', '7178588', '71785a', 'l17858', 'Code 717858', '717858 717858', '½17858', '-', '7178５'])(
  '%j is no code',
  (typed) => expect(readCode(typed)).toBeNull(),
)
