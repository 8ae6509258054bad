import { and, eq, gt, lt } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { type Places, prepared } from '@/db/prepared'
import { accounts, sessions } from '@/db/schema/accounts'
import { inTransaction, lockAccount } from '@/db/transaction'
import type { AccountKind, Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { logError } from '@/lib/log'
import { labelOf } from '@/lib/person-name'
import { token } from '@/lib/token'
import { wasDisownedSince } from './disowned'

/** The person behind a request, with exactly what pages and verbs may know of them. */
export type SignedIn = {
  id: string
  email: string
  firstName: string
  lastName: string
  /** First and last name, or the address while there is none. */
  name: string
  kind: AccountKind
  language: Language
  createdAt: Date
  /** When they last showed who they are: each password or code opens a session of its own. */
  provedAt: Date
  /** The session this is. */
  sessionId: string
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** 30 days in all, 7 without use (docs/rules.md R11). */
export const SESSION_DAYS = 30
const IDLE_DAYS = 7
const SEEN_EVERY_MINUTES = 5
const MOST_TOLD_AN_HOUR = 5

type Opening = {
  accountId: string
  /** What the browser calls itself, in names a person knows (`deviceName`); may be empty. */
  device: string
  /** The account has never signed in with this browser, as far as it can prove. */
  isNew: boolean
  /** When they began to show who they are: whoever is shut out since then stays out. */
  began: Date
}

/**
 * Opens a session and returns its token: 256 random bits, of which only the hash is stored. A sign-in with a new browser
 * is told to the account by mail, but not the one that made it, and at most five within an hour.
 * Refuses: sign-in-first, where "This wasn't me" was pressed between the proof and the session. Source: docs/rules.md R11.
 */
export function openSession({ accountId, device, isNew, began }: Opening): Promise<string> {
  return inTransaction(async (tx) => {
    await lockAccount(tx, accountId)
    if (await wasDisownedSince(tx, accountId, began)) refuse('sign-in-first')
    const secret = token.random()
    const id = newId()
    const now = clock.now()
    const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY)
    await tx
      .insert(sessions)
      .values({ id, accountId, tokenHash: token.hash(secret), device, createdAt: now, seenAt: now, expiresAt })
    if (isNew && (await mayTell(tx, accountId, now))) {
      const payload = { accountId, sessionId: id }
      await enqueue(tx, { kind: 'mail-new-sign-in', key: `new-sign-in:${id}`, payload })
    }
    return secret
  })
}

async function mayTell(tx: Transaction, accountId: string, now: Date): Promise<boolean> {
  const [account] = await tx.select({ createdAt: accounts.createdAt }).from(accounts).where(eq(accounts.id, accountId))
  if (!account || account.createdAt > new Date(now.getTime() - MINUTE)) return false
  return withinLimit({ key: `new-sign-in:${accountId}`, most: MOST_TOLD_AN_HOUR, windowSeconds: 3600 }, tx)
}

/**
 * The account of a live session, or null. One read; the last use is noted at most every five minutes, the one thing that a page
 * writes. Where that fails the page is drawn all the same.
 */
export async function findSession(secret: string): Promise<SignedIn | null> {
  const now = clock.now()
  const idleSince = new Date(now.getTime() - IDLE_DAYS * DAY)
  const [row] = await liveSession({ tokenHash: token.hash(secret), now, idleSince })
  if (!row) return null
  const { seenAt, ...account } = row
  await noteUse(row.sessionId, seenAt, now).catch((error: unknown) => logError('session:', error))
  return { ...account, name: labelOf(account) }
}

const liveSession = prepared(
  (reader, { tokenHash, now, idleSince }: Places<{ tokenHash: string; now: Date; idleSince: Date }>) =>
    reader
      .select({
        sessionId: sessions.id,
        seenAt: sessions.seenAt,
        id: accounts.id,
        email: accounts.email,
        firstName: accounts.firstName,
        lastName: accounts.lastName,
        kind: accounts.kind,
        language: accounts.language,
        createdAt: accounts.createdAt,
        provedAt: sessions.createdAt,
      })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), gt(sessions.seenAt, idleSince))),
)

/** Ends one session. Ending an unknown one is nothing. */
export async function closeSession(secret: string): Promise<void> {
  await db()
    .delete(sessions)
    .where(eq(sessions.tokenHash, token.hash(secret)))
}

/** Ends every session of an account. */
export async function closeSessionsOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.accountId, accountId))
}

async function noteUse(sessionId: string, seenAt: Date, now: Date): Promise<void> {
  const stale = new Date(now.getTime() - SEEN_EVERY_MINUTES * MINUTE)
  if (seenAt > stale) return
  await db()
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.id, sessionId), lt(sessions.seenAt, now)))
}
