import { expect, test } from 'vitest'
import { accounts } from '@/db/schema/accounts'
import { hashPassword } from '@/lib/auth/password'
import { signInWithPassword } from '@/lib/auth/sign-in'
import { clock } from '@/lib/clock'
import type { Refusal } from '@/lib/errors'
import { newId } from '@/lib/id'
import { token } from '@/lib/token'
import { makeAccount } from '@/testing/account'
import { oneAfterAnother, rowWith } from '@/testing/races'
import { prepareVerbs } from '@/testing/verbs'
import { disownSession, notMeParts } from './end-sessions'
import { requestReset, resetParts, resetPassword } from './reset-password'
import { setPassword } from './set-password'

// Hashing waits its turn, so a thief who fills the queue decides how long these moments last.
prepareVerbs()

const STOLEN = 'paper boats on the canal'
const NEW = 'tulips along the canal'
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'passed',
    (error: Refusal) => error.reason,
  )

async function person(email: string, password: string | null): Promise<{ id: string; email: string }> {
  const passwordHash = password && (await hashPassword(password, email))
  const names = { firstName: 'Kim', lastName: '', passwordHash, language: 'en' } as const
  return { id: await makeAccount({ kind: 'client', email, ...names }), email }
}

const disown = (accountId: string) => {
  const ids = { accountId, sessionId: newId() }
  return disownSession({ ...ids, token: token.derive(notMeParts(ids)) })
}

/** The answer of a thief whose work had begun before the owner's, which goes first, was done. */
async function overtaken(accountId: string, owners: () => Promise<unknown>, thiefs: () => Promise<string>) {
  const [, answer] = await oneAfterAnother(rowWith(accounts.id, accountId), [() => reason(owners()), thiefs])
  return answer
}

test('a password that is replaced while it is looked at signs nobody in', async () => {
  const { id, email } = await person('kim@blumenhaus.example', STOLEN)
  const tokenId = await requestReset({ email, language: 'en' })
  const link = { tokenId, token: token.derive(resetParts({ id: tokenId, generation: 1 })) }
  const answer = await overtaken(
    id,
    () => resetPassword({ ...link, password: NEW }),
    () => reason(signInWithPassword({ email, password: STOLEN })),
  )
  expect(answer).toBe('wrong-password')
  expect(await reason(signInWithPassword({ email, password: NEW }))).toBe('passed')
})

test('a password that is taken away while it is looked at signs nobody in', async () => {
  const { id, email } = await person('petra@blumenhaus.example', STOLEN)
  const answer = await overtaken(
    id,
    () => disown(id),
    () => reason(signInWithPassword({ email, password: STOLEN })),
  )
  expect(answer).toBe('wrong-password')
})

test('whoever is shut out while their first password is hashed does not get in with it', async () => {
  const { id, email } = await person('jonas@blumenhaus.example', null)
  const answer = await overtaken(
    id,
    () => disown(id),
    () => reason(setPassword({ kind: 'account', accountId: id, provedAt: clock.now() }, { password: STOLEN })),
  )
  expect(answer).toBe('sign-in-first')
  expect(await reason(signInWithPassword({ email, password: STOLEN }))).toBe('wrong-password')
})
