import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import { outbox } from '@/db/schema/records'
import { syncPlans } from '@/lib/apps/plans'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import { billRow } from '@/testing/collecting'
import { appOf, newPayer, promised, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { contactRow, linesAbout } from '@/testing/payer'
import { end, endOf, freshly, inDays, pricesOf, restore, switchOff } from '@/testing/plan-ends'
import { allow, book, choose, houseOnPlan, rowsOf } from '@/testing/plans'
import { joins } from '@/testing/team'
import { DAY } from '@/testing/test-clock'
import {
  billedPayingHouse,
  cancels,
  comesBack,
  declines,
  goesOnItsWay,
  isSuspended,
  pays,
  paysAll,
  unpaidOf,
  writesOff,
} from '@/testing/trouble'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths } from './close-months'
import { keepPlan } from './end-plan'
import { endPlans } from './end-plans'
import { monthlyCost } from './monthly-limit'
import { moveApp } from './move-app'
import { reportSuspended } from './report-suspended'
import { suspendPayer } from './suspend-payer'
import { warnPayer } from './warn-payer'

const { moveClockTo, passTime, moveClock } = prepareVerbs()
let first: Day = ''
beforeAll(async () => {
  await syncPlans()
  first = firstOfNextMonth(today())
})
beforeEach(() => {
  moveClock(0)
  moveClockTo(at(first))
})

/** One whose payer has been suspended today. */
async function suspendedHouse() {
  const house = await billedPayingHouse()
  expect(await isSuspended(house.payer)).toBe(true)
  return house
}

const promisesOf = async (kind: 'warn-payer' | 'suspend-payer', billId: string) => {
  const rows = await db().select().from(outbox).where(eq(outbox.kind, kind))
  return rows
    .filter(({ payload }) => payload.billId === billId)
    .map(({ runAt }) => runAt.toISOString())
    .sort()
}
const morning = (day: Day) => at(day, 8).toISOString()

describe('what a failed payment promises', () => {
  test('a warning after 25 days and the pause after 28, once, however often it fails', async () => {
    const { billId } = await billedPayingHouse()
    await declines(billId)
    passTime(3 * DAY)
    await declines(billId)
    expect(await promisesOf('warn-payer', billId)).toEqual([morning(addDays(first, 25))])
    expect(await promisesOf('suspend-payer', billId)).toEqual([morning(addDays(first, 28))])
  })

  test('each asks at its time whether it is still due', async () => {
    const { billId, payer } = await billedPayingHouse()
    expect(await suspendPayer({ billId }), 'never failed').toEqual({ skipped: 'not-owed' })
    await declines(billId)
    await pays(billId)
    expect(await warnPayer({ billId })).toEqual({ skipped: 'not-owed' })
    expect(await suspendPayer({ billId })).toEqual({ skipped: 'not-owed' })
    expect(await contactRow(payer)).toMatchObject({ status: 'active' })
    expect(await promised('mail-payment-warning', { billId })).toEqual([])
  })

  test('a direct debit on its way is waited for, from morning to morning, and followed up once it has come back', async () => {
    const { billId, payer } = await billedPayingHouse()
    await declines(billId)
    passTime(25 * DAY)
    await goesOnItsWay(billId)
    expect(await warnPayer({ billId })).toEqual({ skipped: 'on-its-way' })
    expect(await promisesOf('warn-payer', billId)).toContain(morning(addDays(first, 26)))
    passTime(3 * DAY)
    expect(await suspendPayer({ billId })).toEqual({ skipped: 'on-its-way' })
    expect(await promisesOf('suspend-payer', billId)).toEqual([28, 29].map((days) => morning(addDays(first, days))))
    expect(await contactRow(payer)).toMatchObject({ status: 'past_due' })
    await comesBack(billId)
    passTime(DAY)
    expect(await warnPayer({ billId }), 'no warning of what is done the same morning').toEqual({ skipped: 'too-late' })
    expect(await suspendPayer({ billId })).toBeUndefined()
    expect(await contactRow(payer)).toMatchObject({ status: 'suspended' })
  })

  test('sixty days later whoever runs the product is told, once a time of being suspended, unless it is over', async () => {
    const { billId, payer } = await suspendedHouse()
    const [report, ...more] = await promised('report-suspended', { contactId: payer })
    expect(more).toEqual([])
    const asked = report as { contactId: string; billId: string; suspendedAt: string }
    const [row] = await db()
      .select()
      .from(outbox)
      .where(eq(outbox.key, `report-suspended:${payer}:${asked.suspendedAt}`))
    expect(row?.runAt.toISOString()).toBe(morning(addDays(first, 60)))
    passTime(60 * DAY)
    expect([await reportSuspended(asked), await reportSuspended(asked)]).toEqual([undefined, undefined])
    expect(await promised('mail-operator-notice', { contactId: payer })).toMatchObject([{ notice: 'suspended-long' }])
    await pays(billId)
    expect(await reportSuspended(asked)).toEqual({ skipped: 'recovered' })
  })
})

describe('a suspended payer', () => {
  test('pays for today and nothing after it, once for all their bills, and for nothing that is over already', async () => {
    const house = await billedPayingHouse()
    await book(house.kim, { house, name: `ended-${house.slug}`, planSlug: 'small', contactId: house.payer })
    await end(house.kim, house, `ended-${house.slug}`, today())
    // The job is late: what has ended is written down first, with its day.
    passTime(DAY)
    expect(await isSuspended(house.payer)).toBe(true)
    expect(await suspendPayer(house)).toEqual({ skipped: 'suspended' })
    expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: today() }])
    const [ended] = await db()
      .select()
      .from(apps)
      .where(eq(apps.name, `ended-${house.slug}`))
    expect(ended).toMatchObject({ planEndedOn: first })
    expect(await rowsOf(ended?.id ?? '')).toEqual([[1500, first, first]])
    passTime(5 * DAY)
    await pays(house.billId)
    expect(await rowsOf(ended?.id ?? ''), 'an ended plan stays ended').toEqual([[1500, first, first]])
    expect(await linesAbout(house.payer)).toEqual(['payer-suspended', 'payer-recovered'])
  })

  test('gets no plan that costs less either, books nothing and brings nothing back; ending and switching off work', async () => {
    const house = await suspendedHouse()
    const { kim, payer, shop, blog } = house
    expect(await reasonOf(choose(kim, { house, appName: shop, planSlug: 'small' }))).toBe('payment-overdue')
    expect(await reasonOf(choose(kim, { house, appName: shop, planSlug: 'large' }))).toBe('payment-overdue')
    passTime(DAY)
    expect(await reasonOf(choose(kim, { house, appName: shop, planSlug: 'small' }))).toBe('payment-overdue')
    const first = { house, appName: blog, planSlug: 'small', contactId: payer } as const
    expect(await reasonOf(choose(kim, first))).toBe('payment-overdue')
    const booking = { house, name: `more-${house.slug}`, planSlug: 'small', contactId: payer } as const
    expect(await reasonOf(book(kim, booking))).toBe('payment-overdue')
    const move = { companySlug: house.slug, appName: shop, targetSlug: house.slug }
    const other = await newPayer(house)
    expect(await reasonOf(moveApp(freshly(kim), { ...move, contactId: other }))).toBe('payment-overdue')
    expect(await reasonOf(end(kim, house, shop, inDays(3)))).toBe('passed')
    expect(await reasonOf(keepPlan(kim.actor, { companySlug: house.slug, appName: shop }))).toBe('passed')
    expect(await reasonOf(switchOff(kim, house, shop))).toBe('passed')
    expect(await reasonOf(restore(kim, house, shop))).toBe('payment-overdue')
    expect(await pricesOf(house.shopId)).toHaveLength(1)
    await pays(house.billId)
    expect(await pricesOf(house.shopId), 'what was switched off meanwhile stays off').toHaveLength(1)
    expect(await reasonOf(restore(kim, house, shop))).toBe('passed')
    expect(await rowsOf(house.shopId)).toMatchObject([{}, [4500, today(), null]])
  })

  test('an end that comes while it is paused is an end, and paying begins nothing any more', async () => {
    const house = await suspendedHouse()
    await end(house.kim, house, house.shop, inDays(3))
    passTime(10 * DAY)
    await pays(house.billId)
    expect(await endOf(house.shopId)).toMatchObject({ endedOn: addDays(first, 3) })
    expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: first }])
  })

  test('an end that is still to come when it is paid is kept', async () => {
    const other = await suspendedHouse()
    await end(other.kim, other, other.shop, inDays(8))
    passTime(4 * DAY)
    await pays(other.billId)
    passTime(10 * DAY)
    await endPlans()
    expect((await pricesOf(other.shopId)).at(-1)).toMatchObject({ endsOn: addDays(first, 8) })
  })

  test('another plan can be had of somebody who pays, once the plan has ended', async () => {
    const house = await suspendedHouse()
    const other = await newPayer(house)
    await end(house.kim, house, house.shop, today())
    passTime(2 * DAY)
    const press = { house, appName: house.shop, planSlug: 'small' } as const
    expect(await reasonOf(choose(house.kim, { ...press, contactId: other }))).toBe('passed')
    await pays(house.billId)
    expect(await appOf(house.shopId)).toMatchObject({ billingContactId: other })
    expect(await pricesOf(house.shopId)).toMatchObject([{ endsOn: first }, { payer: other, monthlyAmount: 1500 }])
  })

  test('what they pay for counts for the limit all the same: an Admin books nothing in its place', async () => {
    const house = await suspendedHouse()
    const mara = await joins(house, 'admin')
    const contactId = await newPayer(house)
    await allow(house, 5000)
    passTime(DAY)
    expect(await monthlyCost(house.id, null)).toMatchObject({ sum: 4500 })
    const booking = { house, name: `more-${house.slug}`, planSlug: 'small', contactId } as const
    expect(await book(mara, { ...booking, asks: true })).toMatchObject({ requestId: expect.any(String) })
    await pays(house.billId)
    expect(await monthlyCost(house.id, null)).toMatchObject({ sum: 4500 })
  })
})

describe('paying ends it', () => {
  test('with the last bill that is owed, also where that is cancelled; the days between are free', async () => {
    const house = await billedPayingHouse()
    // A second month, before the first is owed.
    passTime(31 * DAY)
    await closeMonths()
    expect(await isSuspended(house.payer)).toBe(true)
    const [one, two] = await unpaidOf(house.payer)
    await declines(two?.id ?? '')
    const from = today()
    passTime(3 * DAY)
    await pays(one?.id ?? '')
    expect(await contactRow(house.payer)).toMatchObject({ status: 'suspended' })
    passTime(3 * DAY)
    await cancels(two?.id ?? '')
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
    expect(await rowsOf(house.shopId)).toMatchObject([
      [4500, addDays(first, -10), from],
      [4500, addDays(from, 6), null],
    ])
    expect(await promised('mail-payer-recovered', { billId: two?.id ?? '' })).not.toEqual([])
    expect(await promised('mail-payer-recovered', { billId: one?.id ?? '' })).toEqual([])
  })

  test('on the day of the pause nothing is free, and nothing is paid twice', async () => {
    const house = await suspendedHouse()
    await pays(house.billId)
    expect(await rowsOf(house.shopId)).toEqual([
      [4500, addDays(first, -10), first],
      [4500, addDays(first, 1), null],
    ])
  })

  test('at the price that was agreed, also of a smaller plan that was still to begin', async () => {
    const house = await billedPayingHouse()
    await choose(house.kim, { house, appName: house.shop, planSlug: 'small' })
    await isSuspended(house.payer)
    passTime(5 * DAY)
    await pays(house.billId)
    expect((await rowsOf(house.shopId)).at(-1)).toEqual([1500, addDays(first, 5), null])
  })

  test('who has no payment method any more has to add one', async () => {
    const house = await suspendedHouse()
    await db().update(billingContacts).set({ paymentMethodId: null }).where(eq(billingContacts.id, house.payer))
    passTime(DAY)
    await pays(house.billId)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'incomplete', suspendedAt: null })
    expect((await pricesOf(house.shopId)).at(-1)).toMatchObject({ startsOn: addDays(first, 1), endsOn: null })
  })

  test('a direct debit begun by hand that comes back is told as well, though it is no try of ours', async () => {
    const house = await billedPayingHouse()
    const told = () => promised('mail-payment-failed', { billId: house.billId, recipientId: house.kim.id })
    await declines(house.billId)
    expect(await told()).toHaveLength(1)
    await goesOnItsWay(house.billId)
    await comesBack(house.billId)
    expect(await told()).toHaveLength(2)
  })

  test('a bill that is written off before anything was refused is owed from then on, which is told once', async () => {
    const house = await billedPayingHouse()
    await writesOff(house.billId)
    await writesOff(house.billId)
    expect(await billRow(house.billId)).toMatchObject({ failedAt: expect.any(Date), lastError: 'given-up' })
    expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
    expect(await promised('mail-payment-failed', { billId: house.billId, recipientId: house.kim.id })).toHaveLength(1)
    expect(await promised('suspend-payer', { billId: house.billId })).toHaveLength(1)
    await pays(house.billId)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
  })

  test('a bill that is written off is owed all the same: paying it ends the pause', async () => {
    const house = await suspendedHouse()
    await writesOff(house.billId)
    expect(await billRow(house.billId)).toMatchObject({ givenUpAt: expect.any(Date) })
    expect(await contactRow(house.payer)).toMatchObject({ status: 'suspended' })
    const other = await houseOnPlan()
    passTime(DAY)
    await paysAll(house.payer)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
    expect(await pricesOf(other.shopId), 'nobody else is touched').toHaveLength(1)
  })
})
