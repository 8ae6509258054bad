import { like } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { collectBill } from '@/lib/billing/collect-bill'
import { sweepBills } from '@/lib/billing/sweep-bills'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import { ACCOUNTS, billRow, type ChargedHouse, linesOfLogAbout, newChargedHouse } from '@/testing/collecting'
import { today } from '@/testing/company'
import { contactRow } from '@/testing/payer'
import { deliver, eventsAbout } from '@/testing/stripe-events'
import { MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

/** A bill that a bank was asked to pay, and has not answered for yet. */
async function onItsWay(): Promise<ChargedHouse & { invoiceId: string }> {
  const house = await newChargedHouse(first, stack.moveClockTo, { iban: ACCOUNTS.late })
  stack.moveClockTo(at(addDays(first, 6)))
  await collectBill(house)
  const { stripeInvoiceId, collectingSince } = await billRow(house.billId)
  expect(collectingSince).not.toBeNull()
  return { ...house, invoiceId: stripeInvoiceId ?? '' }
}

const deliverAll = async (id: string) => {
  for (const event of await eventsAbout(id)) await deliver(event)
}

const OUTCOMES = [
  ['succeeded', { isPaid: true, lastError: null, log: ['bill-paid'], status: 'active' }],
  ['failed', { isPaid: false, lastError: 'declined', log: ['bill-failed'], status: 'past_due' }],
] as const

test.each(OUTCOMES.flatMap((one) => [[...one, 'an event'] as const, [...one, 'the look after an hour'] as const]))(
  'row 37: a direct debit that %s (%j) is heard of by %s, once',
  async (as, { isPaid, lastError, log, status }, how) => {
    const house = await onItsWay()
    await stack.control({ decide: { invoice: house.invoiceId, as } })
    expect((await billRow(house.billId)).collectingSince).not.toBeNull()
    if (how === 'an event') await deliverAll(house.invoiceId)
    else {
      stack.passTime(61 * MINUTE)
      await sweepBills()
    }
    await deliverAll(house.invoiceId)
    const bill = await billRow(house.billId)
    expect({ isPaid: bill.paidAt !== null, lastError: bill.lastError }).toEqual({ isPaid, lastError })
    expect(bill.collectingSince).toBeNull()
    expect(await linesOfLogAbout(house.billId)).toEqual(log)
    expect(await contactRow(house.payer)).toMatchObject({ status })
  },
)

test('row 37: a debit that is taken back is told to whoever runs the product, once; the bill stays paid', async () => {
  const house = await onItsWay()
  await stack.control({ decide: { invoice: house.invoiceId, as: 'disputed' } })
  await deliverAll(house.invoiceId)
  const { objects } = await stack.report()
  const disputes = objects.disputes as { id: string; charge: string }[]
  const charges = objects.charges as { id: string; customer: string }[]
  const mine = disputes.filter(({ charge }) => charges.find(({ id }) => id === charge)?.customer === house.customerId)
  expect(mine).toHaveLength(1)
  const [event] = await eventsAbout(mine[0]?.id ?? '')
  expect(event?.type).toBe('charge.dispute.created')
  await Promise.all([1, 2, 3].map(() => deliver(event ?? {})))
  // What the payload says of a charge is not believed: the dispute is asked for.
  await deliver({ ...event, id: 'evt_again', data: { object: { id: mine[0]?.id, charge: 'ch_other' } } })
  const rows = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `mail-operator-notice:%${house.billId}%`))
  expect(rows).toMatchObject([{ payload: { notice: 'dispute', billId: house.billId, stripeId: mine[0]?.id } }])
  expect((await billRow(house.billId)).paidAt).not.toBeNull()
})
