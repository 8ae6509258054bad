import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { addDays, type Day, dayOf, firstOfNextMonth } from '@/lib/day'
import { operator } from '@/lib/operator'
import { at, billsOfPayer } from '@/testing/bills'
import {
  ACCOUNTS,
  billRow,
  CARDS,
  type ChargedHouse,
  expectPaidOnce,
  invoicesAt,
  linesOfLogAbout,
  newChargedHouse,
  payOnPage,
  standInReport,
  takenFrom,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { cardAt, contactRow, pressPay } from '@/testing/payer'
import { prepareStack } from '@/testing/verb-stack'
import { closeMonths } from './close-months'
import { collectBill } from './collect-bill'
import { stripe } from './stripe'
import { syncBill } from './sync-bill'
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

const onDay = (day: number, hours = 12) => stack.moveClockTo(at(addDays(first, day - 1), hours))
const dayOfMoment = (moment: Date | null) => moment && dayOf(moment, operator().timeZone)

async function houseWith(paying: Parameters<typeof newChargedHouse>[2], day: number): Promise<ChargedHouse> {
  const house = await newChargedHouse(first, stack.moveClockTo, paying)
  onDay(day)
  return house
}

const invoiceIdOf = async ({ billId }: ChargedHouse) => (await billRow(billId)).stripeInvoiceId ?? ''

/** How often Stripe was asked to collect the invoice of a bill. */
async function askedToPay(house: ChargedHouse): Promise<number> {
  const path = `/v1/invoices/${await invoiceIdOf(house)}/pay`
  return (await standInReport(stack)).requests.filter((request) => request.path === path).length
}

test('row 36, a card whose bank asks each time: it wants a confirmation, and paid on its page the bill is paid', async () => {
  const house = await houseWith({ card: CARDS.asks }, 3)
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({
    tries: 1,
    lastError: 'confirmation-wanted',
    nextTryOn: addDays(first, 5),
    paidAt: null,
  })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
  await payOnPage(await invoiceIdOf(house))
  await syncBill(house)
  await expectPaidOnce(stack, house)
  onDay(6)
  expect(await collectBill(house)).toEqual({ skipped: 'paid' })
  expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed', 'bill-paid'])
})

describe('row 37, a direct debit', () => {
  test.each([
    ['at once', ACCOUNTS.fine],
    ['late', ACCOUNTS.late],
  ])('is on its way until its bank has answered, %s, and then paid', async (_when, iban) => {
    const house = await houseWith({ iban }, 6)
    expect(await collectBill(house)).toEqual({ skipped: 'not-due' })
    onDay(7)
    await collectBill(house)
    expect(await billRow(house.billId)).toMatchObject({ tries: 1, paidAt: null, failedAt: null, lastError: null })
    expect(dayOfMoment((await billRow(house.billId)).collectingSince)).toBe(addDays(first, 6))
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
    expect(await collectBill(house)).toEqual({ skipped: 'on-its-way' })
    expect(await askedToPay(house)).toBe(1)
    onDay(10)
    await syncBill(house)
    expect(dayOfMoment((await billRow(house.billId)).paidAt)).toBe(addDays(first, 9))
    await expectPaidOnce(stack, house)
    expect(await linesOfLogAbout(house.billId)).toEqual(['bill-paid'])
  })

  test.each([
    ['at once', ACCOUNTS.fails],
    ['late', ACCOUNTS.failsLate],
  ])('that its bank refuses, %s, is owed from then on, and tried again by the calendar', async (_when, iban) => {
    const house = await houseWith({ iban }, 7)
    await collectBill(house)
    expect(await billRow(house.billId)).toMatchObject({ collectingSince: expect.any(Date), failedAt: null })
    onDay(9)
    await syncBill(house)
    await syncBill(house)
    expect(await billRow(house.billId)).toMatchObject({
      collectingSince: null,
      lastError: 'declined',
      tries: 1,
      nextTryOn: addDays(first, 8 + 3),
    })
    expect(dayOfMoment((await billRow(house.billId)).failedAt)).toBe(addDays(first, 8))
    expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
    onDay(12)
    await collectBill(house)
    expect(await billRow(house.billId)).toMatchObject({ collectingSince: expect.any(Date), tries: 2, nextTryOn: null })
    onDay(14)
    await syncBill(house)
    expect(await billRow(house.billId)).toMatchObject({ collectingSince: null, nextTryOn: addDays(first, 8 + 7) })
    expect(await linesOfLogAbout(house.billId)).toEqual(['bill-failed', 'bill-failed'])
  })

  test('whose mandate is over is refused and tried again, not forgotten', async () => {
    const house = await houseWith({ iban: ACCOUNTS.disputed }, 7)
    await collectBill(house)
    onDay(8)
    await syncBill(house)
    expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
    const next = firstOfNextMonth(first)
    stack.moveClockTo(at(next))
    await closeMonths()
    const billId = (await billsOfPayer(house.payer)).at(-1)?.id ?? ''
    stack.moveClockTo(at(addDays(next, 6)))
    await collectBill({ billId })
    expect(await billRow(billId)).toMatchObject({ tries: 1, lastError: 'declined', nextTryOn: addDays(next, 9) })
  })
})

describe('row 38', () => {
  test.each([
    ['and we heard of it, nobody asks a bank', true, 0],
    ['and we did not hear of it, Stripe says so', false, 1],
  ])('a card is removed before the day of charge %s: owed without a method', async (_which, isHeard, asked) => {
    const house = await houseWith({}, 3)
    const { paymentMethodId } = await contactRow(house.payer)
    await stripe().paymentMethods.detach(paymentMethodId ?? '')
    if (isHeard) await syncContact({ contactId: house.payer })
    await collectBill(house)
    expect(await askedToPay(house)).toBe(asked)
    expect(await billRow(house.billId)).toMatchObject({
      lastError: 'no-method',
      tries: 1,
      nextTryOn: addDays(first, 5),
    })
    expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
    expect(await contactRow(house.payer)).toMatchObject({ paymentMethodId: null })
    await payOnPage(await invoiceIdOf(house), CARDS.fine)
    await syncBill(house)
    expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
    expect(await takenFrom(stack, house.customerId)).toHaveLength(1)
  })

  test('a card that its bank renewed pays, under its new number', async () => {
    const house = await houseWith({}, 3)
    const { paymentMethodId } = await contactRow(house.payer)
    await stack.control({ renew: { method: paymentMethodId, last4: '9424' } })
    await syncContact({ contactId: house.payer })
    expect(await contactRow(house.payer)).toMatchObject({ paymentMethodLast4: '9424' })
    await collectBill(house)
    await expectPaidOnce(stack, house)
  })
})

test('row 39, a customer who is gone at Stripe, unheard of: another invoice waits for its payer, and nobody can pay both', async () => {
  const house = await houseWith({ card: CARDS.declinedLater }, 3)
  await collectBill(house)
  const former = await invoiceIdOf(house)
  await stripe().customers.del(house.customerId)
  onDay(6)
  await collectBill(house)
  expect(await contactRow(house.payer)).toMatchObject({ stripeCustomerId: null, paymentMethodId: null })
  onDay(10)
  await collectBill(house)
  const { stripeCustomerId } = await contactRow(house.payer)
  const { number, gross } = await billRow(house.billId)
  expect(await invoicesAt(stripeCustomerId ?? '')).toMatchObject([
    { status: 'open', description: number, total: gross },
  ])
  expect((await stripe().invoices.retrieve(former)).status).toBe('void')
  expect(await billRow(house.billId)).toMatchObject({ tries: 3, lastError: 'no-method', voidAt: null })
})

test('row 39, an invoice that is void at Stripe before its day comes is cancelled, and nothing is taken', async () => {
  const house = await houseWith({ card: CARDS.declinedLater }, 3)
  await collectBill(house)
  await stripe().invoices.voidInvoice(await invoiceIdOf(house))
  onDay(6)
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({ voidAt: expect.any(Date), nextTryOn: null, tries: 1 })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
  expect(await takenFrom(stack, house.customerId)).toEqual([])
})

test('row 40, paid on its page and nobody heard of it: the next try takes nothing, and the bill is paid', async () => {
  const house = await houseWith({ card: CARDS.declinedLater }, 3)
  await collectBill(house)
  await payOnPage(await invoiceIdOf(house), CARDS.fine)
  onDay(6)
  await collectBill(house)
  await expectPaidOnce(stack, house)
  expect(await askedToPay(house)).toBe(1)
})

test.each([
  ['paid on its page', (id: string) => payOnPage(id, CARDS.fine), { paidAt: expect.any(Date), voidAt: null }, 1],
  [
    'cancelled at Stripe',
    (id: string) => stripe().invoices.voidInvoice(id),
    { voidAt: expect.any(Date), paidAt: null },
    0,
  ],
])(
  'row 40, %s while our try is on its way to Stripe: that counts, and is no refusal',
  async (_how, meanwhile, end, taken) => {
    const house = await houseWith({ card: CARDS.declinedLater }, 3)
    await collectBill(house)
    onDay(6)
    await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: 'slow', seconds: 3 } })
    const trying = collectBill(house)
    await expect.poll(() => askedToPay(house)).toBe(2)
    await meanwhile(await invoiceIdOf(house))
    await trying
    expect(await billRow(house.billId)).toMatchObject({ ...end, nextTryOn: null, tries: 2 })
    expect(await takenFrom(stack, house.customerId)).toHaveLength(taken)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
    expect(await linesOfLogAbout(house.billId)).toHaveLength(2)
  },
)

test('another card after a try that was never heard of is another try', async () => {
  const house = await houseWith({ card: CARDS.declinedLater }, 3)
  await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: 'timeout-after-commit', times: 3 } })
  await expect(collectBill(house)).rejects.toThrow()
  await stack.control({ fail: null })
  await cardAt(await pressPay(house.owner, house.payer))
  await syncContact({ contactId: house.payer })
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date), failedAt: null, tries: 1 })
  expect(await takenFrom(stack, house.customerId)).toHaveLength(1)
})

test('row 39, an invoice that is to be replaced and was paid meanwhile stays the one of its bill', async () => {
  const house = await houseWith({ card: CARDS.declinedLater }, 3)
  await collectBill(house)
  const former = await invoiceIdOf(house)
  const other = await stripe().customers.create({ name: 'Another' })
  await db().update(billingContacts).set({ stripeCustomerId: other.id }).where(eq(billingContacts.id, house.payer))
  onDay(6)
  await stack.control({ fail: { path: '/v1/invoices', kind: 'slow', seconds: 3 } })
  const trying = collectBill(house)
  await expect.poll(async () => (await stack.report()).faults).toEqual([])
  await payOnPage(former, CARDS.fine)
  await trying
  expect(await billRow(house.billId)).toMatchObject({ stripeInvoiceId: former, paidAt: expect.any(Date) })
  expect(await invoicesAt(other.id)).toEqual([])
})
