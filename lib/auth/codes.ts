import { and, eq, gt, isNull, lt, ne, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { type HalfSignUp, oneTimeTokens } from '@/db/schema/accounts'
import { inTransaction } from '@/db/transaction'
import type { Language, MailState, OneTimePurpose } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { isId, newId } from '@/lib/id'
import { findMailState } from '@/lib/kernel/mail-state'
import { answerOf, once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { token } from '@/lib/token'
import { endOlder, inTenMinutes } from './one-time-rows'

/** A 6-digit code on its way. `accountId` is null where the address has no account (yet). */
export type CodeRow = typeof oneTimeTokens.$inferSelect

/** What a code can be for; a new password is asked for by a link. */
export type CodePurpose = Exclude<OneTimePurpose, 'reset-password'>

type NewCode = {
  purpose: CodePurpose
  /** Canonical. */
  email: string
  accountId?: string | null
  inviteId?: string | null
  halfSignUp?: HalfSignUp | null
  /** Of the page that asks: the mail's, where the mailbox has no account. */
  language: Language
}

const MOST_TRIES = 5
/** For so long a new code may be asked for, and for so long a half sign-up is kept: then the row is deleted. */
export const CODE_ROW_MS = 24 * 3_600_000

/**
 * Makes a code for a mailbox and promises its mail. Returns the id of its row, the `tokenId`; an older code for the same
 * thing stops working. A sign-in code for an address without an account gets its row and no mail: both look the same from outside.
 * Refuses: too-many (operator().limits.codesAnHour, per address).
 */
export async function issueCode(tx: Transaction, request: NewCode): Promise<string> {
  // Counting holds the counter's row until commit, so that two codes for one address never pass each other.
  await countMail(tx, request.email)
  const now = clock.now()
  const row = { accountId: null, inviteId: null, halfSignUp: null, ...request, id: newId(), generation: 1 }
  await endOlder(tx, row, now)
  await tx.insert(oneTimeTokens).values({ ...row, createdAt: now, expiresAt: inTenMinutes(now) })
  await promiseMail(tx, row)
  return row.id
}

/** Sends a new code for the same thing: the old one is dead, five new tries. Refuses: not-found, too-many. */
export async function renewCode(tokenId: string): Promise<void> {
  const known = (await findRow(tokenId)) ?? refuse('not-found')
  await inTransaction(async (tx) => {
    await countMail(tx, known.email)
    const now = clock.now()
    const [row] = await tx
      .update(oneTimeTokens)
      .set({ generation: sql`${oneTimeTokens.generation} + 1`, tries: 0, expiresAt: inTenMinutes(now) })
      .where(and(eq(oneTimeTokens.id, tokenId), isNull(oneTimeTokens.usedAt)))
      .returning()
    if (!row) refuse('not-found')
    await endOlder(tx, row, now)
    await promiseMail(tx, row)
  })
}

/** What the page that asks for a code may show of it, or null where there is nothing to wait for. */
export async function findCode(tokenId: string, purpose: CodePurpose): Promise<{ email: string } | null> {
  const row = await findRow(tokenId)
  return row?.purpose === purpose ? { email: row.email } : null
}

/**
 * How far the mail with a code is. Whether there is an account behind an address is told to nobody, not even by what its mail
 * meets with.
 */
export async function codeMailState(tokenId: string): Promise<MailState> {
  const row = await findRow(tokenId)
  if (!row) return 'sent'
  return findMailState(codeKey(row), { isSecret: row.purpose === 'sign-in' })
}

/** Whether a code that a form has asked for can still be typed, so that the same form need not ask for another one. */
export async function isCodeAlive(tx: Transaction, { tokenId }: { tokenId: string }): Promise<boolean> {
  const isAlive = and(
    eq(oneTimeTokens.id, tokenId),
    isNull(oneTimeTokens.usedAt),
    gt(oneTimeTokens.expiresAt, clock.now()),
  )
  return (await tx.$count(oneTimeTokens, isAlive)) > 0
}

/**
 * Checks a typed code and, in one transaction with what it allows, uses it up. A try is counted and committed before the
 * code is looked at: neither parallel tries nor a refusal of `work` give one back. No transaction may be open around it,
 * because it would wait for a second connection while holding the first.
 * What `work` answers is kept for that, as JSON. Refuses: wrong-code (field code), code-expired, code-tries-used, not-found.
 */
export async function redeemCode<Result>(
  given: { tokenId: string; code: string; purpose: CodePurpose; form?: string },
  work: (tx: Transaction, row: CodeRow) => Promise<Result>,
): Promise<Result> {
  const { form, ...content } = given
  const { tokenId, code, purpose } = content
  const wish = { verb: 'redeem-code', content } as const
  // A code works once: whoever pressed twice gets what the first press got, and no refusal of it.
  const before = await answerOf<{ answer: string }>({ form }, wish)
  if (before) return JSON.parse(before.answer)
  const { generation, expiresAt } = await countTry(tokenId, purpose)
  if (!token.isCode({ purpose: 'code', id: tokenId, generation }, code)) refuse('wrong-code', 'code')
  const { answer } = await once({ form }, wish, async (tx) => {
    const [row] = await tx
      .update(oneTimeTokens)
      .set({ usedAt: clock.now() })
      .where(
        and(
          eq(oneTimeTokens.id, tokenId),
          eq(oneTimeTokens.generation, generation),
          // Whoever ends a code moves its end: one that was ended since it was looked at is not used any more.
          eq(oneTimeTokens.expiresAt, expiresAt),
          isNull(oneTimeTokens.usedAt),
        ),
      )
      .returning()
    if (!row) refuse('code-expired')
    return { answer: JSON.stringify(await work(tx, row)) }
  })
  return JSON.parse(answer)
}

async function countTry(tokenId: string, purpose: CodePurpose): Promise<{ generation: number; expiresAt: Date }> {
  const now = clock.now()
  const row = await findRow(tokenId)
  if (row?.purpose !== purpose) refuse('not-found')
  const [counted] = await db()
    .update(oneTimeTokens)
    .set({ tries: sql`${oneTimeTokens.tries} + 1` })
    .where(
      and(
        eq(oneTimeTokens.id, tokenId),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now),
        lt(oneTimeTokens.tries, MOST_TRIES),
      ),
    )
    .returning({ generation: oneTimeTokens.generation, expiresAt: oneTimeTokens.expiresAt })
  if (counted) return counted
  const left = await findRow(tokenId)
  return refuse(left && left.expiresAt > now ? 'code-tries-used' : 'code-expired')
}

/** A row that still waits for its code, or for a new one. */
async function findRow(tokenId: string): Promise<CodeRow | undefined> {
  if (!isId(tokenId)) return undefined
  const oldest = new Date(clock.now().getTime() - CODE_ROW_MS)
  const [row] = await db()
    .select()
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.id, tokenId),
        ne(oneTimeTokens.purpose, 'reset-password'),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.createdAt, oldest),
      ),
    )
  return row
}

function countMail(tx: Transaction, email: string): Promise<void> {
  const most = operator().limits.codesAnHour
  return countOrRefuse({ key: `codes:${email}`, most, windowSeconds: 3600 }, null, tx)
}

async function promiseMail(tx: Transaction, row: Pick<CodeRow, 'id' | 'purpose' | 'accountId' | 'generation'>) {
  if (row.purpose === 'sign-in' && !row.accountId) return
  const { id, generation } = row
  await enqueue(tx, { kind: 'mail-code', key: codeKey(row), payload: { tokenId: id, generation } })
}

function codeKey({ id, generation }: Pick<CodeRow, 'id' | 'generation'>): string {
  return `code:${id}:${generation}`
}
