import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { OUTBOX_KINDS, PERIODIC_KINDS } from '@/db/promises'
import { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { jobOf } from '@/testing/jobs'
import { prepareVerbs } from '@/testing/verbs'
import { handlers } from './handlers'

prepareVerbs()

const DAY_MS = 86_400_000

test('every kind of work has somebody who does it', () => {
  expect(Object.keys(handlers()).sort()).toEqual([...OUTBOX_KINDS].sort())
})

test('after a week only the rows of mails are kept, and what is not done', async () => {
  const now = clock.now()
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const rows = OUTBOX_KINDS.flatMap((kind) => [
    { kind, key: `${kind}:old`, createdAt: daysAgo(8), doneAt: daysAgo(8) },
    { kind, key: `${kind}:young`, createdAt: daysAgo(6), doneAt: daysAgo(6) },
    { kind, key: `${kind}:waiting`, createdAt: daysAgo(8), doneAt: null },
  ])
  await db()
    .insert(outbox)
    .values(rows.map((row) => ({ ...row, id: newId(), payload: {}, runAt: row.createdAt })))
  await handlers().prune.handle(jobOf('prune', {}))
  const kept = (await db().select({ key: outbox.key }).from(outbox)).map(({ key }) => key)
  const gone = rows.map(({ key }) => key).filter((key) => !kept.includes(key))
  expect(gone.sort()).toEqual(PERIODIC_KINDS.map((kind) => `${kind}:old`).sort())
})
