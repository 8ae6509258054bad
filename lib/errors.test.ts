import { expect, test } from 'vitest'
import { judgeAll, Refusal, refuse } from './errors'

const failing = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'passed').catch((error: unknown) => error)

test('everything that is wrong with a form is refused together, in the order it was judged', async () => {
  const refused = await failing(
    judgeAll({
      name: () => refuse('client-name-missing', 'name'),
      fine: () => 'fine',
      more: () =>
        judgeAll({
          one: () => refuse('company-missing', 'companyName'),
          other: () => refuse('email-invalid', 'email'),
        }),
    }),
  )
  if (!(refused instanceof Refusal)) throw refused
  const all = [refused, ...refused.others].map(({ field, reason }) => [field, reason])
  expect(all).toEqual([
    ['name', 'client-name-missing'],
    ['companyName', 'company-missing'],
    ['email', 'email-invalid'],
  ])
})

test('where nothing is wrong each judge’s answer is given back', async () => {
  expect(await judgeAll({ one: () => 1, other: async () => 'two' })).toEqual({ one: 1, other: 'two' })
})

test('what belongs to no field, and what nobody expected, is thrown at once', async () => {
  const bug = new Error('a bug')
  const fault = () => refuse('email-invalid', 'email')
  expect(await failing(judgeAll({ fault, gone: () => refuse('not-found') }))).toMatchObject({ reason: 'not-found' })
  const thrower = () => {
    throw bug
  }
  expect(await failing(judgeAll({ fault, thrower }))).toBe(bug)
})
