import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { inRoot, ROOT } from '@/lib/root'
import { at } from '@/testing/bills'
import {
  CARDS,
  type ChargedHouse,
  expectPaidOnce,
  invoicesAt,
  linesOfLogAbout,
  newChargedHouse,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { untilWaiting, whileHeld } from '@/testing/races'
import { prepareStack } from '@/testing/verb-stack'
import { collectBill } from './collect-bill'
import { syncBill } from './sync-bill'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

async function houseOnTheThird(): Promise<ChargedHouse> {
  const house = await newChargedHouse(first, stack.moveClockTo, { appNames: ['shop', 'blog'] })
  stack.moveClockTo(at(addDays(first, 2)))
  return house
}

/** A process of its own that collects a bill. */
function start({ billId }: ChargedHouse): { run: ChildProcess; ended: Promise<unknown> } {
  const verb = JSON.stringify(pathToFileURL(inRoot('lib', 'billing', 'collect-bill.ts')).href)
  const code = `import { collectBill } from ${verb}
await collectBill({ billId: '${billId}' })`
  const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return { run, ended: once(run, 'exit') }
}

/** What the next run finds is gone on with; what Stripe says meanwhile is heard too. */
async function goOn(house: ChargedHouse): Promise<void> {
  await syncBill(house)
  await collectBill(house)
  await expectPaidOnce(stack, house)
  const [invoice] = await invoicesAt(house.customerId)
  expect(invoice?.lines.data).toHaveLength(2)
  expect(await linesOfLogAbout(house.billId)).toEqual(['bill-paid'])
}

/** What is written, as the statement that writes it. */
const WRITES = chosen(
  ['which invoice it is', 'update of stripe_invoice_id on bills'],
  ['that Stripe is asked', 'update of begun_at on bills'],
  ['that it is paid', 'update of paid_at on bills'],
  ['the line of the log', 'insert on activities'],
)

test.each(WRITES)('a process that is killed while it writes %s: the next run charges once', async (_what, step) => {
  const house = await houseOnTheThird()
  await db().execute(
    sql.raw(`create function stop_here() returns trigger language plpgsql as $$ begin
      perform pg_advisory_xact_lock(32); return new; end $$`),
  )
  await db().execute(sql.raw(`create trigger stop_here before ${step} for each row execute function stop_here()`))
  await whileHeld(sql`select pg_advisory_xact_lock(32)`, async () => {
    const { run, ended } = start(house)
    await untilWaiting([ended])
    run.kill('SIGKILL')
    await ended
  })
  await db().execute(sql.raw('drop function stop_here cascade'))
  await goOn(house)
})

/** What Stripe is asked, which does it also where nobody waits for the answer any more. */
const CALLS = chosen(
  ['the payment', '/v1/invoices/*/pay'],
  ['the invoice', '/v1/invoices'],
  ['its lines', '/v1/invoices/*/add_lines'],
  ['its finalization', '/v1/invoices/*/finalize'],
)

test.each(CALLS)(
  'a process that is killed while Stripe works on %s: the next run charges once',
  async (_what, path) => {
    const house = await houseOnTheThird()
    await stack.control({ fail: { path, kind: 'slow', seconds: 1 } })
    const { run, ended } = start(house)
    await expect.poll(async () => (await stack.report()).faults, { timeout: 30_000 }).toEqual([])
    run.kill('SIGKILL')
    await ended
    await goOn(house)
  },
)

test('a process that is killed while a bank declines: one refusal, and the next try on its day', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  stack.moveClockTo(at(addDays(first, 2)))
  await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: 'slow', seconds: 1 } })
  const { run, ended } = start(house)
  await expect.poll(async () => (await stack.report()).faults, { timeout: 30_000 }).toEqual([])
  run.kill('SIGKILL')
  await ended
  await collectBill(house)
  await syncBill(house)
  expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed'])
})
