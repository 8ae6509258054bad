import { and, eq, sql } from 'drizzle-orm'
import { newsletters } from '@/db/schema/account-belongings'
import { inTransaction } from '@/db/transaction'
import { lengthOf } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'
import { audience } from './queries'

export type Newsletter = { subject: string; body: string }

const MOST_SUBJECT = 120
const MOST_BODY = 20_000

/**
 * A newsletter as its file gives it: the subject on the first line, an empty line, then paragraphs of plain text. Line
 * ends and spaces around make no other newsletter of it. Throws an Error that says what is wrong with the file.
 */
export function readNewsletter(text: string): Newsletter {
  const lines = text.split('\n').map((line) => line.trimEnd())
  const subject = (lines[0] ?? '').trim()
  if (!subject) throw new Error('The first line is the subject; it is empty.')
  if (lengthOf(subject) > MOST_SUBJECT) throw new Error(`The subject has more than ${MOST_SUBJECT} characters.`)
  if (lines[1] !== '') throw new Error('The second line must be empty; the text begins on the third.')
  const body = lines
    .slice(2)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (!body) throw new Error('There is no text after the subject.')
  if (lengthOf(body) > MOST_BODY) throw new Error(`The text has more than ${MOST_BODY} characters.`)
  if (/[^\P{Cc}\n\t]/u.test(subject + body)) throw new Error('The file holds control characters: is it plain text?')
  return { subject, body }
}

export type Sent = { newsletterId: string; count: number; isNew: boolean }

/**
 * Promises a newsletter to everybody in its audience, in one transaction: all of them or nobody. The same newsletter a
 * second time is nothing, also for those who joined meanwhile.
 */
export function sendNewsletter({ subject, body }: Newsletter): Promise<Sent> {
  return inTransaction(async (tx) => {
    // Two runs at once follow one another, so that the later one finds what the first has written.
    await tx.execute(sql`lock table ${newsletters} in share row exclusive mode`)
    const [known] = await tx
      .select({ id: newsletters.id })
      .from(newsletters)
      .where(and(eq(newsletters.subject, subject), eq(newsletters.body, body)))
    if (known) return { newsletterId: known.id, count: 0, isNew: false }
    const newsletterId = newId()
    await tx.insert(newsletters).values({ id: newsletterId, subject, body, createdAt: clock.now() })
    const recipients = await audience(tx)
    for (const { accountId } of recipients) {
      const key = `newsletter:${newsletterId}:${accountId}`
      await enqueue(tx, { kind: 'mail-newsletter', key, payload: { newsletterId, accountId } })
    }
    return { newsletterId, count: recipients.length, isNew: true }
  })
}
