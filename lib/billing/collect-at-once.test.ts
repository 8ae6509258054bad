import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { outbox } from '@/db/schema/records'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import { billRow, CARDS, invoicesAt, newChargedHouse } from '@/testing/collecting'
import { today } from '@/testing/company'
import { cardAt, contactRow, pressPay, setupsOf } from '@/testing/payer'
import { workDue } from '@/testing/trouble'
import { prepareStack } from '@/testing/verb-stack'
import { settleSetup } from './settle-setup'
import { stripe } from './stripe'
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

/** A house whose bill was declined on the 3rd, on that day. */
async function declinedHouse() {
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  stack.moveClockTo(at(addDays(first, 2)))
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ lastError: 'declined', tries: 1 })
  return house
}

type House = Awaited<ReturnType<typeof declinedHouse>>

/** Another card, typed on Stripe's page, of which we hear at once. */
async function pays({ owner, payer }: House, card: string) {
  await cardAt(await pressPay(owner, payer), card)
  await syncContact({ contactId: payer })
}

async function dueNow(billId: string): Promise<number> {
  const rows = await db().select().from(outbox).where(eq(outbox.kind, 'collect-bill'))
  return rows.filter(({ payload, key }) => payload.billId === billId && key.includes(':method-')).length
}

test('a new payment method is charged at once with what is owed, once, also where nobody but Stripe tells us of it', async () => {
  const house = await declinedHouse()
  await pays(house, CARDS.fine)
  await syncContact({ contactId: house.payer })
  expect(await dueNow(house.billId)).toBe(1)
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 2, paidAt: expect.any(Date), nextTryOn: null })
  expect(await invoicesAt(house.customerId)).toMatchObject([{ status: 'paid' }])
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
})

test('one card after the other is tried, also one that comes back', async () => {
  const house = await declinedHouse()
  const before = (await contactRow(house.payer)).paymentMethodId ?? ''
  await pays(house, CARDS.declinedLater)
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 2, paidAt: null })
  await stripe().customers.update(house.customerId, { invoice_settings: { default_payment_method: before } })
  await syncContact({ contactId: house.payer })
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 3, paidAt: null })
  await pays(house, CARDS.fine)
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 4, paidAt: expect.any(Date) })
})

test('a bill whose day is still to come is charged on that day', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo, { card: CARDS.declinedLater })
  await pays(house, CARDS.fine)
  expect(await dueNow(house.billId)).toBe(0)
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 0, paidAt: null })
  stack.moveClockTo(at(addDays(first, 2)))
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ tries: 1, paidAt: expect.any(Date) })
})

test('the first payment method after there was none pays what could not be charged for want of one', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  const method = (await contactRow(house.payer)).paymentMethodId ?? ''
  await stripe().paymentMethods.detach(method)
  await syncContact({ contactId: house.payer })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'incomplete', paymentMethodId: null })
  stack.moveClockTo(at(addDays(first, 2)))
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ lastError: 'no-method' })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due' })
  await cardAt(await pressPay(house.owner, house.payer))
  await settleSetup({ setupId: (await setupsOf(house.payer))[0]?.id ?? '' })
  await workDue()
  expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
  const contacts = await db().select().from(billingContacts).where(eq(billingContacts.companyId, house.id))
  expect(contacts).toHaveLength(1)
})
