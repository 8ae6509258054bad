import { expect, test } from 'vitest'
import type { Transaction } from '@/db/client'
import type { Actor } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { linesOf, record } from '@/lib/kernel/activity'
import type { Handlers, Job } from '@/lib/kernel/jobs'
import { enqueue } from '@/lib/kernel/outbox'
import type { Sentences } from '@/lib/words/en/refusals'
import type { Composers } from './composed'

// What the types must refuse. Nothing of this runs: the type check reads it, and an error that is expected and does not come
// is an error itself.

type Try = (tx: Transaction, actor: Actor) => unknown

const promises: Try[] = [
  (tx) => enqueue(tx, { kind: 'mail-invite', key: 'a', payload: { inviteId: 'a', generation: 1 } }),
  // @ts-expect-error a payload lacks what its kind needs
  (tx) => enqueue(tx, { kind: 'mail-invite', key: 'a', payload: { inviteId: 'a' } }),
  // @ts-expect-error no kind of this payload has such a field
  (tx) => enqueue(tx, { kind: 'mail-declined', key: 'a', payload: { inviteId: 'a', note: 'Thank you.' } }),
  // @ts-expect-error there is no such kind
  (tx) => enqueue(tx, { kind: 'mail-of-nobody', key: 'a', payload: {} }),
  // @ts-expect-error a handler sees the payload of its own kind
  (_tx) => (job: Job<'mail-reset'>) => job.payload.inviteId,
  (_tx) => (job: Job) => {
    if (job.kind === 'mail-reset') return job.payload.tokenId
    // @ts-expect-error of several kinds the payload is known once the kind is
    return job.payload.tokenId
  },
]

const lines: Try[] = [
  (tx, actor) => record(tx, actor, { verb: 'password-set' }),
  (tx, actor) => record(tx, actor, { verb: 'company-renamed', facts: { changed: 'name' } }),
  // @ts-expect-error the verb brings facts
  (tx, actor) => record(tx, actor, { verb: 'company-renamed' }),
  // @ts-expect-error the log holds no names
  (tx, actor) => record(tx, actor, { verb: 'company-renamed', facts: { changed: 'name', after: 'Blumenhaus' } }),
  // @ts-expect-error the verb has no facts
  (tx, actor) => record(tx, actor, { verb: 'password-set', facts: { accountId: 'a' } }),
  // @ts-expect-error a role, not any word
  (tx, actor) => record(tx, actor, { verb: 'role-changed', facts: { accountId: 'a', before: 'boss', after: 'admin' } }),
  // @ts-expect-error what is read has the facts of its verbs
  () => linesOf('role-changed').facts._.type.sessionId,
]

const refusals: Try[] = [
  () => refuse('not-found'),
  () => refuse('trial-running', null, { app: 'shop' }),
  // @ts-expect-error its sentence needs a fact
  () => refuse('trial-running'),
  // @ts-expect-error another one
  () => refuse('trial-running', null, { name: 'shop' }),
  // @ts-expect-error its sentence needs none
  () => refuse('not-found', null, { app: 'shop' }),
]

const tables: Try[] = [
  // @ts-expect-error every kind of mail is filled
  () => ({}) satisfies Composers,
  // @ts-expect-error every kind of work has somebody who does it
  () => ({}) satisfies Required<Handlers>,
  // @ts-expect-error every reason has its sentence
  () => ({}) satisfies Sentences,
]

test('promises, lines of the log and refusals that lack or invent a fact do not compile, nor does a table with a gap', () => {
  for (const tries of [promises, lines, refusals, tables]) expect(tries).not.toEqual([])
})
