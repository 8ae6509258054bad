import { eq } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { canonicalEmail } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { countOrRefuse, giveBack } from '@/lib/kernel/rate-limit'
import { isCodeAlive, issueCode, redeemCode } from './codes'
import { findAccountByEmail } from './find-account'
import { verifyPassword } from './password'

const MOST_FAILURES = 10
const WINDOW_SECONDS = 15 * 60

/**
 * Signs in by password and returns the account's id. Answer and time are the same for a known and an unknown address.
 * Ten failures in 15 minutes close this way for the rest of them, also for the right password; a code still signs in.
 * Refuses: email-invalid, wrong-password, too-many.
 */
export async function signInWithPassword(input: { email: string; password: string }): Promise<string> {
  const email = canonicalEmail(input.email) ?? refuse('email-invalid', 'email')
  const key = `sign-in:${email}`
  // Counted before the password is looked at and given back afterwards, so that parallel tries cannot pass the limit.
  await countOrRefuse({ key, most: MOST_FAILURES, windowSeconds: WINDOW_SECONDS })
  const account = await findPassword(db(), email)
  const isRight = await verifyPassword(account?.passwordHash ?? null, input.password)
  if (!account || !isRight) refuse('wrong-password')
  await inTransaction(async (tx) => {
    await lockAccount(tx, account.id)
    // Hashing waits its turn: the owner may have replaced this password meanwhile, or taken it away.
    if ((await findPassword(tx, email))?.passwordHash !== account.passwordHash) refuse('wrong-password')
    await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
  })
  await giveBack(key)
  return account.id
}

/**
 * Sends a 6-digit sign-in code and returns the id its page is found by. An unknown address gets the same answer and no
 * mail: telling a stranger's mailbox about an account it does not have would only be noise. Refuses: email-invalid, too-many.
 */
export async function requestSignInCode(input: { email: string; language: Language; form?: string }): Promise<string> {
  const email = canonicalEmail(input.email) ?? refuse('email-invalid', 'email')
  const account = await findAccountByEmail(db(), email)
  const { language } = input
  const wish = { verb: 'sign-in-code', content: email, holds: isCodeAlive } as const
  const request = { purpose: 'sign-in', email, accountId: account?.id, language } as const
  const { tokenId } = await once(input, wish, async (tx) => ({ tokenId: await issueCode(tx, request) }))
  return tokenId
}

/** Signs in by a mailed code and returns the account's id. Refuses: wrong-code, code-expired, code-tries-used, not-found. */
export function signInWithCode(input: { tokenId: string; code: string; form?: string }): Promise<string> {
  const { tokenId, code, form } = input
  return redeemCode({ tokenId, code, form, purpose: 'sign-in' }, async (tx, row) => {
    // Nobody was mailed this code, so whoever has it has guessed it.
    const accountId = row.accountId ?? refuse('wrong-code', 'code')
    await record(tx, { kind: 'account', accountId }, { verb: 'signed-in' })
    return accountId
  })
}

async function findPassword(
  reader: Reader,
  email: string,
): Promise<{ id: string; passwordHash: string | null } | undefined> {
  const [account] = await reader
    .select({ id: accounts.id, passwordHash: accounts.passwordHash })
    .from(accounts)
    .where(eq(accounts.email, email))
  return account
}
