import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import type { Refusal } from '@/lib/errors'
import { token } from '@/lib/token'
import { makeAccount } from '@/testing/account'
import { newVisitor } from '@/testing/network'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { hashPassword } from './password'
import { requestSignInCode, signInWithCode, signInWithPassword } from './sign-in'

const { moveClock } = prepareVerbs()
const PASSWORD = 'paper boats on the canal'
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => error.reason,
  )

async function person(email: string): Promise<string> {
  const passwordHash = await hashPassword(PASSWORD, email)
  const names = { firstName: 'Kim', lastName: '', passwordHash, language: 'en' } as const
  return makeAccount({ kind: 'client', email, ...names })
}

let kim = ''
beforeAll(async () => {
  kim = await person('kim@blumenhaus.example')
})

test('the right password signs in, however the address is typed', async () => {
  expect(await signInWithPassword({ email: ' Kim@Blumenhaus.EXAMPLE ', password: PASSWORD })).toBe(kim)
})

test('a password and its unicode twin are the same', async () => {
  const twin = PASSWORD.replace('p', 'ｐ')
  expect(await signInWithPassword({ email: 'kim@blumenhaus.example', password: twin })).toBe(kim)
})

test('a wrong password and an unknown address get the same answer', async () => {
  const answers = await Promise.all([
    reason(signInWithPassword({ email: 'kim@blumenhaus.example', password: 'wrong' })),
    reason(signInWithPassword({ email: 'nobody@blumenhaus.example', password: 'wrong' })),
    reason(signInWithPassword({ email: 'nobody@blumenhaus.example', password: 'x'.repeat(10_000) })),
  ])
  expect(answers).toEqual(['wrong-password', 'wrong-password', 'wrong-password'])
})

test.each(['petra@blumenhaus.example', 'unknown@blumenhaus.example'])(
  'of 50 parallel wrong passwords for %s exactly 10 are looked at; then the right one is refused for 15 minutes',
  async (email) => {
    if (email.startsWith('petra')) await person(email)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, count) =>
        reason(signInWithPassword({ email, password: `wrong ${count}` }, newVisitor())),
      ),
    )
    expect(answers.filter((answer) => answer === 'wrong-password')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'too-many')).toHaveLength(40)
    expect(await reason(signInWithPassword({ email, password: PASSWORD }, newVisitor()))).toBe('too-many')
    moveClock(16 * MINUTE)
    const later = await reason(signInWithPassword({ email, password: PASSWORD }))
    expect(later).toBe(email.startsWith('petra') ? 'passed' : 'wrong-password')
    moveClock(0)
  },
)

test('right passwords never close the way', async () => {
  for (let count = 0; count < 15; count++) {
    expect(await reason(signInWithPassword({ email: 'kim@blumenhaus.example', password: PASSWORD }))).toBe('passed')
  }
})

test('a mailed code signs in', async () => {
  const tokenId = await requestSignInCode({ email: 'kim@blumenhaus.example', language: 'en' })
  const code = token.code({ purpose: 'code', id: tokenId, generation: 1 })
  expect(await signInWithCode({ tokenId, code: `${code.slice(0, 3)} ${code.slice(3)}` })).toBe(kim)
})

test('an unknown address gets the same answer, no mail, and no code that works', async () => {
  const tokenId = await requestSignInCode({ email: 'nobody@blumenhaus.example', language: 'en' })
  // Promised all the same: what a known address costs, this one costs too.
  expect(await db().$count(outbox, eq(outbox.key, `code:${tokenId}:1`))).toBe(1)
  const code = token.code({ purpose: 'code', id: tokenId, generation: 1 })
  expect(await reason(signInWithCode({ tokenId, code }))).toBe('wrong-code')
})

test('what is no address is refused', async () => {
  expect(await reason(requestSignInCode({ email: 'kim', language: 'en' }))).toBe('email-invalid')
})
