import type { MeasuredStack } from '@/testing/measured/measured-stack'

/** What a page asks of the database. */
export type DatabaseCost = { waves: number; statements: number; cpuMs: number }

/**
 * How long an answer is held back, try after try: what is asked at the same time has to be asked before the first answer,
 * and a busy machine needs longer for that. A chain of three stays one of three however long its answers are held.
 */
const HOLDS_MS = [150, 150, 300, 300, 600, 600, 600, 600]
const WARM_ROUNDS = 3

/**
 * Of the quietest try: the outbox is looked at now and then, and a new connection has things of its own to ask. Ends with
 * the first try within the promise.
 */
export async function databaseCostOf(
  measured: MeasuredStack,
  open: () => Promise<void>,
  promise: { waves: number; statements?: number },
): Promise<DatabaseCost> {
  const { waves: mostWaves, statements: mostStatements = Number.POSITIVE_INFINITY } = promise
  measured.countWaves(0)
  for (let round = 0; round < WARM_ROUNDS; round += 1) await Promise.all([open(), open(), open()])
  const quietest = { waves: Number.POSITIVE_INFINITY, statements: Number.POSITIVE_INFINITY, cpuMs: Number.NaN }
  for (const holdMs of HOLDS_MS) {
    const before = measured.usage()
    await open()
    const after = measured.usage()
    const statements = after.statements - before.statements
    if (statements <= quietest.statements) {
      Object.assign(quietest, { statements, cpuMs: after.cpuMs - before.cpuMs })
    }
    measured.countWaves(holdMs)
    await open()
    quietest.waves = Math.min(quietest.waves, measured.waves())
    measured.countWaves(0)
    if (quietest.waves <= mostWaves && quietest.statements <= mostStatements) break
  }
  return quietest
}
