import { and, eq, gt, isNull, notExists, or, sql } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { mailTexts, outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

const DAY_MS = 86_400_000

/**
 * Keeps what somebody typed for one mail and for nothing else: the promise of that mail holds its id, as the outbox holds no
 * texts of people.
 */
export async function keepText(tx: Transaction, text: string): Promise<string> {
  const id = newId()
  await tx.insert(mailTexts).values({ id, text, createdAt: clock.now() })
  return id
}

/** A text that was kept. A mail that waits keeps it from being forgotten. */
export async function textOf(textId: string): Promise<string> {
  const [kept] = await db().select({ text: mailTexts.text }).from(mailTexts).where(eq(mailTexts.id, textId))
  if (!kept) throw new Error(`text ${textId} is gone`)
  return kept.text
}

/** Forgets the texts of mails that were handled, and a week later of those that could not be. */
export async function forgetTexts(): Promise<void> {
  const weekAgo = new Date(clock.now().getTime() - 7 * DAY_MS)
  const needed = and(
    sql`${outbox.payload}->>'textId' = ${mailTexts.id}::text`,
    isNull(outbox.doneAt),
    or(isNull(outbox.deadAt), gt(outbox.deadAt, weekAgo)),
  )
  await db()
    .delete(mailTexts)
    .where(notExists(db().select({ id: outbox.id }).from(outbox).where(needed)))
}
