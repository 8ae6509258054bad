import type { Language } from '@/db/vocabulary'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { findCode, isCodeAlive, issueCode, ownCounter, redeemCode } from './codes'
import type { SignedIn } from './session-rows'
import { onlyFailuresCount, openByPassword, WRONG_PASSWORDS } from './sign-in'

/** More than one session may spend: whoever took one over does not close the others. */
const MOST_AN_ACCOUNT = 30

type Proving = Pick<SignedIn, 'id' | 'email' | 'sessionId'>

/**
 * Once more who it is, by password. Counted by session and by account, with counters that only whoever is signed in can spend.
 * Refuses: wrong-password, too-many, too-busy. Source: docs/rules.md R12.
 */
export async function proveByPassword({ id, email, sessionId }: Proving, password: string): Promise<string> {
  const session = { key: `step-up:session:${sessionId}`, ...WRONG_PASSWORDS }
  const account = { key: `step-up:account:${id}`, ...WRONG_PASSWORDS, most: MOST_AN_ACCOUNT }
  await countOrRefuse(session)
  await countOrRefuse(account)
  return onlyFailuresCount([session.key, account.key], () => openByPassword({ email, password, lane: `account:${id}` }))
}

/** Sends a code to whoever is signed in. Codes that others ask for under their address are of another kind. Refuses: too-many. */
export async function requestProof({ id, email }: Proving, language: Language, form?: string): Promise<string> {
  const request = { purpose: 'confirm', email, accountId: id, language, asker: ownCounter(id) } as const
  const wish = { verb: 'confirm-code', content: email, holds: isCodeAlive } as const
  const { tokenId } = await once({ form, accountId: id }, wish, async (tx) => ({
    tokenId: await issueCode(tx, request),
  }))
  return tokenId
}

/** Once more who it is, by that code. Refuses: not-found (that of somebody else too), wrong-code, code-expired, code-tries-used. */
export async function proveByCode(
  account: Proving,
  input: { tokenId: string; code: string; form?: string },
): Promise<string> {
  // A code for another address would sign somebody else in here. One that is used up may have been used by this very form.
  const waiting = await findCode(input.tokenId, 'confirm')
  if (waiting && waiting.email !== account.email) refuse('not-found')
  return redeemCode({ ...input, purpose: 'confirm', visitor: null }, async (tx) => {
    await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
    return account.id
  })
}
