import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { answerFilm } from './answer-film'
import { byteRange } from './byte-range'

const folder = mkdtempSync(path.join(tmpdir(), 'overto-film-'))
const file = path.join(folder, 'film.webm')
writeFileSync(file, '0123456789')
afterAll(() => rmSync(folder, { recursive: true }))

function ask(range?: string, method = 'GET'): Response {
  return answerFilm(file, new Request('http://localhost/', { method, headers: range ? { range } : {} }))
}

const RANGES: [header: string | null, answer: ReturnType<typeof byteRange>][] = [
  [null, null],
  ['bytes=0-', { start: 0, end: 9 }],
  ['bytes=2-5', { start: 2, end: 5 }],
  ['bytes=9-9', { start: 9, end: 9 }],
  ['bytes=4-400', { start: 4, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-300', { start: 0, end: 9 }],
  ['bytes=10-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=5-2', null],
  ['bytes=-', null],
  ['bytes=0-1,4-5', null],
  ['lines=0-1', null],
  ['bytes=a-b', null],
]

for (const [header, answer] of RANGES) {
  test(`of ten bytes, "${header}" is ${JSON.stringify(answer)}`, () => {
    expect(byteRange(header, 10)).toEqual(answer)
  })
}

test('a film is given whole', async () => {
  const answer = ask()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('video/webm')
  expect(answer.headers.get('accept-ranges')).toBe('bytes')
  expect(await answer.text()).toBe('0123456789')
})

test('a part of a film is given with its place in the whole', async () => {
  const answer = ask('bytes=2-5')
  expect(answer.status).toBe(206)
  expect(answer.headers.get('content-range')).toBe('bytes 2-5/10')
  expect(await answer.text()).toBe('2345')
})

test('a part behind the end is refused with the size', () => {
  const answer = ask('bytes=10-')
  expect(answer.status).toBe(416)
  expect(answer.headers.get('content-range')).toBe('bytes */10')
})

test('HEAD tells the same and opens no file', () => {
  const answer = ask('bytes=2-5', 'HEAD')
  expect(answer.status).toBe(206)
  expect(answer.headers.get('content-range')).toBe('bytes 2-5/10')
  expect(answer.body).toBeNull()
})
