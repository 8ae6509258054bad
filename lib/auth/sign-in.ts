import { eq } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { takeEmail } from '@/lib/email-address'
import { Refusal, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { networkLimit } from '@/lib/kernel/network-limit'
import { once } from '@/lib/kernel/once'
import { countOrRefuse, giveBack } from '@/lib/kernel/rate-limit'
import { askerOf, counterOf, countNetwork, laneOf, THIS_MACHINE, type Visitor } from './asker'
import { isCodeAlive, issueCode, redeemCode } from './codes'
import { findAccountByEmail } from './find-account'
import { tellingOfKnocks } from './knocking'
import { verifyPassword } from './password'

/** Ten wrong passwords in a quarter of an hour are enough, whatever they are counted by. */
export const WRONG_PASSWORDS = { most: 10, windowSeconds: 15 * 60 }

/**
 * Signs in by password and returns the account's id. Answer and time are the same for a known and an unknown address.
 * Failures are counted, for strangers by network and by address: ten in 15 minutes close the address for them, also for the
 * right password. A browser that knows the account has a counter of its own, and so has a mailed link; a code still signs in.
 * Refuses: what takeEmail refuses, wrong-password, too-many, too-busy. Source: docs/rules.md R10, R35.
 */
export async function signInWithPassword(
  input: { email: string; password: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  const email = takeEmail(input.email)
  const account = await findPassword(db(), email)
  const asker = askerOf(visitor, account?.id)
  // Counted before the password is looked at and given back afterwards, so that parallel tries cannot pass the limit.
  await countNetwork('sign-in', asker)
  const counted = { key: counterOf('sign-in', asker, email), ...WRONG_PASSWORDS }
  await tellingOfKnocks(asker, { email, accountId: account?.id }, () => countOrRefuse(counted))
  const keys = 'network' in asker ? [networkLimit('sign-in', asker.network).key, counted.key] : [counted.key]
  return onlyFailuresCount(keys, () => openByPassword({ ...input, email, lane: laneOf(asker) }))
}

/** Gives back what was counted, unless `work` refuses the password. */
export async function onlyFailuresCount<Result>(keys: string[], work: () => Promise<Result>): Promise<Result> {
  let isFailure = false
  try {
    return await work()
  } catch (error) {
    isFailure = error instanceof Refusal && error.reason === 'wrong-password'
    throw error
  } finally {
    if (!isFailure) await Promise.all(keys.map((key) => giveBack(key)))
  }
}

/**
 * Looks at the password behind a canonical address and notes the sign-in. `lane`: in whose turn it is hashed.
 * Refuses: wrong-password, too-busy.
 */
export async function openByPassword(given: { email: string; password: string; lane: string }): Promise<string> {
  const account = await findPassword(db(), given.email)
  const isRight = await verifyPassword(account?.passwordHash ?? null, given.password, given.lane)
  if (!account || !isRight) refuse('wrong-password')
  await inTransaction(async (tx) => {
    await lockAccount(tx, account.id)
    // Hashing waits its turn: the owner may have replaced this password meanwhile, or taken it away.
    if ((await findPassword(tx, given.email))?.passwordHash !== account.passwordHash) refuse('wrong-password')
    await record(tx, { kind: 'account', accountId: account.id }, { verb: 'signed-in' })
  })
  return account.id
}

/**
 * Sends a 6-digit sign-in code and returns the id its page is found by. An unknown address gets the same answer in the same
 * time: its mail is promised as well and has nobody to go to. Refuses: what takeEmail refuses, too-many.
 */
export async function requestSignInCode(
  input: { email: string; language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  const email = takeEmail(input.email)
  const account = await findAccountByEmail(db(), email)
  const asker = askerOf(visitor, account?.id)
  await countNetwork('code', asker)
  const request = { purpose: 'sign-in', email, accountId: account?.id, language: input.language, asker } as const
  const wish = { verb: 'sign-in-code', content: email, holds: isCodeAlive } as const
  const { tokenId } = await tellingOfKnocks(asker, { email, accountId: account?.id }, () =>
    once(input, wish, async (tx) => ({ tokenId: await issueCode(tx, request) })),
  )
  return tokenId
}

/** Signs in by a mailed code and returns the account's id. Refuses: wrong-code, code-expired, code-tries-used, not-found, too-many. */
export function signInWithCode(
  input: { tokenId: string; code: string; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  return redeemCode({ ...input, purpose: 'sign-in', visitor }, async (tx, row) => {
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
