import { expect, test } from 'vitest'
import { FRAMES_A_SECOND, planFrames } from './plan-frames'
import { makeSeekable } from './seekable'
import { newTake, type Take } from './take'

/** Two seconds: the desk twice, then the phone, with a stroke and a press on each. */
function take(): Take {
  return {
    ...newTake(),
    length: 2000,
    shots: [
      { at: 0, side: 'phone', picture: 0 },
      { at: 0, side: 'desk', picture: 1 },
      { at: 500, side: 'desk', picture: 2 },
      { at: 1000, side: 'phone', picture: 3 },
    ],
    strokes: [
      { from: 100, to: 300, side: 'desk', spot: { x: 10, y: 20 } },
      { from: 600, to: 800, side: 'desk', spot: { x: 110, y: 220 } },
      { from: 1000, to: 1200, side: 'phone', spot: { x: 5, y: 6 } },
    ],
    presses: [
      { at: 800, side: 'desk' },
      { at: 1200, side: 'phone' },
    ],
  }
}

const at = (ms: number) => planFrames(take())[(ms / 1000) * FRAMES_A_SECOND]

test('the film is as long as its take, frame by frame', () => {
  expect(planFrames(take())).toHaveLength(2 * FRAMES_A_SECOND)
})

test('each side keeps its last picture until it has a new one', () => {
  expect(at(0)).toMatchObject({ desk: 1, phone: 0 })
  expect(at(450)).toMatchObject({ desk: 1, phone: 0 })
  expect(at(500)).toMatchObject({ desk: 2, phone: 0 })
  expect(at(1950)).toMatchObject({ desk: 2, phone: 3 })
})

test('a side that was not photographed is complained about', () => {
  expect(() => planFrames({ ...take(), shots: take().shots.slice(0, 1) })).toThrow('side of the desk')
})

test('the pointer belongs to the side that was photographed last', () => {
  expect(at(950)?.active).toBe('desk')
  expect(at(1000)).toMatchObject({ active: 'phone', pointer: { x: 5, y: 6 } })
})

test('the pointer is led from the last spot to the next, and a press fades', () => {
  expect(at(0)?.pointer).toBeNull()
  expect(at(400)?.pointer).toEqual({ x: 10, y: 20, press: 0 })
  expect(at(700)?.pointer).toEqual({ x: 60, y: 120, press: 0 })
  expect(at(800)?.pointer).toEqual({ x: 110, y: 220, press: 1 })
  expect(at(950)?.pointer?.press).toBeLessThan(1)
})

test('a finger is lifted after a press, a mouse stays', () => {
  expect(at(1200)?.pointer).toEqual({ x: 5, y: 6, press: 1 })
  expect(at(1900)?.pointer).toBeNull()
  const onlyDesk = { ...take(), shots: take().shots.slice(0, 3) }
  expect(planFrames(onlyDesk).at(-1)?.pointer).toEqual({ x: 110, y: 220, press: 0 })
})

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const UNKNOWN = '01 ff ff ff ff ff ff ff'
const HEAD = '1a45dfa3 83 428681'
const TRACKS = '1654ae6b 81 00'
const block = (ms: string) => `a3 85 81 ${ms} 80 07`
const cluster = (ms: string, ...blocks: string[]) => `1f43b675 ${UNKNOWN} e7 82 ${ms} ${blocks.join(' ')}`
// Pictures at 0, 50, 2000 and 2050 ms, in two clusters.
const CLUSTERS = `${cluster('0000', block('0000'), block('0032'))} ${cluster('07d0', block('0000'), block('0032'))}`
const RECORDING = hex(`${HEAD} 18538067 ${UNKNOWN} 1549a966 87 2ad7b1 83 0f4240 ${TRACKS} ${CLUSTERS}`)

/** The numbers in all elements of a kind, each four bytes long. */
function numbersAfter(file: Buffer, kind: string): number[] {
  const found = file.toString('hex').matchAll(new RegExp(`${kind}0100000000000004(.{8})`, 'g'))
  return [...found].map(([, number = '']) => Number.parseInt(number, 16))
}

test('a recording gets its length, and a list of places to jump to', () => {
  const { file, ms } = makeSeekable(RECORDING)
  expect(ms).toBe(2100)
  const duration = file.indexOf(hex('4489 01 00000000000008'))
  expect(file.readDoubleBE(duration + 10)).toBe(2100)
  const segment = file.indexOf(hex('18538067')) + 12
  expect(segment + file.readUIntBE(segment - 6, 6), 'the segment ends where the file ends').toBe(file.length)
  expect(numbersAfter(file, 'b3')).toEqual([0, 2000])
  const positions = numbersAfter(file, 'f1')
  expect(positions).toHaveLength(2)
  for (const position of positions) {
    expect(file.readUInt32BE(segment + position), 'a cluster begins there').toBe(0x1f43b675)
  }
})

test('what is no recording is complained about', () => {
  expect(() => makeSeekable(hex(`${HEAD} 18538067 ${UNKNOWN} ${TRACKS}`))).toThrow('no WebM with pictures')
  expect(() => makeSeekable(RECORDING.subarray(0, -3))).toThrow('ends in the middle')
  expect(() => makeSeekable(Buffer.from([0, 1, 2, 3]))).toThrow('no WebM')
})
