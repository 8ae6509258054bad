import { expect, test } from 'vitest'
import { inTransaction } from '@/db/transaction'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { countOrRefuse, giveBack, withinLimit } from './rate-limit'

const { moveClock } = prepareVerbs()
const limit = (key: string, most = 3) => ({ key, most, windowSeconds: 600 })
const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work))

test('of 50 tries at once exactly as many pass as the limit says', async () => {
  for (const most of [1, 7, 49]) {
    const answers = await times(50, () => withinLimit(limit(`parallel-${most}`, most)))
    expect(answers.filter(Boolean)).toHaveLength(most)
  }
})

test('of 50 tries at once in transactions of their own exactly as many pass', async () => {
  const answers = await times(50, () => inTransaction((tx) => withinLimit(limit('in-transactions', 20), tx)))
  expect(answers.filter(Boolean)).toHaveLength(20)
})

test('a use inside a transaction that is rolled back does not count', async () => {
  const rolledBack = inTransaction(async (tx) => {
    await withinLimit(limit('rolled-back', 1), tx)
    throw new Error('no')
  })
  await expect(rolledBack).rejects.toThrow('no')
  expect(await withinLimit(limit('rolled-back', 1))).toBe(true)
})

test('a window starts with its first use and ends as a whole', async () => {
  await times(3, () => withinLimit(limit('window')))
  moveClock(9 * MINUTE)
  expect(await withinLimit(limit('window'))).toBe(false)
  moveClock(11 * MINUTE)
  expect(await times(3, () => withinLimit(limit('window')))).toEqual([true, true, true])
  expect(await withinLimit(limit('window'))).toBe(false)
})

test('a use that is given back can be used again, and never more than were used', async () => {
  expect(await withinLimit(limit('back', 1))).toBe(true)
  await times(5, () => giveBack('back'))
  expect(await withinLimit(limit('back', 1))).toBe(true)
  expect(await withinLimit(limit('back', 1))).toBe(false)
  await giveBack('never used')
})

test('beyond the limit the refusal names its field', async () => {
  await countOrRefuse(limit('refused', 1), 'email')
  await expect(countOrRefuse(limit('refused', 1), 'email')).rejects.toMatchObject({
    reason: 'too-many',
    field: 'email',
  })
})

test('two keys do not know of each other', async () => {
  expect(await withinLimit(limit('one', 1))).toBe(true)
  expect(await withinLimit(limit('other', 1))).toBe(true)
})
