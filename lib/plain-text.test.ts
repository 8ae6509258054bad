import { expect, test } from 'vitest'
import { oneLine } from './plain-text'

test.each([
  ['  Mara \t Lindqvist ', 'Mara Lindqvist'],
  ['Bob\r\nBcc: x\u202e', 'Bob Bcc: x'],
  ['Mara\u2028Lind\u200bqvist', 'Mara Lindqvist'],
  ['Ada \u200b Weiss', 'Ada Weiss'],
  [' \u200b ', ''],
  ['Zoe\u0308', 'Zoë'],
])('the name %j is kept as %j', (typed, kept) => {
  expect(oneLine(typed)).toBe(kept)
})
