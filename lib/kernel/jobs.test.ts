import { and, eq, isNotNull, like } from 'drizzle-orm'
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { startDatabaseProxy } from '@/testing/measured/database-proxy'
import { MINUTE } from '@/testing/test-clock'
import { prepareVerbs } from '@/testing/verbs'
import { mailHealth } from './health'
import { ComeBack, type Handlers, Hopeless, type Job, NotYet, type Outcome, startWorker } from './jobs'
import { enqueue } from './outbox'

const { passTime } = prepareVerbs()
const workers: { stop(): Promise<void> }[] = []
let log: MockInstance

beforeEach(async () => {
  log = vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  log.mockRestore()
  await db().delete(outbox)
})

async function work(handlers: Handlers, leaseSeconds = 30): Promise<void> {
  workers.push(await startWorker(handlers, { leaseSeconds, pollSeconds: 0.05 }))
}

function promise(key: string, runAt?: Date): Promise<void> {
  return inTransaction((tx) => enqueue(tx, { kind: 'mail-code', key, payload: { tokenId: key, generation: 1 }, runAt }))
}

/** Work that is worth doing for so many minutes. */
const mails = (handle: (job: Job) => Promise<Outcome>, minutes = 24 * 60): Handlers => ({
  'mail-code': { handle, worthUntil: ({ promisedAt }) => new Date(promisedAt.getTime() + minutes * MINUTE) },
})

async function row(key: string) {
  const [found] = await db().select().from(outbox).where(eq(outbox.key, key))
  if (!found) throw new Error(`no row ${key}`)
  return found
}

/** Waits for a fact; the test's own time limit is the end of it. */
const until = (fact: () => Promise<boolean>) => vi.waitUntil(fact, { timeout: 20_000, interval: 20 })
const untilDone = (key: string) => until(async () => (await row(key)).doneAt !== null)

test('what is promised is done after the commit, once, and its provider is noted', async () => {
  const seen: Job[] = []
  await work(
    mails(async (job) => {
      seen.push(job)
      return { providerId: 're_1' }
    }),
  )
  await promise('one')
  await untilDone('one')
  expect(seen).toMatchObject([
    { kind: 'mail-code', key: 'one', payload: { tokenId: 'one', generation: 1 }, attempt: 1 },
  ])
  expect(await row('one')).toMatchObject({ providerId: 're_1', leaseUntil: null, attempts: 1 })
})

test('a transaction that is rolled back promises nothing', async () => {
  const undone = inTransaction(async (tx) => {
    await enqueue(tx, { kind: 'mail-code', key: 'undone', payload: { tokenId: 'undone', generation: 1 } })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await db().select().from(outbox)).toEqual([])
})

test('the same key is promised once for ever, also from 20 transactions at once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => promise('same')))
  expect(await db().select().from(outbox)).toHaveLength(1)
})

test('two workers share the work and never do the same twice', async () => {
  const done: string[] = []
  const handlers = mails(async ({ key }) => {
    done.push(key)
    return undefined
  })
  for (let index = 0; index < 100; index++) await promise(`shared-${index}`)
  await Promise.all([work(handlers), work(handlers)])
  await until(async () => (await db().select().from(outbox).where(isNotNull(outbox.doneAt))).length === 100)
  expect(done).toHaveLength(100)
  expect(new Set(done).size).toBe(100)
})

test('what is due later waits', async () => {
  const done: string[] = []
  const handlers = mails(async ({ key }) => {
    done.push(key)
    return undefined
  })
  await promise('later', new Date(clock.now().getTime() + 10 * 60_000))
  await work(handlers)
  await promise('now')
  await untilDone('now')
  expect(done).toEqual(['now'])
  passTime(11 * MINUTE)
  await untilDone('later')
})

test('what cannot be told yet is looked at again: no try, no fault, nothing that is late', async () => {
  const attempts: number[] = []
  await work(
    mails(async ({ attempt }) => {
      attempts.push(attempt)
      if (attempts.length === 1) throw new NotYet(3600)
      return undefined
    }),
  )
  await promise('not-yet')
  await until(async () => attempts.length === 1 && (await row('not-yet')).attempts === 0)
  expect(await row('not-yet')).toMatchObject({ lastError: null, leaseUntil: null, deadAt: null })
  expect(await mailHealth()).toMatchObject({ late: 0, givenUp: 0 })
  passTime(61 * MINUTE)
  await untilDone('not-yet')
  expect(attempts).toEqual([1, 1])
})

test('what failed is tried again after a growing pause, with what went wrong noted', async () => {
  const attempts: number[] = []
  await work(
    mails(async ({ attempt }) => {
      attempts.push(attempt)
      if (attempt < 3) throw new Error(`no answer ${attempt}`)
      return undefined
    }),
  )
  await promise('again')
  for (const attempt of [1, 2]) {
    await until(async () => (await row('again')).lastError === `no answer ${attempt}`)
    const { runAt, leaseUntil } = await row('again')
    expect(leaseUntil).toBeNull()
    expect(runAt.getTime()).toBeGreaterThan(clock.now().getTime())
    passTime(MINUTE)
  }
  await untilDone('again')
  expect(attempts).toEqual([1, 2, 3])
})

test('what fails is tried as long as it is worth anything, then given up, readable and never tried again', async () => {
  let attempts = 0
  await work(
    mails(async ({ key }) => {
      if (key === 'dead') attempts += 1
      throw new Error('never')
    }, 10),
  )
  await promise('dead')
  for (let tried = 1; tried <= 9; tried++) {
    await until(async () => (await row('dead')).attempts === tried && (await row('dead')).leaseUntil === null)
    expect((await row('dead')).deadAt).toBeNull()
    passTime(MINUTE)
  }
  passTime(MINUTE)
  await until(async () => (await row('dead')).deadAt !== null)
  expect(await row('dead')).toMatchObject({ lastError: 'never', doneAt: null, leaseUntil: null })
  const tried = attempts
  expect(tried).toBeGreaterThanOrEqual(9)
  passTime(10 * 60 * MINUTE)
  await promise('after')
  await until(async () => (await row('after')).attempts > 0)
  expect(attempts).toBe(tried)
})

test('what nobody had time for while it was worth anything is given up without a try', async () => {
  await promise('late')
  passTime(11 * MINUTE)
  const handle = vi.fn(async () => undefined)
  await work(mails(handle, 10))
  await until(async () => (await row('late')).deadAt !== null)
  expect(handle).not.toHaveBeenCalled()
  expect(await row('late')).toMatchObject({ lastError: 'its time was over', doneAt: null })
})

test('what cannot be helped by a further try is given up at once, with the reason', async () => {
  await work(mails(() => Promise.reject(new Hopeless('422 validation_error'))))
  await promise('hopeless')
  await until(async () => (await row('hopeless')).deadAt !== null)
  expect(await row('hopeless')).toMatchObject({ attempts: 1, lastError: '422 validation_error', doneAt: null })
})

test('being asked to come back is no attempt, and waits as long as was asked for', async () => {
  let asked = 0
  await work(
    mails(async ({ attempt }) => {
      expect(attempt).toBe(1)
      if (++asked <= 12) throw new ComeBack('429', 90)
      return undefined
    }),
  )
  await promise('busy')
  for (let times = 1; times <= 12; times++) {
    await until(async () => asked === times && (await row('busy')).leaseUntil === null)
    const { attempts, runAt, deadAt } = await row('busy')
    expect([attempts, deadAt]).toEqual([0, null])
    const seconds = (runAt.getTime() - clock.now().getTime()) / 1000
    expect(seconds).toBeGreaterThan(60)
    expect(seconds).toBeLessThanOrEqual(90)
    passTime(2 * MINUTE)
  }
  await untilDone('busy')
  expect((await row('busy')).attempts).toBe(1)
})

test('what was undone meanwhile is skipped, with the reason', async () => {
  await work(mails(async () => ({ skipped: 'withdrawn' })))
  await promise('skipped')
  await untilDone('skipped')
  expect(await row('skipped')).toMatchObject({ skippedReason: 'withdrawn', providerId: null })
})

test('a row whose worker died is done by the next one when the lease is over, not before', async () => {
  const died = { attempts: 1, leaseUntil: new Date(clock.now().getTime() + 5 * 60_000) }
  await promise('left')
  await db().update(outbox).set(died).where(eq(outbox.key, 'left'))
  const attempts: number[] = []
  await work(
    mails(async ({ attempt }) => {
      attempts.push(attempt)
      return undefined
    }),
  )
  await promise('other')
  await untilDone('other')
  expect(attempts).toEqual([1])
  passTime(6 * MINUTE)
  await untilDone('left')
  expect(attempts).toEqual([1, 2])
})

test('a row whose handler ends its process again and again is given up, and not handled once more', async () => {
  const died = { attempts: 5, crashes: 4, leaseUntil: new Date(clock.now().getTime() - 1) }
  await promise('deadly')
  await db().update(outbox).set(died).where(eq(outbox.key, 'deadly'))
  const handle = vi.fn(async () => undefined)
  await work(mails(handle))
  await until(async () => (await row('deadly')).deadAt !== null)
  expect(handle).not.toHaveBeenCalled()
  expect(await row('deadly')).toMatchObject({ lastError: 'its process ended', leaseUntil: null, doneAt: null })
})

test('a long work keeps its lease by its heartbeat', async () => {
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  let runs = 0
  const handlers = mails(async () => {
    runs += 1
    await held
    return undefined
  })
  await work(handlers, 1)
  await promise('long')
  await until(async () => (await row('long')).attempts === 1)
  const { leaseUntil } = await row('long')
  await work(handlers, 1)
  // Longer than two leases: a second worker stands by and may not take it.
  await until(async () => ((await row('long')).leaseUntil?.getTime() ?? 0) > (leaseUntil?.getTime() ?? 0) + 2000)
  finish()
  await untilDone('long')
  expect([runs, (await row('long')).attempts]).toEqual([1, 1])
})

test('a worker that lost its lease does not write over the one who took the row', async () => {
  let finish = () => {}
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  await work(
    mails(async () => {
      await held
      return { providerId: 'too late' }
    }),
  )
  await promise('taken')
  await until(async () => (await row('taken')).attempts === 1)
  const doneAt = clock.now()
  await db().update(outbox).set({ attempts: 2, doneAt, providerId: 'in time' }).where(eq(outbox.key, 'taken'))
  finish()
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  expect(await row('taken')).toMatchObject({ attempts: 2, providerId: 'in time' })
})

test('periodic work is done once per time bucket over two workers', async () => {
  let runs = 0
  const handlers: Handlers = {
    prune: {
      everySeconds: 3600,
      worthUntil: () => null,
      async handle() {
        runs += 1
        return undefined
      },
    },
  }
  await Promise.all([work(handlers), work(handlers)])
  const done = async () => {
    const isDone = and(like(outbox.key, 'prune:%'), isNotNull(outbox.doneAt))
    return (await db().select().from(outbox).where(isDone)).length
  }
  await until(async () => (await done()) === 1)
  passTime(61 * MINUTE)
  await until(async () => (await done()) === 2)
  expect(runs).toBe(2)
})

test('periodic work that nobody needs makes no row, and is asked for once a bucket', async () => {
  let [asked, runs] = [0, 0]
  let isNeeded = false
  const handlers: Handlers = {
    'sweep-checkouts': {
      everySeconds: 10,
      worthUntil: () => null,
      isNeeded: async () => {
        asked += 1
        return isNeeded
      },
      async handle() {
        runs += 1
        return undefined
      },
    },
  }
  await work(handlers)
  await until(async () => asked === 1)
  passTime(10_000)
  await until(async () => asked === 2)
  expect(await db().select().from(outbox)).toEqual([])
  isNeeded = true
  passTime(10_000)
  await until(async () => runs === 1)
})

test('a worker with nothing to do looks at the clock and asks the database nothing until something is due', async () => {
  const proxy = await startDatabaseProxy(process.env.DATABASE_URL ?? '')
  const direct = process.env.DATABASE_URL
  process.env.DATABASE_URL = proxy.url
  const done: string[] = []
  await work(
    mails(async ({ key }) => {
      done.push(key)
      return undefined
    }),
  )
  process.env.DATABASE_URL = direct
  await promise('first')
  await untilDone('first')
  await promise('later', new Date(clock.now().getTime() + 10 * MINUTE))
  const looks = vi.spyOn(clock, 'now')
  const afterLooks = async (count: number) => {
    const before = looks.mock.calls.length
    await until(async () => looks.mock.calls.length >= before + count)
    return proxy.statementsOf('postgres.js')
  }
  const asked = await afterLooks(10)
  expect(await afterLooks(20)).toBe(asked)
  passTime(11 * MINUTE)
  await untilDone('later')
  expect(done).toEqual(['first', 'later'])
  looks.mockRestore()
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
  await proxy.stop()
})

test('stopping waits for what is being done and leaves the rest', async () => {
  const done: string[] = []
  let begun = () => {}
  const running = new Promise<void>((resolve) => {
    begun = resolve
  })
  const worker = await startWorker(
    mails(async ({ key }) => {
      begun()
      await db().select().from(outbox)
      done.push(key)
      return undefined
    }),
    { concurrency: 1 },
  )
  for (const key of ['first', 'second', 'third']) await promise(key)
  await running
  await worker.stop()
  expect(done.length).toBeGreaterThan(0)
  for (const key of done) expect((await row(key)).doneAt).not.toBeNull()
})
