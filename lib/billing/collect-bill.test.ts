import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, dayOf, firstOfNextMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { at } from '@/testing/bills'
import { billRow, CARDS, invoicesAt, linesOfLogAbout, newChargedHouse } from '@/testing/collecting'
import { today } from '@/testing/company'
import { contactRow } from '@/testing/payer'
import { prepareStack } from '@/testing/verb-stack'
import { collectBill } from './collect-bill'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(async () => {
  await stack.control({ fail: null })
  stack.moveClock(0)
})

const dayOfMoment = (moment: Date | null) => moment && dayOf(moment, operator().timeZone)
const onDay = (day: number) => stack.moveClockTo(at(addDays(first, day - 1)))

test('a bill is charged on its day, once, by one invoice with its number and its amounts', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  expect(await collectBill(house)).toEqual({ skipped: 'not-due' })
  expect(await invoicesAt(house.customerId)).toEqual([])
  onDay(3)
  expect(await collectBill(house)).toBeUndefined()
  const bill = await billRow(house.billId)
  const [invoice, ...more] = await invoicesAt(house.customerId)
  expect(more).toEqual([])
  expect(invoice).toMatchObject({
    id: bill.stripeInvoiceId,
    status: 'paid',
    number: bill.number,
    subtotal: bill.net,
    total: bill.gross,
    amount_paid: bill.gross,
    paymentCount: 1,
  })
  expect(bill).toMatchObject({ tries: 1, failedAt: null, nextCheckAt: null })
  expect(dayOfMoment(bill.paidAt)).toBe(addDays(first, 2))
  expect(await collectBill(house)).toEqual({ skipped: 'paid' })
  expect(await linesOfLogAbout(house.billId)).toEqual(['bill-paid'])
})

test('a card that is declined is tried again by the calendar, and what is owed is known', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  onDay(3)
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({ tries: 1, lastError: 'declined', nextTryOn: addDays(first, 5) })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
  onDay(6)
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({
    tries: 2,
    nextTryOn: addDays(first, 9),
  })
  expect(dayOfMoment((await billRow(house.billId)).failedAt)).toBe(addDays(first, 2))
  expect((await invoicesAt(house.customerId)).length).toBe(1)
})
