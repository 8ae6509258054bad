import { closeDatabase } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { vatOf } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { dayOf } from '@/lib/day'
import { env } from '@/lib/env'
import { startPlaceholder } from '@/lib/hosting/placeholder'
import { causesOf, logError, tidyConsole } from '@/lib/log'
import { operator } from '@/lib/operator'
import { startWorkers } from '@/lib/outbox/work'
import { watchDatabase } from '@/lib/server/database-watch'

type Running = { stop(): Promise<void> }

/** What the server process does beside answering: works the outbox and answers at the Apps' own addresses. */
export async function startBackground(): Promise<void> {
  const worker = await orEnd(startOutbox())
  endTogether([worker, await orEnd(startPlaceholder())])
}

/** The outbox alone: any number of these may run beside the server. */
export async function startWorking(): Promise<void> {
  // By itself Node would print such an error whole.
  process.once('uncaughtException', (error) => {
    logError('worker:', error)
    process.exit(1)
  })
  // A connection that ends at the wrong moment leaves a promise that nobody waits for.
  process.on('unhandledRejection', (error) => logError('unhandled:', error))
  endTogether([await orEnd(startOutbox()), watchDatabase()])
}

/** A fault at the start ends the process with its reasons: Next would go on without what it could not start. */
function orEnd(starting: Promise<Running>): Promise<Running> {
  return starting.catch((error: unknown) => {
    // Faults of environment and operator file come as a list.
    for (const line of causesOf(error).split('\n')) logError(line)
    process.exit(1)
  })
}

/** Judges environment and operator file first. Then the plans are brought up to date. */
async function startOutbox(): Promise<Running> {
  tidyConsole(console)
  env()
  refuseUnknownVat()
  await syncPlans()
  return startWorkers()
}

/** Ends in order when asked to, or when the launcher is gone. */
function endTogether(running: Running[]): void {
  const stop = async () => {
    await Promise.allSettled(running.map((one) => one.stop()))
    await closeDatabase()
    process.exit(0)
  }
  process.once('disconnect', stop)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** An operator whose country's VAT rate nobody knows is found out now, not at the first price. */
function refuseUnknownVat(): void {
  const { address, vat, timeZone } = operator()
  const { country } = address
  const buyer = { country, vatId: null, vatStatus: null }
  vatOf({ seller: { country, vat }, buyer, day: dayOf(clock.now(), timeZone) })
}
