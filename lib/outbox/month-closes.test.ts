import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { addDays, firstOfNextMonth } from '@/lib/day'
import { startWorker } from '@/lib/kernel/jobs'
import { at, billsOfPayer, payingHouse } from '@/testing/bills'
import { today } from '@/testing/company'
import { prepareStack } from '@/testing/verb-stack'
import { handlers } from './handlers'

// With a mail service of its own over HTTP, and two workers as two servers have them.

const stack = prepareStack()

const billMails = () => db().select().from(outbox).where(like(outbox.key, 'mail-bill:%'))

test('a month closes by itself on the 1st at two, once for all servers, and its bill is mailed once', async () => {
  const first = firstOfNextMonth(today())
  const { payer } = await payingHouse(addDays(first, -3))
  stack.moveClockTo(at(first, 1.5))
  const workers = [await startWorker(handlers(), { pollSeconds: 1 }), await startWorker(handlers(), { pollSeconds: 1 })]
  try {
    await expect.poll(() => db().$count(outbox, like(outbox.key, 'close-expired:%'))).toBeGreaterThan(0)
    expect(await billsOfPayer(payer), 'not before two').toEqual([])
    stack.moveClockTo(at(first, 2.2))
    await expect
      .poll(async () => (await billMails()).map(({ doneAt }) => doneAt !== null), { timeout: 30_000 })
      .toEqual([true])
  } finally {
    for (const worker of workers) await worker.stop()
  }
  const [bill, ...others] = await billsOfPayer(payer)
  expect(others).toEqual([])
  expect(await billMails()).toMatchObject([
    { payload: { billId: bill?.id, version: 1 }, providerId: expect.any(String), attempts: 1, skippedReason: null },
  ])
})
