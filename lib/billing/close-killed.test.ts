import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { inRoot, ROOT } from '@/lib/root'
import { at, billsOfPayer, payingHouse } from '@/testing/bills'
import { today } from '@/testing/company'
import { untilWaiting, whileHeld } from '@/testing/races'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths } from './close-months'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

/** The steps of a transaction that closes a month, each as the statement that takes it, and the bills that are written by then. */
const STEPS = [
  ['its number', 'insert on bill_numbers', 1],
  ['the bill', 'insert on bills', 1],
  ['its lines', 'insert on bill_lines', 2],
  ['the promise of its mail', 'insert on outbox', 2],
  ['the month as closed', 'update of billed_through on billing_contacts', 2],
] as const

const RUN = `
import { closeMonths } from ${JSON.stringify(pathToFileURL(inRoot('lib', 'billing', 'close-months.ts')).href)}
await closeMonths()
`

test.each(STEPS)(
  'row 32, a process that is killed while it writes %s: the next run goes on, with one bill, one number and one mail each',
  async (_what, step, bill) => {
    moveClockTo(at(first))
    const payers: string[] = []
    for (let count = 0; count < 3; count++) payers.push((await payingHouse(addDays(first, -3))).payer)
    const written = (await db().$count(bills)) + bill
    await db().execute(
      sql.raw(`create function stop_here() returns trigger language plpgsql as $$ begin
        if (select count(*) from bills) = ${written} then perform pg_advisory_xact_lock(32); end if;
        return new; end $$`),
    )
    await db().execute(sql.raw(`create trigger stop_here before ${step} for each row execute function stop_here()`))
    await whileHeld(sql`select pg_advisory_xact_lock(32)`, async () => {
      const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', RUN], {
        cwd: ROOT,
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      const ended = once(run, 'exit')
      await untilWaiting([ended])
      run.kill('SIGKILL')
      await ended
    })
    await db().execute(sql.raw('drop function stop_here cascade'))
    expect(await billsOfPayer(payers[0] ?? ''), 'the first one was done').toHaveLength(1)
    expect(await billsOfPayer(payers[1] ?? ''), 'nothing of the second one is left').toEqual([])
    await closeMonths()
    for (const payer of payers) expect(await billsOfPayer(payer)).toHaveLength(1)
  },
)
