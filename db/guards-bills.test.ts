import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeMonths } from '@/lib/billing/close-months'
import { addDays, type Day, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { newId } from '@/lib/id'
import { at, billsOfPayer, payingHouse } from '@/testing/bills'
import { appOf, today } from '@/testing/company'
import { prepareVerbs } from '@/testing/verbs'
import { openConnection } from './client'

// What the database itself refuses of bills and billed days, whoever writes: raw statements on the raw tables.

const { moveClock, moveClockTo } = prepareVerbs()

let sql: postgres.Sql
beforeAll(() => {
  sql = openConnection(1)
})
afterAll(() => sql.end())

/** A payer whose last month is billed: from the 10th day before its end on, for one App whose row goes on. */
let [payer, appId, billId, lastDay]: [string, string, string, Day] = ['', '', '', '']
beforeEach(async () => {
  moveClock(0)
  const first = firstOfNextMonth(today())
  lastDay = addDays(first, -1)
  const house = await payingHouse(addDays(first, -10))
  ;[payer, appId] = [house.payer, house.appIds.shop ?? '']
  moveClockTo(at(first))
  await closeMonths()
  const [bill] = await billsOfPayer(payer)
  billId = bill?.id ?? ''
})

/** Which rule of the database said no at the latest at the commit, which never comes; the empty text when none did. */
async function refusedBy(work: (tx: postgres.TransactionSql) => Promise<unknown>): Promise<string> {
  try {
    await sql.begin(async (tx) => {
      await work(tx)
      await tx`set constraints all immediate`
      throw new Undone()
    })
    return ''
  } catch (error) {
    if (error instanceof Undone) return ''
    const { code, constraint_name: rule } = error as postgres.PostgresError
    return rule ?? code ?? String(error)
  }
}
class Undone extends Error {}

const ledger = 'app_usage_billed_days_stay'
const change = (set: Record<string, unknown>) =>
  refusedBy((tx) => tx`update app_usage set ${tx(set)} where app_id = ${appId}`)

describe('a billed day of the ledger', () => {
  test('stays: not ended before, not begun later, at the same price and of the same payer and App', async () => {
    expect(await change({ ends_on: addDays(lastDay, -1) })).toBe(ledger)
    expect(await change({ starts_on: addDays(lastDay, -8) })).toBe(ledger)
    expect(await change({ starts_on: addDays(lastDay, -10) }), 'nor is one added').toBe(ledger)
    expect(await change({ monthly_amount: 1 })).toBe(ledger)
    expect(await change({ ends_on: addDays(lastDay, -10), starts_on: addDays(lastDay, -9) })).toBe(ledger)
    expect(await refusedBy((tx) => tx`delete from app_usage where app_id = ${appId}`)).toBe(ledger)
    const other = await payingHouse(addDays(lastDay, -3), ['other'])
    expect(await change({ billing_contact_id: other.payer })).toBe(ledger)
    expect(await change({ app_id: other.appIds.other })).toBe(ledger)
  })

  test('stays also where a row is put in behind it', async () => {
    const { planId } = await appOf(appId)
    const add = (startsOn: Day, endsOn: Day | null) =>
      refusedBy(
        (tx) => tx`insert into app_usage
            (id, app_id, billing_contact_id, plan_id, monthly_amount, currency, starts_on, ends_on, created_at)
          values (${newId()}, ${appId}, ${payer}, ${planId}, 1, 'eur', ${startsOn}, ${endsOn}, now())`,
      )
    expect(await add(addDays(lastDay, -20), addDays(lastDay, -15))).toBe(ledger)
    expect(await add(addDays(lastDay, -20), addDays(lastDay, -21)), 'an empty row covers nothing').toBe('')
  })

  test('lets an open row end on it, or later, and let another one begin the day after', async () => {
    expect(await change({ ends_on: lastDay })).toBe('')
    expect(await change({ ends_on: addDays(lastDay, 1) })).toBe('')
    const goesOn = refusedBy(async (tx) => {
      await tx`update app_usage set ends_on = ${lastDay} where app_id = ${appId}`
      const { planId } = await appOf(appId)
      await tx`insert into app_usage
          (id, app_id, billing_contact_id, plan_id, monthly_amount, currency, starts_on, created_at)
        values (${newId()}, ${appId}, ${payer}, ${planId}, 12000, 'eur', ${addDays(lastDay, 1)}, now())`
    })
    expect(await goesOn).toBe('')
  })

  test('is billed whole months at a time, and never taken back', async () => {
    const through = (day: Day | null) =>
      refusedBy((tx) => tx`update billing_contacts set billed_through = ${day} where id = ${payer}`)
    const rule = 'billing_contacts_billed_through'
    expect(await through(null)).toBe(rule)
    expect(await through(addDays(lastDay, -31))).toBe(rule)
    expect(await through(addDays(lastDay, 1))).toBe(rule)
    expect(await through(lastOfMonth(addDays(lastDay, 1)))).toBe('')
  })
})

/** What becomes of a bill. */
const MOMENTS = [
  'stripe_invoice_id',
  'begun_at',
  'collecting_since',
  'failed_at',
  'last_error',
  'tries',
  'next_try_on',
  'paid_at',
  'void_at',
  'given_up_at',
  'next_check_at',
  'checks',
]

describe('a bill', () => {
  test.each(['bill_lines', 'bill_documents'])('%s are only added to', async (table) => {
    const rule = `${table}_append_only`
    await sql`insert into bill_documents (bill_id, version, recipient, pdf, sha256, made_at)
      values (${billId}, 1, '{}', '\\x00', encode(sha256('\\x00'), 'hex'), now())`
    expect(await refusedBy((tx) => tx`update ${tx(table)} set bill_id = bill_id where bill_id = ${billId}`)).toBe(rule)
    expect(await refusedBy((tx) => tx`delete from ${tx(table)} where bill_id = ${billId}`)).toBe(rule)
    expect(await refusedBy((tx) => tx`truncate ${tx(table)} cascade`)).toMatch(/_append_only$/)
  })

  test('keeps what it says, whatever becomes of it, and is never taken away', async () => {
    const rule = 'bills_are_kept'
    const [columns] = await sql`select to_jsonb(b) as bill from bills b where id = ${billId}`
    const moments = Object.keys(columns?.bill).filter((name) => MOMENTS.includes(name))
    expect(moments.toSorted()).toEqual(MOMENTS.toSorted())
    for (const name of Object.keys(columns?.bill).filter((one) => !MOMENTS.includes(one))) {
      const to = typeof columns?.bill[name] === 'number' ? sql`-1` : sql`null`
      expect(await refusedBy((tx) => tx`update bills set ${tx(name)} = ${to} where id = ${billId}`), name).toBe(rule)
    }
    expect(await refusedBy((tx) => tx`delete from bills where id = ${billId}`)).toBe(rule)
    expect(await refusedBy((tx) => tx`truncate bills cascade`)).toMatch(/_append_only$/)
  })

  test('ends once: paid or cancelled, and its tries are counted up', async () => {
    const then = (first: Record<string, unknown>, second: Record<string, unknown>) =>
      refusedBy(async (tx) => {
        await tx`update bills set ${tx(first)} where id = ${billId}`
        await tx`update bills set ${tx(second)} where id = ${billId}`
      })
    const [now, later] = [new Date(), new Date(Date.now() + 1000)]
    expect(
      await then({ tries: 1, failed_at: now, last_error: 'declined', next_try_on: '2027-01-06' }, { tries: 2 }),
    ).toBe('')
    expect(await then({ tries: 2 }, { tries: 1 })).toBe('bills_end_once')
    expect(await then({ paid_at: now }, { paid_at: later })).toBe('bills_end_once')
    expect(await then({ void_at: now }, { void_at: null })).toBe('bills_end_once')
    expect(await then({ void_at: now }, { paid_at: now })).toBe('bills_one_end')
    expect(await then({ paid_at: now }, { collecting_since: now })).toBe('bills_nothing_after_the_end')
    expect(await then({ failed_at: now, last_error: 'no-method' }, { last_error: null })).toBe('bills_failed')
    expect(await then({ checks: 1 }, { given_up_at: now })).toBe('bills_given_up')
  })

  const copy = (set: Record<string, unknown>, lines = true) =>
    refusedBy(async (tx) => {
      const [bill] = await tx`select * from bills where id = ${billId}`
      const made = { ...bill, id: newId(), month: '2020-01-01', number: 'X2020-00001', ...set }
      await tx`insert into bills ${tx(jsonIn(made))}`
      if (lines) {
        await tx`insert into bill_lines select ${made.id}, position, app_id, app_name, plan_name, from_on, to_on, days,
          days_in_month, monthly_amount, amount, vat from bill_lines where bill_id = ${billId}`
      }
    })

  test('is one a month, under a number of its own', async () => {
    const [bill] = await billsOfPayer(payer)
    expect(await copy({})).toBe('')
    expect(await copy({ month: bill?.month })).toBe('bills_once_a_month')
    expect(await copy({ number: bill?.number })).toBe('bills_number')
    expect(await copy({ number: 'a number' })).toBe('bills_form_of_number')
    expect(await copy({ month: '2020-01-02' })).toBe('bills_month')
  })

  test('is the sum of its lines, and its gross is net and VAT', async () => {
    const [bill] = await billsOfPayer(payer)
    const { net = 0, vat = 0, gross = 0 } = bill ?? {}
    expect(await copy({ gross: gross + 1 })).toBe('bills_gross')
    expect(await copy({ net: net + 1, gross: gross + 1 })).toBe('bills_are_their_lines')
    expect(await copy({ net: net - 1, vat: vat + 1 })).toBe('bills_are_their_lines')
    expect(await copy({}, false), 'a bill without lines').toBe('bills_are_their_lines')
    const further = refusedBy(
      (tx) => tx`insert into bill_lines select bill_id, position + 1, app_id, app_name, plan_name, from_on, to_on, days,
        days_in_month, monthly_amount, amount, vat from bill_lines where bill_id = ${billId}`,
    )
    expect(await further).toBe('bills_are_their_lines')
  })

  test('has a number that follows the one before: none is left out, none put back', async () => {
    const rule = 'bill_numbers_count_up'
    const set = (last: number) => refusedBy((tx) => tx`update bill_numbers set last = last + ${last}`)
    expect(await set(1)).toBe('')
    for (const step of [0, 2, -1]) expect(await set(step)).toBe(rule)
    expect(await refusedBy((tx) => tx`delete from bill_numbers`)).toBe(rule)
    expect(await refusedBy((tx) => tx`insert into bill_numbers values (1999, 2)`)).toBe(rule)
  })

  test('has documents that are what their hash says', async () => {
    const add = refusedBy(
      (tx) => tx`insert into bill_documents (bill_id, version, recipient, pdf, sha256, made_at)
        values (${billId}, 2, '{}', '\\x00', 'other', now())`,
    )
    expect(await add).toBe('bill_documents_sha256')
  })
})

/** The driver writes objects as they were read. */
function jsonIn(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && !(value instanceof Date) ? sql.json(value as never) : value,
    ]),
  )
}
