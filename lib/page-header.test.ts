import { expect, test } from 'vitest'
import { flashFor, flashOn } from './page-header'

test('a word is left for one page: not for those below it, not for those beside it', () => {
  const cookie = flashFor('/c/blumenhaus', 'saved')
  expect(flashOn('/c/blumenhaus', cookie)).toBe('saved')
  for (const other of ['/c/blumenhaus/apps', '/c', '/', '/home', '']) expect(flashOn(other, cookie), other).toBeNull()
})

test('a cookie that somebody else wrote says nothing', () => {
  for (const cookie of [undefined, '', 'saved', ' ', 'saved /c']) expect(flashOn('/c/blumenhaus', cookie)).toBeNull()
})
