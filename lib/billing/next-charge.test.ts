import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, type BilledHouse, endPlanOn, newBilledHouse, newBilledPayer, payingHouse } from '@/testing/bills'
import { today } from '@/testing/company'
import { joins } from '@/testing/team'
import { leaveUnpaid, settleUnpaid } from '@/testing/unpaid'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths } from './close-months'
import { contactAt } from './contacts'
import { chargesAheadOf, nextCharge } from './next-charge'
import { thisMonthOf } from './this-month'

const { moveClock, moveClockTo } = prepareVerbs()

let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => moveClock(0))

const placeOf = ({ owner, slug }: Pick<BilledHouse, 'owner' | 'slug'>) => ({ accountId: owner.id, slug })

/** What the page of a Billing Contact says, and what that of the bills says of all. */
async function charged(house: Pick<BilledHouse, 'owner' | 'slug' | 'payer'>) {
  const place = placeOf(house)
  const contact = await contactAt({ ...place, contactId: house.payer })
  return [contact?.chargedOn, nextCharge(await chargesAheadOf(place), await thisMonthOf(place))?.chargedOn ?? null]
}

test('until a bill is charged its day is the next one, and then that of the running month', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const day = addDays(first, 2)
  expect(await charged(house)).toEqual([day, day])
  moveClockTo(at(day))
  expect(await charged(house)).toEqual([day, day])
  moveClockTo(at(addDays(day, 1)))
  const after = addDays(firstOfNextMonth(first), 2)
  expect(await charged(house)).toEqual([after, after])
})

test('whoever pays since the 1st is charged in the month after', async () => {
  const house = await payingHouse(first)
  moveClockTo(at(first))
  const day = addDays(firstOfNextMonth(first), 2)
  expect(await charged(house)).toEqual([day, day])
})

test('a bill that was written late is charged on its own day', async () => {
  const house = await payingHouse(addDays(first, -15))
  const late = addDays(first, 16)
  moveClockTo(at(addDays(first, 14)))
  await closeMonths()
  expect(await charged(house)).toEqual([late, late])
})

test('what is over is charged once more and then no more, and its App is not paid for', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  for (const id of Object.values(house.appIds)) await endPlanOn(id, addDays(first, -1))
  const day = addDays(first, 2)
  expect(await charged(house)).toEqual([day, day])
  expect((await contactAt({ ...placeOf(house), contactId: house.payer }))?.apps).toEqual([])
  moveClockTo(at(addDays(day, 1)))
  expect(await charged(house)).toEqual([null, null])
})

test('a Billing Contact is not charged for what another one of its Company pays', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const other = { ...house, payer: await newBilledPayer(house) }
  expect(await charged(other)).toEqual([null, addDays(first, 2)])
})

test('a bill that could not be charged is charged on the day of its next try; one that is paid or on its way is not', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const written = async () => (await chargesAheadOf(placeOf(house))).map(({ chargedOn }) => chargedOn)
  moveClockTo(at(addDays(first, 3)))
  expect(await written()).toEqual([])
  await leaveUnpaid(house, { daysAgo: 1, nextTryIn: 2 })
  expect(await written()).toEqual([addDays(first, 5)])
  await leaveUnpaid(house, { daysAgo: 1, nextTryIn: 2, isOnItsWay: true })
  expect(await written()).toEqual([])
  await settleUnpaid(house)
  expect(await written()).toEqual([])
})

test('an Admin reads no days of charge', async () => {
  const house = await newBilledHouse(first, moveClockTo)
  const { id: accountId } = await joins(house, 'admin')
  expect(await chargesAheadOf({ accountId, slug: house.slug })).toEqual([])
})
