import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { expect } from 'vitest'
import { db, type Transaction } from '@/db/client'
import { ALL } from './extent'

// Real parallel transactions on real PostgreSQL. A lock makes certain who goes first; chance is given a number of rounds besides.

/** How often a race is left to chance: many times in the long form. */
export const ROUNDS = ALL ? 200 : 5
/** Chance is given more to do where a few rounds go on at once. */
const SIDE_BY_SIDE = 5

type Work = () => Promise<string>

/** What the works of a race answer, in the order of their writing. */
type Outcomes = {
  /** When they go in that order. */
  inOrder: string[]
  /** When they go the other way round; the same where it is left out. */
  reversed?: string[]
  /** What chance brings besides, where a work takes several steps. */
  besides?: string[][]
}

type Round = {
  works: Work[]
  /** The row that holds up whoever goes first until the others wait as well; one for each order where they differ. */
  gate: SQL | { inOrder: SQL; reversed: SQL }
  /** Asserts what is true afterwards, whoever was first. */
  holds(answers: string[]): Promise<void>
}

/**
 * Lets works race: once in either order, which the gate makes certain, and then ROUNDS times as chance has it, some of them side
 * by side. Each time they answer as the outcomes say, and what holds, holds. `prepare` makes what one round is about.
 */
export async function race(outcomes: Outcomes, prepare: (round: number) => Promise<Round>): Promise<void> {
  const { inOrder, reversed = inOrder, besides = [] } = outcomes
  await inForcedOrder(await prepare(0), inOrder)
  await inForcedOrder(turned(await prepare(1)), reversed.toReversed())
  await leftToChance(async (round) => {
    const { works, holds } = await prepare(round + 2)
    // Every other round begins with the last one, so that each has the start.
    const answers = round % 2 === 0 ? await allOf(works) : (await allOf(works.toReversed())).reverse()
    expect([inOrder, reversed, ...besides]).toContainEqual(answers)
    await holds(answers)
  })
}

async function inForcedOrder({ works, gate, holds }: Round, outcome: string[]): Promise<void> {
  const answers = await oneAfterAnother('inOrder' in gate ? gate.inOrder : gate, works)
  expect(answers).toEqual(outcome)
  await holds(answers)
}

/** The same round, the other way round. */
function turned({ works, gate, holds }: Round): Round {
  return {
    works: works.toReversed(),
    gate: 'inOrder' in gate ? gate.reversed : gate,
    holds: (answers) => holds(answers.toReversed()),
  }
}

/** While the gate is held the works come to wait one after another; PostgreSQL then serves them in that order. */
export async function oneAfterAnother(gate: SQL, works: Work[]): Promise<string[]> {
  const started: Promise<string>[] = []
  try {
    await whileHeld(gate, async () => {
      for (const work of works) {
        started.push(work())
        await untilWaiting(started)
      }
    })
  } finally {
    await Promise.allSettled(started)
  }
  return Promise.all(started)
}

/** Rounds that chance decides, a few of them side by side: each needs things of its own. */
export async function leftToChance(work: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round += SIDE_BY_SIDE) {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, (_, index) => work(round + index)))
  }
}

function allOf(works: Work[]): Promise<string[]> {
  return Promise.all(works.map((work) => work()))
}

/** A gate: the row with this id. It holds up who locks or changes the row, not who refers to it. */
export function rowWith(column: PgColumn, id: string): SQL {
  return sql`select from ${column.table} where ${column} = ${id} for no key update`
}

/** Does something while a transaction of our own holds a gate. */
export function whileHeld<Result>(gate: SQL, work: () => Promise<Result>): Promise<Result> {
  return db().transaction(async (tx) => {
    await tx.execute(gate)
    return work()
  })
}

/** What a work answers that looked before somebody else committed what they had written, and comes to wait for it. */
export async function overtakenBy(write: (tx: Transaction) => Promise<unknown>, work: Work): Promise<string> {
  const started: Promise<string>[] = []
  await db().transaction(async (tx) => {
    await write(tx)
    started.push(work())
    await untilWaiting(started)
  })
  return (await Promise.all(started)).join()
}

/** Waits until all of these wait for a lock. Throws where one is over before: the lock that it should have needed is missing. */
export async function untilWaiting(works: Promise<unknown>[]): Promise<void> {
  let isOver = false
  const over = () => {
    isOver = true
  }
  for (const work of works) work.then(over, over)
  while ((await waitingConnections()) < works.length) {
    if (isOver) throw new Error('Somebody went by without waiting: their lock is missing.')
  }
}

/** How many of ours wait for somebody else. Growing a file makes everybody wait for a moment, and is nobody's order. */
async function waitingConnections(): Promise<number> {
  const [row] = await db().execute<{ waiting: number }>(
    sql`select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
        and wait_event_type = 'Lock' and wait_event <> 'extend'`,
  )
  return row?.waiting ?? 0
}
