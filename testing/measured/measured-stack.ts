import { setTimeout as wait } from 'node:timers/promises'
import { db } from '@/db/client'
import { prepareTestServer } from '@/testing/database'
import { type Stack, startStack } from '@/testing/stack'
import { type Cut, startDatabaseProxy } from './database-proxy'
import { childrenOf, usageOf } from './processes'

const SERVER = 'figures-server'

/** What the server process has used since it started, and what it holds now. */
type Usage = { cpuMs: number; memoryBytes: number; statements: number }

export type MeasuredStack = {
  stack: Stack
  usage(): Usage
  /** Holds every answer of the database back for so long and counts anew how many rounds the server needs. */
  countWaves(holdMs: number): void
  waves(): number
  /** Takes the database away from everybody, or brings it back. */
  cut(how: Cut | null): Promise<void>
}

/**
 * The stack of the browser tests, with a proxy in front of its database and its server's process known. `adopt` is
 * handed each step that puts something away again, in the order of starting.
 */
export async function startMeasuredStack(adopt: (putAway: () => Promise<void>) => void): Promise<MeasuredStack> {
  adopt(await prepareTestServer())
  const proxy = await startDatabaseProxy(process.env.TEST_DATABASE_URL ?? '')
  adopt(proxy.stop)
  process.env.TEST_DATABASE_URL = proxy.url
  const stack = await startStack()
  adopt(stack.stop)
  const serverPid = await renewServer(stack)
  return {
    stack,
    usage: () => ({ ...usageOf(serverPid), statements: proxy.statementsOf(SERVER) }),
    countWaves: (holdMs) => proxy.countWavesOf(SERVER, holdMs),
    waves: proxy.waves,
    cut: proxy.cut,
  }
}

/** Starts the server anew, under a name that tells its connections from those of the stand-ins. Answers its process. */
async function renewServer(stack: Stack): Promise<number> {
  await stack.killServer()
  const others = childrenOf(process.pid)
  process.env.PGAPPNAME = SERVER
  await stack.startServer()
  delete process.env.PGAPPNAME
  const [serverPid] = childrenOf(process.pid).filter((pid) => !others.includes(pid))
  if (!serverPid) throw new Error('The server has no process.')
  return serverPid
}

/** Waits until every mail is out, so that nothing goes on but what is measured. */
export async function untilQuiet(): Promise<void> {
  for (;;) {
    const [row] = await db().execute<{ due: number }>(
      "select count(*)::int as due from outbox where done_at is null and dead_at is null and kind like 'mail-%'",
    )
    if (!row?.due) return
    await wait(50)
  }
}
