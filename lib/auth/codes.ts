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
import { readCode } from '@/lib/pasted'
import { token } from '@/lib/token'
import { type Asker, askerOf, counterOf, countNetwork, THIS_MACHINE, type Visitor } from './asker'
import { endOlder, inTenMinutes, MAIL_PAUSE_MS } from './one-time-rows'

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
  /** Who is counted; a stranger unless it is said. */
  asker?: Asker
}

const MOST_TRIES = 5
/** For so long a new code may be asked for, and for so long a half sign-up is kept: then the row is deleted. */
export const CODE_ROW_MS = 24 * 3_600_000

/**
 * Makes a code for a mailbox and promises its mail. Returns the id of its row, the `tokenId`; an older code for the same
 * thing stops working. A sign-in code for an address without an account gets its row, and a mail that goes to nobody: from
 * outside both are the same, for the same time.
 * Refuses: too-many (operator().limits.codesAnHour, by what the asker is counted by). The network was counted before.
 */
export async function issueCode(tx: Transaction, { asker = THIS_MACHINE, ...request }: NewCode): Promise<string> {
  // Counting holds the counter's row until commit, so that two codes for one address never pass each other.
  await countMail(tx, request, asker)
  const now = clock.now()
  const row = { accountId: null, inviteId: null, halfSignUp: null, ...request, id: newId(), generation: 1 }
  await endOlder(tx, row, now)
  await tx.insert(oneTimeTokens).values({ ...row, createdAt: now, expiresAt: inTenMinutes(now) })
  await promiseMail(tx, row)
  return row.id
}

/** Sends a new code for the same thing: the old one is dead, five new tries. Refuses: not-found, too-many. */
export async function renewCode(tokenId: string, visitor: Visitor = THIS_MACHINE): Promise<void> {
  const known = (await findRow(tokenId)) ?? refuse('not-found')
  const asker = askerAgain(known, visitor)
  await countNetwork('code', asker)
  await inTransaction(async (tx) => {
    await countMail(tx, known, asker)
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
 * code is looked at: neither parallel tries nor a refusal of `work` give one back. A text that is no code is no try. No transaction may be open around it,
 * because it would wait for a second connection while holding the first. A stranger's wrong code is a failure of their network
 * like a wrong password; nobody is counted (`visitor` is null) who is signed in already.
 * What `work` answers is kept for the second press of a form, as JSON.
 * Refuses: code-form, wrong-code (both field code), code-expired, code-tries-used, not-found, too-many.
 */
export async function redeemCode<Result>(
  given: { tokenId: string; code: string; purpose: CodePurpose; form?: string; visitor?: Visitor | null },
  work: (tx: Transaction, row: CodeRow) => Promise<Result>,
): Promise<Result> {
  const { tokenId, purpose, form, visitor = THIS_MACHINE } = given
  const code = readCode(given.code) ?? refuse('code-form', 'code')
  const wish = { verb: 'redeem-code', content: { tokenId, code, purpose } } as const
  const counted = await countTry(tokenId, purpose).catch(async (refusal: unknown) => {
    // A code works once: whoever pressed twice gets what the first press got, and no refusal of it.
    const first = await answerOf<{ answer: string }>({ form }, wish)
    if (!first) throw refusal
    return first
  })
  if ('answer' in counted) return JSON.parse(counted.answer).result
  const { generation, expiresAt, accountId } = counted
  if (!token.isCode({ purpose: 'code', id: tokenId, generation }, code)) {
    if (visitor) await countNetwork('sign-in', askerOf(visitor, accountId))
    refuse('wrong-code', 'code')
  }
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
    return { answer: JSON.stringify({ result: await work(tx, row) }) }
  })
  return JSON.parse(answer).result
}

async function countTry(
  tokenId: string,
  purpose: CodePurpose,
): Promise<Pick<CodeRow, 'generation' | 'expiresAt' | 'accountId'>> {
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
    .returning({
      generation: oneTimeTokens.generation,
      expiresAt: oneTimeTokens.expiresAt,
      accountId: oneTimeTokens.accountId,
    })
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

/** What codes of somebody who is signed in are counted by. */
export function ownCounter(accountId: string): Asker {
  return { own: `account:${accountId}` }
}

/** A code that only the signed-in or the bearer of an invite's link could ask for is counted by what they have. */
function askerAgain({ id, purpose, accountId, inviteId }: CodeRow, visitor: Visitor): Asker {
  if (purpose === 'confirm') return ownCounter(accountId ?? id)
  return inviteId ? { own: `invite:${inviteId}` } : askerOf(visitor, accountId)
}

/** By purpose, so that what one page mails does not keep another from mailing. */
function countMail(
  tx: Transaction,
  { purpose, email }: Pick<CodeRow, 'purpose' | 'email'>,
  asker: Asker,
): Promise<void> {
  const key = counterOf(`codes:${purpose}`, asker, email)
  return countOrRefuse({ key, most: operator().limits.codesAnHour, windowSeconds: 3600 }, null, tx)
}

async function promiseMail(tx: Transaction, row: Pick<CodeRow, 'id' | 'purpose' | 'accountId' | 'generation'>) {
  const { id, generation, purpose } = row
  const runAt = purpose === 'sign-in' ? new Date(clock.now().getTime() + MAIL_PAUSE_MS) : undefined
  await enqueue(tx, { kind: 'mail-code', key: codeKey(row), payload: { tokenId: id, generation }, runAt })
}

function codeKey({ id, generation }: Pick<CodeRow, 'id' | 'generation'>): string {
  return `code:${id}:${generation}`
}
