import { expect, test } from 'vitest'
import { makeTurns } from './turns'

/** Work that ends when it is told to, and the order in which it began. */
function bench(limits = { places: 2, mostALane: 100, mostWaiting: 200 }) {
  const turns = makeTurns(limits)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const add = (lane: string, name = lane) =>
    turns.inTurn(lane, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.push(() => resolve(name)))
    })
  const endOne = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { add, begun, endOne }
}

test('whoever is alone in a lane waits for one of each other lane at most, however many wait there', async () => {
  const { add, begun, endOne } = bench()
  for (let count = 0; count < 100; count++) void add('spray')
  void add('other', 'honest')
  expect(begun).toEqual(['spray', 'spray'])
  await endOne()
  await endOne()
  expect(begun).toContain('honest')
})

test('lanes take turns, and each keeps its order', async () => {
  const { add, begun, endOne } = bench({ places: 1, mostALane: 9, mostWaiting: 99 })
  for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) void add(name.charAt(0), name)
  for (let count = 0; count < 6; count++) await endOne()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2'])
})

test('a line that is full takes nobody in and keeps the others', async () => {
  const { add, begun, endOne } = bench({ places: 1, mostALane: 2, mostWaiting: 9 })
  const all = ['a', 'a', 'a', 'a', 'b'].map((lane) => add(lane))
  for (let count = 0; count < 4; count++) await endOne()
  expect(begun).toEqual(['a', 'a', 'b', 'a'])
  expect(await Promise.all(all)).toEqual(['a', 'a', 'a', null, 'b'])
})

test('where all lines are full the last of the longest goes, for somebody in a shorter one and for nobody else', async () => {
  const { add, begun, endOne } = bench({ places: 1, mostALane: 9, mostWaiting: 3 })
  const names = ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'd1', 'a5']
  const all = names.map((name) => add(name.charAt(0), name))
  for (let count = 0; count < 4; count++) await endOne()
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1'])
  expect(await Promise.all(all)).toEqual(['a1', 'a2', null, null, 'b1', 'c1', null, null])
})

test('work that fails gives its place back', async () => {
  const turns = makeTurns({ places: 1, mostALane: 9, mostWaiting: 9 })
  const failing = turns.inTurn('a', () => Promise.reject(new Error('no')))
  const after = turns.inTurn('a', async () => 'done')
  await expect(failing).rejects.toThrow('no')
  expect(await after).toBe('done')
  expect(await turns.inTurn('b', async () => 'again')).toBe('again')
})
