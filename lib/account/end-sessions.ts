import { eq } from 'drizzle-orm'
import { db, type Reader, type Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import { disownedSince } from '@/lib/auth/disowned'
import { endAllOf } from '@/lib/auth/one-time-rows'
import { closeSessionsOf } from '@/lib/auth/session-rows'
import { clock } from '@/lib/clock'
import { isId, madeAt } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { type TokenParts, token } from '@/lib/token'

const LINK_DAYS = 30

/** The link "This wasn't me" of one sign-in. */
export type NotMeLink = { accountId: string; sessionId: string; token: string }

/** What a sign-in's link is derived from. Its session may be over long before: nothing of the row is in it. */
export function notMeParts({ accountId, sessionId }: Omit<NotMeLink, 'token'>): TokenParts {
  return { purpose: 'not-me', id: sessionId, generation: 1, channel: accountId }
}

/** Where a link stands: it can be pressed, it has been, or it is no link of ours or older than 30 days. */
export async function findSignIn(link: NotMeLink): Promise<'open' | 'pressed' | 'over'> {
  if (!isOurs(link)) return 'over'
  return (await isPressed(db(), link)) ? 'pressed' : 'open'
}

/**
 * Closes every way into an account whose owner did not make a sign-in: sessions, password, codes and links on their way.
 * Once for each sign-in, so that an old mail cannot take the new password away. Anything but such a link changes nothing.
 */
export async function disownSession(link: NotMeLink): Promise<void> {
  if (!isOurs(link)) return
  const { accountId, sessionId } = link
  await inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
    if (!account || (await isPressed(tx, link))) return
    await closeEveryWay(tx, { id: accountId, email: account.email })
    await tx.update(accounts).set({ passwordHash: null }).where(eq(accounts.id, accountId))
    await record(tx, { kind: 'account', accountId }, { verb: 'sessions-ended', facts: { sessionId } })
  })
}

/** Ends all sessions of a locked account, and the codes and links that would open new ones. */
export async function closeEveryWay(tx: Transaction, account: { id: string; email: string }): Promise<void> {
  await closeSessionsOf(tx, account.id)
  await endAllOf(tx, account, clock.now())
}

function isOurs(link: NotMeLink): boolean {
  const { accountId, sessionId } = link
  if (!isId(accountId) || !isId(sessionId)) return false
  const isYoung = madeAt(sessionId).getTime() > clock.now().getTime() - LINK_DAYS * 86_400_000
  return token.isDerived(notMeParts(link), link.token) && isYoung
}

async function isPressed(reader: Reader, { accountId, sessionId }: NotMeLink): Promise<boolean> {
  const ends = await disownedSince(reader, accountId, madeAt(sessionId))
  return ends.some(({ facts }) => facts.sessionId === sessionId)
}
