import { and, eq, gt } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { type Facts, sentForms } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import type { FormVerb } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { token } from '@/lib/token'

// A form that is sent twice does what it does once: a double press without script, or again after an answer that got lost.

/** By whom a form was sent, and its own id, which was made with its page. Without an id nothing is known of it. */
type Sender = { form?: string; accountId?: string } | Actor

/** What a form is to do. `content` is everything that was sent: with anything else in it, it is another wish. */
export type Wish<Result extends Facts> = {
  verb: FormVerb
  content: unknown
  /** Whether what the first press made is still so; else the second one is a new beginning. */
  holds?: (tx: Transaction, result: Result) => Promise<boolean>
}

/**
 * Does the work of a form in a transaction, and a second time, also at the same moment, answers what came of the first. What is
 * refused leaves nothing behind. The form's row is locked before anything else.
 */
export async function once<Result extends Facts>(
  sender: Sender,
  { holds, ...wish }: Wish<Result>,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const known = rowOf(sender, wish)
  if (!known) return inTransaction(work)
  return inTransaction(async (tx) => {
    // Whoever sends the same form meanwhile waits here for the end of this transaction.
    const made = await tx
      .insert(sentForms)
      .values({ ...known, verb: wish.verb, result: {}, createdAt: clock.now() })
      .onConflictDoNothing()
      .returning({ form: sentForms.form })
    if (made.length === 0) {
      const [first] = await tx.select().from(sentForms).where(isRow(known)).for('no key update')
      const result = first?.result as Result | undefined
      if (result && (!holds || (await holds(tx, result)))) return result
    }
    const result = await work(tx)
    await tx.update(sentForms).set({ result }).where(isRow(known))
    return result
  })
}

const DOUBLE_PRESS_MS = 60_000

/** What came of a form a moment ago, for work that looks at more than one transaction; null where it was not sent before. */
export async function answerOf<Result extends Facts>(
  sender: Sender,
  wish: Pick<Wish<Result>, 'verb' | 'content'>,
): Promise<Result | null> {
  const known = rowOf(sender, wish)
  if (!known) return null
  const since = new Date(clock.now().getTime() - DOUBLE_PRESS_MS)
  const [first] = await db()
    .select({ result: sentForms.result })
    .from(sentForms)
    .where(and(isRow(known), gt(sentForms.createdAt, since)))
  return first ? (first.result as Result) : null
}

/** What came of a form, for somebody whom that very form has signed out, so that nobody knows any more who they were. */
export async function answerToLeaver(form: string | undefined, verb: FormVerb): Promise<Facts | null> {
  if (!form) return null
  const isIt = and(eq(sentForms.form, form), eq(sentForms.verb, verb))
  const [first] = await db().select({ result: sentForms.result }).from(sentForms).where(isIt)
  return first?.result ?? null
}

type Known = { form: string; digest: string }

function rowOf(sender: Sender, { verb, content }: { verb: FormVerb; content: unknown }): Known | null {
  const form = 'form' in sender ? sender.form : undefined
  if (!form) return null
  const accountId = 'accountId' in sender ? sender.accountId : undefined
  const channel = JSON.stringify([verb, accountId ?? null, content])
  return { form, digest: token.derive({ purpose: 'sent-form', id: form, generation: 0, channel }) }
}

function isRow({ form, digest }: Known) {
  return and(eq(sentForms.form, form), eq(sentForms.digest, digest))
}
