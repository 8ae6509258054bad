import { afterEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { prepareVerbs } from '@/testing/verbs'
import { mailHealth } from './health'
import { findMailState } from './mail-state'

prepareVerbs()
afterEach(async () => {
  await db().delete(outbox)
})

const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)

async function keep(key: string, row: Partial<typeof outbox.$inferInsert>): Promise<void> {
  const made = { id: newId(), key, kind: 'mail-code', payload: {}, runAt: ago(0), createdAt: ago(0) } as const
  await db()
    .insert(outbox)
    .values({ ...made, ...row })
}

test('whoever watches the server learns of mails that are late or were given up within a day', async () => {
  await keep('sent', { doneAt: ago(1) })
  await keep('just promised', {})
  await keep('waits for a retry', { lastError: 'mail service: 503', attempts: 2, runAt: ago(-10) })
  await keep('nobody works', { runAt: ago(6) })
  await keep('given up', { deadAt: ago(60), lastError: 'mail service: 503' })
  await keep('given up long ago', { deadAt: ago(25 * 60) })
  await keep('no mail', { kind: 'prune', deadAt: ago(1) })
  expect(await mailHealth()).toEqual({ late: 2, givenUp: 1 })
})

test('a mail is waiting, late, given up or sent', async () => {
  await keep('sent', { doneAt: ago(1), lastError: 'mail service: 503' })
  await keep('waiting', {})
  await keep('late', { lastError: 'mail service: 503' })
  await keep('given-up', { deadAt: ago(1), attempts: 9 })
  for (const state of ['sent', 'waiting', 'late', 'given-up']) {
    expect(await findMailState(state, { isSecret: false })).toBe(state)
    expect(await findMailState(state, { isSecret: true })).toBe(state)
  }
  expect(await findMailState('never promised', { isSecret: false })).toBe('waiting')
})

test('that an address was refused is not told where nobody may learn whether it has an account', async () => {
  await keep('refused', { deadAt: ago(1), attempts: 1, lastError: 'mail service: 422 validation_error' })
  expect(await findMailState('refused', { isSecret: false })).toBe('given-up')
  expect(await findMailState('refused', { isSecret: true })).toBe('sent')
})
