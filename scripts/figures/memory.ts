import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase } from '@/db/client'
import { startEmbeddedPostgres } from '@/db/embedded'
import { newestBuild } from '@/lib/server/builds'
import { untilQuiet } from '@/testing/measured/measured-stack'
import { memoryOf } from '@/testing/measured/processes'
import type { Installation, Running } from './installation'
import { load } from './load'
import { makeSubjects, type Subject } from './subjects'

/** What is held after so many requests: by the server's process, and by all that `npm start` has started, itself included. */
export type Reading = { requests: number; serverBytes: number; wholeBytes: number }

/** What the last answers leave behind is looked at once it has settled. */
const SETTLE_MS = 500

type Size = { requests: number; readings: number; atATime: number }

/** Asks for all subjects in turn and looks at the memory on the way, first before anything was asked. */
export async function measureMemory(installation: Installation, size: Size): Promise<Reading[]> {
  const running = await installation.start()
  const subjects = await makeSubjectsOf(installation, running)
  await untilQuiet()
  // Connections of ours would be held by the database of what is measured.
  await closeDatabase()
  const next = inTurn(subjects)
  const readings = [await read(running, 0)]
  const requests = size.requests / size.readings
  while (readings.length <= size.readings) {
    await load(running.address, next, { requests, atATime: size.atATime, seconds: Number.POSITIVE_INFINITY })
    readings.push(await read(running, readings.length * requests))
  }
  return readings
}

/** The people of the subjects are made by this process, which has to see what the server sees. */
async function makeSubjectsOf({ dataDir, env }: Installation, { address, welcome }: Running): Promise<Subject[]> {
  const { url } = await startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), database: 'overto' })
  const stripe = welcome.stripe ?? ''
  Object.assign(process.env, env, {
    DATABASE_URL: url,
    APP_URL: address,
    OPERATOR_FILE: 'operator.sample.json',
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: `whsec_${readFileSync(path.join(dataDir, 'webhook-secret'), 'utf8').trim()}`,
    STRIPE_API_BASE: stripe,
    STRIPE_PAGE_ORIGINS: stripe,
    RESEND_API_KEY: 're_sandbox',
    RESEND_BASE_URL: welcome.inbox ?? '',
  })
  return makeSubjects({ stripeOrigin: stripe })
}

function inTurn(subjects: Subject[]): Subject['next'] {
  let turn = 0
  return () => (subjects[turn++ % subjects.length] as Subject).next()
}

async function read({ pid }: Running, requests: number): Promise<Reading> {
  await wait(SETTLE_MS)
  const held = memoryOf(pid)
  const isServer = ([one]: [number, number]) => existsSync(path.join(newestBuild(), `used-by-${one}`))
  const sum = (shares: [number, number][]) => shares.reduce((total, [, bytes]) => total + bytes, 0)
  return { requests, serverBytes: sum([...held].filter(isServer)), wholeBytes: sum([...held]) }
}

/** By how much the whole has grown over the last half of the requests. */
export function lateGrowth(readings: Reading[]): number {
  const late = readings.slice(Math.floor(readings.length / 2))
  return (late.at(-1)?.wholeBytes ?? 0) - (late[0]?.wholeBytes ?? 0)
}
