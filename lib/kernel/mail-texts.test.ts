import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { mailTexts, outbox } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { prepareVerbs } from '@/testing/verbs'
import { forgetTexts, keepText, textOf } from './mail-texts'
import { enqueue } from './outbox'

prepareVerbs()

const DAY_MS = 86_400_000

/** A text of a mail that was promised, and what became of that mail. */
async function promised(became: Partial<typeof outbox.$inferInsert>): Promise<string> {
  const key = newId()
  const textId = await inTransaction(async (tx) => {
    const kept = await keepText(tx, 'Thank you.')
    const [accountId, at] = [newId(), clock.now().toISOString()]
    const payload = { accountId, textId: kept, fingerprint: 'abc', change: 'added', at } as const
    await enqueue(tx, { kind: 'mail-ssh-key', key, payload })
    return kept
  })
  await db()
    .update(outbox)
    .set({ runAt: clock.now(), ...became })
    .where(eq(outbox.key, key))
  return textId
}

test('a text is kept while its mail waits, and forgotten when that has gone out or is given up for a week', async () => {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS)
  const [waiting, sent] = [await promised({}), await promised({ doneAt: clock.now() })]
  const [failed, givenUp] = [await promised({ deadAt: daysAgo(6) }), await promised({ deadAt: daysAgo(8) })]
  const undone = inTransaction(async (tx) => {
    await keepText(tx, 'never promised')
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  await forgetTexts()
  const left = await db().select({ id: mailTexts.id }).from(mailTexts)
  expect(left.map(({ id }) => id).sort()).toEqual([waiting, failed].sort())
  expect(await textOf(waiting)).toBe('Thank you.')
  for (const gone of [sent, givenUp]) await expect(textOf(gone)).rejects.toThrow('is gone')
})
