import { expect, test } from 'vitest'
import { pauseSeconds } from './pause'

const from = new Date('2026-11-12T10:00:00Z')
const after = (seconds: number) => new Date(from.getTime() + seconds * 1000)
const pauses = (until: Date | null) => [1, 2, 3, 4, 7, 8, 9, 40].map((failed) => pauseSeconds(failed, { from, until }))

test('pauses double from 30 seconds to an hour', () => {
  expect(pauses(null)).toEqual([30, 60, 120, 240, 1920, 3600, 3600, 3600])
  expect(pauses(after(3 * 86_400))).toEqual([30, 60, 120, 240, 1920, 3600, 3600, 3600])
})

test('what is worth something for minutes only is tried every minute', () => {
  expect(pauses(after(600))).toEqual([30, 60, 60, 60, 60, 60, 60, 60])
  expect(pauseSeconds(1, { from, until: after(0) })).toBe(1)
})
