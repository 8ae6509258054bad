import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appUsage } from '@/db/schema/billing'
import { companies } from '@/db/schema/companies'
import { settle } from '@/lib/client-invite/settle'
import { addDays, type Day, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { at, billsOfPayer, linesOfBill, payingHouse } from '@/testing/bills'
import { appOf, ledgerOf, promised, today } from '@/testing/company'
import { orderAndPay } from '@/testing/invite'
import { fresh, inviteClient } from '@/testing/people'
import { race, rowWith } from '@/testing/races'
import { checkoutRow } from '@/testing/rows'
import { prepareStack } from '@/testing/verb-stack'
import { closeMonths } from './close-months'

// With a Stripe stand-in over HTTP.

const stack = prepareStack()

let [first, second, third]: [Day, Day, Day] = ['', '', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  second = firstOfNextMonth(first)
  third = firstOfNextMonth(second)
})
beforeEach(() => stack.moveClock(0))

/** Of the plan that Apps of tests are on. */
const PRICE = 1500

/** What some days of a month cost. */
const costOf = (days: number, month: Day) => Math.round((PRICE * days) / Number(lastOfMonth(month).slice(8)))

/** A developer's paid App, ordered and paid by a client whose hand-over is still to come. */
async function paidOffer() {
  const house = await payingHouse(addDays(first, -3))
  const appId = house.appIds.shop ?? ''
  await db().update(appUsage).set({ monthlyAmount: PRICE }).where(eq(appUsage.appId, appId))
  const { name } = await appOf(appId)
  const invited = await inviteClient(house.owner, name, {
    email: `kim@${fresh('blumenhaus')}.example`,
    name: 'Kim Berger',
  })
  return { ...house, appId, ...(await orderAndPay(invited)) }
}

async function daysOf(payer: string): Promise<[Day, Day, number][]> {
  const days: [Day, Day, number][] = []
  for (const { id } of await billsOfPayer(payer)) {
    for (const { fromOn, toOn, amount } of await linesOfBill(id)) days.push([fromOn, toOn, amount])
  }
  return days
}

const close = () => closeMonths().then(() => 'closed')

test('closing the month while its App is handed over: the former payer is billed for the days before, and nobody twice', async () => {
  stack.moveClockTo(at(first, 3))
  await race({ inOrder: ['closed', 'applied'] }, async () => {
    const { id, payer, appId, checkoutId } = await paidOffer()
    return {
      gate: rowWith(companies.id, id),
      works: [close, async () => String(await settle({ checkoutId }))],
      async holds() {
        const { billingContactId: kim } = await checkoutRow(checkoutId)
        expect(await daysOf(payer)).toEqual([[addDays(first, -3), addDays(first, -1), costOf(3, addDays(first, -1))]])
        expect(await daysOf(kim ?? '')).toEqual([])
        expect(await ledgerOf(appId)).toEqual([
          { payer, startsOn: addDays(first, -3), endsOn: first },
          { payer: kim, startsOn: addDays(first, 1), endsOn: null },
        ])
      },
    }
  })
})

test('after a hand-over on the 15th: two bills, one price, and never again one for the developer', async () => {
  stack.moveClockTo(at(addDays(first, 14)))
  const { payer, appId, checkoutId } = await paidOffer()
  await settle({ checkoutId })
  const { billingContactId: kim } = await checkoutRow(checkoutId)
  expect((await appOf(appId)).billingContactId).toBe(kim)
  for (const day of [second, third, firstOfNextMonth(third)]) {
    stack.moveClockTo(at(day))
    await closeMonths()
  }
  const days = Number(lastOfMonth(first).slice(8))
  const [before, after] = [costOf(15, first), costOf(days - 15, first)]
  expect((await daysOf(payer)).slice(1)).toEqual([[first, addDays(first, 14), before]])
  expect(await daysOf(kim ?? '')).toEqual([
    [addDays(first, 15), lastOfMonth(first), after],
    [second, lastOfMonth(second), PRICE],
    [third, lastOfMonth(third), PRICE],
  ])
  expect([PRICE, PRICE + 1]).toContain(before + after)
  const last = (await billsOfPayer(payer)).at(-1)
  expect(last?.month).toBe(first)
  const owed = (await billsOfPayer(payer)).map(({ id }) => id)
  expect((await promised('mail-bill')).filter(({ billId }) => owed.includes(String(billId)))).toHaveLength(owed.length)
})
