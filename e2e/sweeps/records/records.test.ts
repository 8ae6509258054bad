import { expect, test } from 'vitest'
import { growthsOf, renewed, savingsOf } from './records'

const KEPT = {
  ...{ requests: { document: 1, script: 10 }, statements: 4, rounds: 2, htmlBytes: 10_000, scriptBytes: 140_000 },
  because: '',
}

test('a page grows by one request of any kind, one statement, one round, or bytes beyond what packing makes of them', () => {
  expect(growthsOf({ ...KEPT, htmlBytes: 10_150, statements: 3 }, KEPT)).toEqual([])
  const requests = { document: 1, script: 11, fetch: 1 }
  expect(growthsOf({ requests, statements: 5, rounds: 3, htmlBytes: 10_300, scriptBytes: 145_000 }, KEPT)).toEqual([
    'script: 11 instead of 10',
    'fetch: 1 instead of 0',
    'statements: 5 instead of 4',
    'rounds: 3 instead of 2',
    'htmlBytes: 10300 instead of 10000',
    'scriptBytes: 145000 instead of 140000',
  ])
})

test('a page that costs much less is worth a lower record', () => {
  expect(savingsOf({ ...KEPT, htmlBytes: 9500, statements: 3 }, KEPT)).toEqual(['statements: 3 instead of 4'])
})

test('a record is raised with a reason only, lowered without one, and keeps its reason', () => {
  const raised = { home: { ...KEPT, statements: 5 } }
  expect(() => renewed(raised, { home: KEPT }, '')).toThrow('home: say in BECAUSE why')
  const because = 'It tells who looks after the Company.'
  const kept = renewed(raised, { home: KEPT }, because)
  expect(kept.home).toEqual({ ...KEPT, statements: 5, because })
  expect(renewed({ home: { ...KEPT, rounds: 1 } }, kept, '').home).toMatchObject({ rounds: 1, because })
})
