import { and, eq, gt, isNull } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import type { Language, MailState } from '@/db/vocabulary'
import { askerOf, counterOf, countNetwork, THIS_MACHINE, type Visitor } from '@/lib/auth/asker'
import { isCodeAlive } from '@/lib/auth/codes'
import { findAccountByEmail } from '@/lib/auth/find-account'
import { tellingOfKnocks } from '@/lib/auth/knocking'
import { endOlder, inTenMinutes, MAIL_PAUSE_MS } from '@/lib/auth/one-time-rows'
import { hashPassword, judgePassword } from '@/lib/auth/password'
import { clock } from '@/lib/clock'
import { takeEmail } from '@/lib/email-address'
import { isId, newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { findMailState } from '@/lib/kernel/mail-state'
import { once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { type TokenParts, token } from '@/lib/token'
import { closeEveryWay } from './end-sessions'

const MOST_AN_HOUR = 3

/** The mailed link to a new password. */
export type ResetLink = { tokenId: string; token: string }

/** What a reset link is derived from: its row alone, which holds nothing secret. */
export function resetParts({ id, generation }: { id: string; generation: number }): TokenParts {
  return { purpose: 'reset-password', id, generation }
}

/**
 * Mails a link to a new password and returns the id its page is found by; an older link stops working. An unknown address
 * gets the same answer in the same time: its mail is promised as well and has nobody to go to.
 * Refuses: what takeEmail refuses, too-many (three an hour and address, for strangers; more of a network).
 */
export async function requestReset(
  input: { email: string; language: Language; form?: string },
  visitor: Visitor = THIS_MACHINE,
): Promise<string> {
  const email = takeEmail(input.email)
  const account = await findAccountByEmail(db(), email)
  const asker = askerOf(visitor, account?.id)
  await countNetwork('reset', asker)
  const counted = { key: counterOf('resets', asker, email), most: MOST_AN_HOUR, windowSeconds: 3600 }
  const wish = { verb: 'reset', content: email, holds: isCodeAlive } as const
  const promise = async (tx: Transaction) => {
    // Counting holds the counter's row until commit, so that two links for one address never pass each other.
    await countOrRefuse(counted, null, tx)
    const id = newId()
    const now = clock.now()
    const row = { id, purpose: 'reset-password', email, inviteId: null, language: input.language } as const
    await endOlder(tx, row, now)
    await tx
      .insert(oneTimeTokens)
      .values({ ...row, accountId: account?.id ?? null, createdAt: now, expiresAt: inTenMinutes(now) })
    const runAt = new Date(now.getTime() + MAIL_PAUSE_MS)
    await enqueue(tx, { kind: 'mail-reset', key: resetKey(id), payload: { tokenId: id }, runAt })
    return { tokenId: id }
  }
  const knock = { email, accountId: account?.id }
  const { tokenId } = await tellingOfKnocks(asker, knock, () => once(input, wish, promise))
  return tokenId
}

/** The address that a link was asked for, whether or not anybody has an account there. */
export async function findResetRequest(tokenId: string): Promise<{ email: string } | null> {
  if (!isId(tokenId)) return null
  const [row] = await db()
    .select({ email: oneTimeTokens.email })
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.id, tokenId), eq(oneTimeTokens.purpose, 'reset-password')))
  return row ?? null
}

/** How far the mail with the link is; the same for an address that has no account. */
export function resetMailState(tokenId: string): Promise<MailState> {
  return findMailState(resetKey(tokenId), { isSecret: true })
}

function resetKey(tokenId: string): string {
  return `reset:${tokenId}`
}

/** The account whose password a link may set, or null: used, too old, replaced and made-up links are all the same. */
export async function findReset(link: ResetLink): Promise<{ id: string; email: string } | null> {
  const { tokenId } = link
  if (!isId(tokenId)) return null
  const [found] = await db()
    .select({ id: accounts.id, email: accounts.email, generation: oneTimeTokens.generation })
    .from(oneTimeTokens)
    .innerJoin(accounts, eq(accounts.id, oneTimeTokens.accountId))
    .where(isLive(tokenId))
  if (!found || !token.isDerived(resetParts({ id: tokenId, generation: found.generation }), link.token)) return null
  return { id: found.id, email: found.email }
}

/**
 * Sets a new password with a mailed link, which is then used. Whoever was signed in is not any more, and every other link
 * and code of the account is dead. Returns the account's id, or null when the link does not work any more.
 * Refuses: password-short, password-long, password-common, password-is-address.
 */
export async function resetPassword(input: ResetLink & { password: string }): Promise<string | null> {
  const account = await findReset(input)
  if (!account) return null
  judgePassword(input.password, account.email)
  const passwordHash = await hashPassword(input.password, account.id)
  return inTransaction(async (tx) => {
    await lockAccount(tx, account.id)
    const used = await tx
      .update(oneTimeTokens)
      .set({ usedAt: clock.now() })
      .where(isLive(input.tokenId))
      .returning({ id: oneTimeTokens.id })
    if (used.length === 0) return null
    await tx.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id))
    await closeEveryWay(tx, account)
    await record(tx, { kind: 'account', accountId: account.id }, { verb: 'password-set' })
    return account.id
  })
}

function isLive(tokenId: string) {
  return and(
    eq(oneTimeTokens.id, tokenId),
    eq(oneTimeTokens.purpose, 'reset-password'),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, clock.now()),
  )
}
