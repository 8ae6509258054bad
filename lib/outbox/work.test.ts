import { and, eq, isNotNull } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import type { Handlers } from '@/lib/kernel/jobs'
import { enqueue } from '@/lib/kernel/outbox'
import { prepareVerbs } from '@/testing/verbs'
import { startWorkers } from './work'

prepareVerbs()

const CROWD = 1000

const isDone = (kind: 'mail-code' | 'collect-bill') => and(eq(outbox.kind, kind), isNotNull(outbox.doneAt))

test('a code to sign in does not wait for the bills of a whole morning, however slow Stripe is', async () => {
  const started: string[] = []
  let answer = () => {}
  const isAnswered = new Promise<undefined>((resolve) => {
    answer = () => resolve(undefined)
  })
  const all: Handlers = {
    'collect-bill': {
      worthUntil: () => null,
      handle: ({ id }) => {
        started.push(id)
        return isAnswered
      },
    },
    'mail-code': { worthUntil: () => null, handle: async () => undefined },
  }
  const now = clock.now()
  const ids = Array.from({ length: CROWD }, () => newId())
  await db()
    .insert(outbox)
    .values(
      ids.map((billId) => ({
        id: newId(),
        kind: 'collect-bill' as const,
        key: `collect-bill:${billId}:now`,
        payload: { billId },
        runAt: new Date(now.getTime() - 60_000),
        createdAt: now,
      })),
    )
  const workers = await startWorkers(all)
  try {
    await vi.waitUntil(() => started.length > 1)
    const payload = { tokenId: newId(), generation: 1 }
    await inTransaction((tx) => enqueue(tx, { kind: 'mail-code', key: 'code', payload }))
    await vi.waitUntil(async () => (await db().$count(outbox, isDone('mail-code'))) === 1, { timeout: 20_000 })
    expect(await db().$count(outbox, isDone('collect-bill'))).toBe(0)
    answer()
    await vi.waitUntil(async () => (await db().$count(outbox, isDone('collect-bill'))) === CROWD, { timeout: 60_000 })
    expect(new Set(started).size, 'each once').toBe(CROWD)
  } finally {
    answer()
    await workers.stop()
  }
})
