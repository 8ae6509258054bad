import { beforeAll, beforeEach, expect, test } from 'vitest'
import { appOnAddress } from '@/lib/apps/on-address'
import { findApp } from '@/lib/apps/queries'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, billsOfPayer, linesOfBill } from '@/testing/bills'
import { billRow, CARDS, linesOfLogAbout, newChargedHouse } from '@/testing/collecting'
import { appOf, today } from '@/testing/company'
import { cardAt, contactRow, linesAbout, pressPay } from '@/testing/payer'
import { pricesOf } from '@/testing/plan-ends'
import { joins } from '@/testing/team'
import { doneAbout, workDue } from '@/testing/trouble'
import { prepareStack } from '@/testing/verb-stack'
import { closeMonths } from './close-months'
import { syncContact } from './sync-contact'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(async () => {
  await stack.control({ fail: null })
  stack.moveClock(0)
})

/** From day to day, each with all the work that is due by noon. */
async function walk(from: Day, to: Day): Promise<void> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    stack.moveClockTo(at(day))
    await closeMonths()
    await workDue()
  }
}

const NOTICES = ['mail-payment-failed', 'mail-payment-warning', 'mail-payer-suspended', 'mail-payer-recovered'] as const

test('row 35, 0341: pay declined → retry days → suspend → new card in portal', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo, {
    card: CARDS.declinedLater,
    appNames: ['shop', 'blog'],
  })
  const admin = await joins(house, 'admin')
  const shopId = house.appIds.shop ?? ''
  const { name: shop } = await appOf(shopId)
  const seen = () => findApp({ accountId: house.owner.id, slug: house.slug }, shop)
  const [third, suspended] = [addDays(first, 2), addDays(first, 2 + 28)]

  await walk(first, addDays(third, 14))
  expect(await billRow(house.billId), 'tried on the 3rd and after 3, 7 and 14 days').toMatchObject({
    tries: 4,
    nextTryOn: null,
    lastError: 'declined',
  })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
  await walk(addDays(third, 15), addDays(suspended, -1))
  expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due', suspendedAt: null })
  expect(await seen()).toMatchObject({ paused: null })
  await walk(suspended, suspended)
  expect(await contactRow(house.payer)).toMatchObject({ status: 'suspended', suspendedAt: expect.any(Date) })
  expect(await seen(), 'with the price that it will have again').toMatchObject({
    paused: 'unpaid',
    monthlyAmount: 4500,
  })
  expect(await appOnAddress(shop)).toMatchObject({ isPaused: true })
  expect(await pricesOf(shopId)).toMatchObject([{ endsOn: suspended }])

  // Meanwhile the next month is billed, and cannot be charged either.
  const back = addDays(suspended, 9)
  await walk(addDays(suspended, 1), back)
  const [, second] = await billsOfPayer(house.payer)
  expect(second).toMatchObject({ tries: 2, failedAt: expect.any(Date) })
  await cardAt(await pressPay(house.owner, house.payer))
  await syncContact({ contactId: house.payer })
  await workDue()
  for (const { id } of await billsOfPayer(house.payer))
    expect(await billRow(id)).toMatchObject({ paidAt: expect.any(Date) })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active', suspendedAt: null })
  expect(await seen()).toMatchObject({ paused: null, monthlyAmount: 4500 })
  expect(await appOnAddress(shop)).toMatchObject({ isPaused: false })
  for (const appId of Object.values(house.appIds)) {
    expect(await pricesOf(appId), 'the days between are free').toMatchObject([
      { monthlyAmount: 4500, endsOn: suspended },
      { monthlyAmount: 4500, startsOn: back, endsOn: null },
    ])
  }

  const each = (kind: string, ...readers: (string | null)[]) =>
    readers.map((reader) => `${kind} ${reader ?? 'invoice'}`)
  const payers = [house.owner.id, null]
  const told = await doneAbout(house.billId, [...NOTICES])
  expect(told.toSorted(), 'each try once, and each notice').toEqual(
    [
      ...[1, 2, 3, 4].flatMap(() => each('mail-payment-failed', ...payers)),
      ...each('mail-payment-failed', admin.id),
      ...each('mail-payment-warning', ...payers, admin.id),
      ...each('mail-payer-suspended', ...payers, admin.id),
    ].toSorted(),
  )
  expect(await doneAbout(second?.id ?? '', ['mail-payer-suspended', 'mail-payment-warning'])).toEqual([])
  const lastPaid = await Promise.all(
    (await billsOfPayer(house.payer)).map(({ id }) => doneAbout(id, ['mail-payer-recovered'])),
  )
  expect(lastPaid.flat().toSorted()).toEqual(each('mail-payer-recovered', ...payers, admin.id).toSorted())
  expect((await linesAbout(house.payer)).filter((verb) => verb.startsWith('payer-'))).toEqual([
    'payer-suspended',
    'payer-recovered',
  ])
  expect(await linesOfLogAbout(house.billId)).toEqual([...Array(4).fill('bill-failed'), 'bill-paid'])

  // What was promised for later finds nothing to do any more, and the next bill knows of no paused day.
  await walk(addDays(back, 1), addDays(suspended, 62))
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
  expect(await doneAbout(house.billId, ['mail-operator-notice'])).toEqual([])
  const next = (await billsOfPayer(house.payer))[2]
  expect((await linesOfBill(next?.id ?? '')).map(({ fromOn }) => fromOn)).toEqual([back, back])
})
