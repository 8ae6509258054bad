import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { ROLES } from '@/db/vocabulary'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, type BilledHouse, newBilledHouse } from '@/testing/bills'
import { today } from '@/testing/company'
import { joins, newPerson } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { billById, billsOf, findBill, monthTotalsOf } from './bills'
import { closeMonths } from './close-months'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

const since = '2026-01-01'

/** A Company with the bills of so many months. */
async function withBills(months: number): Promise<BilledHouse> {
  const house = await newBilledHouse(first, moveClockTo)
  for (let month = firstOfNextMonth(first), left = months - 1; left > 0; left -= 1, month = firstOfNextMonth(month)) {
    moveClockTo(at(month))
    await closeMonths()
  }
  return house
}

test('Owners and Billing people read the bills of their Company, everybody else finds none', async () => {
  const [house, other] = [await withBills(1), await withBills(1)]
  for (const role of ROLES) {
    const { id: accountId } = await joins(house, role)
    const reads = role === 'owner' || role === 'billing'
    const address = { accountId, slug: house.slug }
    expect(await billsOf(address, { limit: 10 }), role).toHaveLength(reads ? 1 : 0)
    expect(await monthTotalsOf({ ...address, since }), role).toHaveLength(reads ? 1 : 0)
    expect((await findBill(address, house.number)) !== null, role).toBe(reads)
  }
  const stranger = await newPerson()
  for (const accountId of [stranger.id, other.owner.id]) {
    expect(await billsOf({ accountId, slug: house.slug }, { limit: 10 })).toEqual([])
    expect(await findBill({ accountId, slug: house.slug }, house.number)).toBeNull()
  }
  expect(await findBill({ accountId: other.owner.id, slug: other.slug }, house.number)).toBeNull()
})

test('bills come newest first, page by page, each once; a number that is none begins at the newest', async () => {
  const house = await withBills(5)
  const address = { accountId: house.owner.id, slug: house.slug }
  const all = await billsOf(address, { limit: 10 })
  expect(all.map(({ month }) => month)).toEqual(
    all
      .map(({ month }) => month)
      .toSorted()
      .toReversed(),
  )
  expect(all).toHaveLength(5)
  const paged = []
  for (let after = ''; ; ) {
    const page = await billsOf(address, { after, limit: 2 })
    paged.push(...page)
    if (page.length < 2) break
    after = page.at(-1)?.number ?? ''
  }
  expect(paged).toEqual(all)
  for (const after of ['nothing', '\0', 'NH2026-99999', "' or 1=1 --"]) {
    expect(await billsOf(address, { after, limit: 10 })).toEqual(all)
  }
})

test('a bill of another Company does not move the pages of this one', async () => {
  const [house, other] = [await withBills(2), await withBills(1)]
  const address = { accountId: house.owner.id, slug: house.slug }
  expect(await billsOf(address, { after: other.number, limit: 10 })).toEqual(await billsOf(address, { limit: 10 }))
})

test('what months came to is the sum of their bills', async () => {
  const house = await withBills(3)
  const address = { accountId: house.owner.id, slug: house.slug }
  const bills = await billsOf(address, { limit: 10 })
  const totals = await monthTotalsOf({ ...address, since })
  expect(totals).toEqual(bills.toReversed().map(({ month, currency, gross }) => ({ month, currency, gross, count: 1 })))
  expect(await monthTotalsOf({ ...address, since: addDays(first, 1) })).toHaveLength(1)
})

test('a bill is due from its day of charge on, and knows when its Company is closed', async () => {
  const house = await withBills(1)
  const read = () => billById(house.billId)
  expect(await read()).toMatchObject({ state: 'upcoming', isClosed: false })
  moveClockTo(at(addDays(first, 2)))
  await db()
    .update(companies)
    .set({ closedAt: at(first) })
    .where(eq(companies.id, house.id))
  expect(await read()).toMatchObject({ state: 'due', isClosed: true })
})

test('a number that is none is not looked for', async () => {
  const house = await withBills(1)
  const address = { accountId: house.owner.id, slug: house.slug }
  for (const number of ['', '\0', 'NH2026-99999', 'a'.repeat(4000), '__proto__']) {
    expect(await findBill(address, number)).toBeNull()
  }
})
