import { expect, test } from 'vitest'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import type { Refusal } from '@/lib/errors'
import { makeAccount } from '@/testing/account'
import { prepareVerbs } from '@/testing/verbs'
import { setPassword } from './set-password'

prepareVerbs()

test('an old session sets no first password, with which it could prove itself afterwards', async () => {
  const names = { firstName: 'Ida', lastName: '', passwordHash: null, language: 'en' } as const
  const email = 'ida@blumenhaus.example'
  const accountId = await makeAccount({ kind: 'client', email, ...names })
  const password = 'paper boats on the canal'
  for (const provedAt of [undefined, new Date(clock.now().getTime() - 16 * 60_000)]) {
    const stale = setPassword({ kind: 'account', accountId, provedAt }, { password })
    await expect(stale).rejects.toMatchObject({ reason: 'prove-again' })
  }
  await expect(signInWithPassword({ email, password })).rejects.toMatchObject({ reason: 'wrong-password' })
})

test('a first password can be set once, also when two try at once', async () => {
  const email = 'kim@blumenhaus.example'
  const names = { firstName: 'Kim', lastName: '', passwordHash: null, language: 'en' } as const
  const accountId = await makeAccount({ kind: 'client', email, ...names })
  const set = (password: string) =>
    setPassword({ kind: 'account', accountId, provedAt: clock.now() }, { password }).then(
      () => password,
      (error: Refusal) => error.reason,
    )
  expect(await set('too short')).toBe('password-short')
  const answers = await Promise.all([set('paper boats on the canal'), set('tulips along the canal')])
  expect(answers.filter((answer) => answer === 'not-allowed')).toHaveLength(1)
  const [password = ''] = answers.filter((answer) => answer !== 'not-allowed')
  expect(await signInWithPassword({ email, password })).toBe(accountId)
})
