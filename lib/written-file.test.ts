import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readWritten, textIn } from './written-file'

const folder = mkdtempSync(path.join(tmpdir(), 'overto-written-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a byte order mark and the line ends of every system are read over', () => {
  const file = path.join(folder, 'news.txt')
  writeFileSync(file, '\uFEFFGrüße\r\nfür\ralle\n')
  expect(readWritten(file)).toBe('Grüße\nfür\nalle\n')
})

test('another encoding is refused by the name of the file, with what to do', () => {
  expect(() => textIn(Buffer.from('Hallo\r\nfür alle', 'latin1'), 'news.txt')).toThrow(
    'news.txt is not UTF-8: line 2 holds a letter in another encoding. Save it as UTF-8.',
  )
  expect(() => textIn(Buffer.from('\uFEFFGrüße', 'utf16le'), 'a/news.txt')).toThrow('a/news.txt is saved as UTF-16')
  expect(() => textIn(Buffer.from('Grüße', 'utf16le').swap16(), 'news.txt')).toThrow('Save it as UTF-8')
  expect(() => textIn(Buffer.from('a\0b'), 'news.txt')).toThrow('Save it as UTF-8')
})
