import { and, asc, eq, like, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { outbox } from '@/db/schema/records'
import { addDays, type Day, dayOf, firstOfMonth, firstOfNextMonth, startOfDay } from '@/lib/day'
import { newId } from '@/lib/id'
import { startWorker } from '@/lib/kernel/jobs'
import { operator } from '@/lib/operator'
import { handlers } from '@/lib/outbox/handlers'
import { words } from '@/lib/words/words'
import { at, billsOfPayer, endPlanOn, payingHouse } from '@/testing/bills'
import {
  ACCOUNTS,
  billRow,
  type ChargedHouse,
  expectPaidOnce,
  newChargedHouse,
  newChargedHouses,
} from '@/testing/collecting'
import { appOf, makePaid, today } from '@/testing/company'
import { newHouse } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { billById } from './bills'
import { closeMonths } from './close-months'
import { collectBill } from './collect-bill'
import { stripe } from './stripe'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

const HOUR = 3_600_000
const EVERY_MS = 600

function promisesOf(billId: string) {
  return db()
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, 'collect-bill'), sql`payload ->> 'billId' = ${billId}`))
    .orderBy(asc(outbox.runAt))
}

const morningOf = (day: Day) => startOfDay(day, operator().timeZone).getTime() + 8 * HOUR

describe('a bill is promised to be charged', () => {
  test('with it, at eight in the morning of its day, one bill each 600 ms', async () => {
    const houses = await newChargedHouses(3, first, stack.moveClockTo)
    const promised = (await Promise.all(houses.map(({ billId }) => promisesOf(billId)))).flat()
    expect(promised.map(({ doneAt }) => doneAt)).toEqual([null, null, null])
    const moments = promised.map(({ runAt }) => runAt.getTime()).sort((one, other) => one - other)
    expect(moments).toEqual([0, 1, 2].map((place) => morningOf(addDays(first, 2)) + place * EVERY_MS))
  })

  test('by direct debit on its own day', async () => {
    const { billId } = await newChargedHouse(first, stack.moveClockTo, { iban: ACCOUNTS.fine })
    const [promise] = await promisesOf(billId)
    expect(dayOf(promise?.runAt ?? new Date(0), operator().timeZone)).toBe(addDays(first, 6))
  })

  test('nobody without a bill is', async () => {
    const { id, appIds } = await payingHouse(addDays(first, -1))
    const little = eq(appUsage.appId, appIds.shop ?? '')
    await db().update(appUsage).set({ monthlyAmount: 1500 }).where(little)
    const trials = await newHouse(['trial'])
    const before = await db().$count(outbox, like(outbox.key, 'collect-bill:%'))
    stack.moveClockTo(at(first))
    await closeMonths()
    expect([id, trials.id]).toHaveLength(2)
    expect(await db().$count(outbox, like(outbox.key, 'collect-bill:%'))).toBe(before)
  })
})

test('row 32, two months late: two bills, charged in order, each by an invoice of its own', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  const second = firstOfNextMonth(first)
  const third = firstOfNextMonth(second)
  const late = firstOfNextMonth(third)
  stack.moveClockTo(at(late))
  await closeMonths()
  const owed = await billsOfPayer(house.payer)
  expect(owed.map(({ month }) => month)).toEqual([addMonth(first, -1), first, second, third])
  const rows = await allOf(owed)
  expect(rows).toHaveLength(4)
  expect(rows.map(({ runAt }) => runAt.getTime())).toEqual(rows.map(({ runAt }) => runAt.getTime()).sort())
  expect(rows.slice(1).map(({ runAt }) => dayOf(runAt, operator().timeZone))).toEqual(Array(3).fill(addDays(late, 2)))
  stack.moveClockTo(at(addDays(late, 2)))
  const worker = await startWorker({ 'collect-bill': handlers()['collect-bill'] }, { pollSeconds: 0.05 })
  try {
    const isOpen = async () => (await allOf(owed)).some(({ doneAt }) => doneAt === null)
    await expect.poll(isOpen, { timeout: 30_000 }).toBe(false)
  } finally {
    await worker.stop()
  }
  const paid = await billsOfPayer(house.payer)
  expect(paid.map(({ paidAt }) => paidAt !== null)).toEqual([true, true, true, true])
  expect(new Set(paid.map(({ stripeInvoiceId }) => stripeInvoiceId)).size).toBe(4)
})

/** What is promised of some bills, bill by bill. */
async function allOf(owed: { id: string }[]) {
  const rows = []
  for (const { id } of owed) rows.push(...(await promisesOf(id)))
  return rows
}

const addMonth = (day: Day, months: -1): Day => firstOfMonth(addDays(day, months))

/** Apps that are as good as others, so many at once. */
async function withManyApps(count: number): Promise<ChargedHouse> {
  const house = await newChargedHouse(first, stack.moveClockTo)
  const { planId, createdBy, createdAt } = await appOf(house.appIds.shop ?? '')
  await endPlanOn(house.appIds.shop ?? '', addDays(first, -1))
  const many = Array.from({ length: count }, (_, at) => ({ id: newId(), name: `${house.slug}-many-${at}` }))
  const paid = { companyId: house.id, planId, createdBy, createdAt, billingContactId: house.payer }
  await db()
    .insert(apps)
    .values(many.map((one) => ({ ...one, ...paid })))
  for (const { id } of many) await makePaid(id, house.payer, addDays(first, 7))
  stack.moveClockTo(at(firstOfNextMonth(first)))
  await closeMonths()
  return { ...house, billId: (await billsOfPayer(house.payer)).at(-1)?.id ?? '' }
}

test.each([
  [250, null],
  [251, 2],
])('row 34, %i lines are one invoice of 250 at most, and its sums are those of the bill', async (count, further) => {
  const house = await withManyApps(count)
  stack.moveClockTo(at(addDays(firstOfNextMonth(first), 2)))
  await collectBill(house)
  const bill = await billRow(house.billId)
  const lines = await stripe()
    .invoices.listLineItems(bill.stripeInvoiceId ?? '', { limit: 100 })
    .autoPagingToArray({ limit: 1000 })
  expect(lines).toHaveLength(250)
  const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0)
  expect(sum(lines.map(({ amount }) => amount))).toBe(bill.net)
  expect(sum(lines.flatMap(({ taxes }) => taxes ?? []).map(({ amount }) => amount))).toBe(bill.vat)
  expect(await stripe().invoices.retrieve(bill.stripeInvoiceId ?? '')).toMatchObject({
    total: bill.gross,
    status: 'paid',
  })
  const view = await billById(house.billId)
  expect(view?.lines).toHaveLength(count)
  const said = lines.at(-1)?.description
  if (further) expect(said).toBe(words(view?.recipient.language ?? 'en').billPaper.further(further))
  else expect(said).toContain('-many-')
  expect(bill.paidAt).not.toBeNull()
})

test('what is promised is kept by whoever works the outbox, once', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  stack.moveClockTo(new Date(morningOf(addDays(first, 2)) - 60_000))
  const only = { 'collect-bill': handlers()['collect-bill'] }
  const workers = [await startWorker(only, { pollSeconds: 0.05 }), await startWorker(only, { pollSeconds: 0.05 })]
  try {
    expect((await billRow(house.billId)).begunAt).toBeNull()
    stack.moveClockTo(new Date(morningOf(addDays(first, 2)) + 60_000))
    await expect.poll(async () => (await promisesOf(house.billId))[0]?.doneAt, { timeout: 30_000 }).toBeTruthy()
  } finally {
    for (const worker of workers) await worker.stop()
  }
  await expectPaidOnce(stack, house)
})

test('a day of charge that has not come where the operator is now is waited for', async () => {
  const { billId } = await newChargedHouse(first, stack.moveClockTo)
  await db()
    .update(outbox)
    .set({ runAt: at(first) })
    .where(eq(outbox.key, `collect-bill:${billId}:${addDays(first, 2)}`))
  const worker = await startWorker({ 'collect-bill': handlers()['collect-bill'] }, { pollSeconds: 0.05 })
  try {
    await expect.poll(async () => (await promisesOf(billId))[0]?.runAt).not.toEqual(at(first))
  } finally {
    await worker.stop()
  }
  const waiting = { doneAt: null, deadAt: null, attempts: 0, lastError: null }
  expect(await promisesOf(billId), 'nothing went wrong').toMatchObject([waiting])
})
