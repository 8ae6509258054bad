import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at, billsOfPayer } from '@/testing/bills'
import { ACCOUNTS, billRow, CARDS, type ChargedHouse, newChargedHouse, payOnPage } from '@/testing/collecting'
import { promised, today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { cardAt, pressPay } from '@/testing/payer'
import { joins, newPerson, type Person } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { billToken } from './bill-link'
import { collectBill } from './collect-bill'
import { comeBack } from './come-back'
import { payBill, payLinkedBill } from './pay-bill'
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

const onDay = (day: number) => stack.moveClockTo(at(addDays(first, day - 1)))
const numberOf = async ({ billId }: ChargedHouse) => (await billRow(billId)).number
const pay = async (house: ChargedHouse, { actor }: Pick<Person, 'actor'> = house.owner) =>
  payBill(actor, { companySlug: house.slug, number: await numberOf(house) })
const payByLink = ({ billId }: ChargedHouse) => payLinkedBill(billToken(billId))

/** A bill that was refused on the 3rd. */
async function refused(card = CARDS.declinedLater): Promise<ChargedHouse> {
  const house = await newChargedHouse(first, stack.moveClockTo, { card })
  onDay(3)
  await collectBill(house)
  return house
}

test('a bill that was refused leads to Stripe’s page, from the Company and by its link, and is paid there', async () => {
  const house = await refused()
  const url = await pay(house)
  expect(new URL(url ?? '').origin).toBe(stack.stripeOrigin)
  expect(await payByLink(house)).toBe(url)
  await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '', CARDS.fine)
  await syncBill(house)
  expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
})

test('one that was paid at Stripe and not heard of yet is found to be paid at the press', async () => {
  const house = await refused()
  await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '', CARDS.fine)
  expect((await billRow(house.billId)).paidAt).toBeNull()
  expect(await payByLink(house)).toBeNull()
  expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
  expect(await pay(house)).toBeNull()
})

test('a card that asks at each charge is confirmed there', async () => {
  const house = await refused(CARDS.asks)
  expect(await billRow(house.billId)).toMatchObject({ lastError: 'confirmation-wanted' })
  expect(await pay(house)).toContain(stack.stripeOrigin)
  await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '')
  expect(await pay(house)).toBeNull()
})

test('a bill that Stripe’s people gave up can still be paid', async () => {
  const house = await refused()
  await stripe().invoices.markUncollectible((await billRow(house.billId)).stripeInvoiceId ?? '')
  await syncBill(house)
  expect(await pay(house)).toContain(stack.stripeOrigin)
})

test('before its day there is nothing to pay, and while it is being charged there is no page yet', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  expect(await reasonOf(pay(house))).toBe('bill-not-due')
  onDay(3)
  expect(await reasonOf(pay(house))).toBe('bill-being-charged')
  expect(await reasonOf(payByLink(house))).toBe('bill-being-charged')
})

test('nobody is led to pay another amount than that of the bill', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo)
  onDay(3)
  await stack.control({ fail: { method: 'POST', path: '/v1/invoices/*/finalize', kind: '503', times: 3 } })
  expect(await reasonOf(collectBill(house))).toBe('payment-unreachable')
  const draft = (await billRow(house.billId)).stripeInvoiceId ?? ''
  await stripe().invoices.addLines(draft, { lines: [{ amount: 100, description: 'and one more' }] })
  await stripe().invoices.finalizeInvoice(draft)
  expect(await reasonOf(pay(house))).toBe('bill-is-checked')
  expect(await reasonOf(payByLink(house))).toBe('bill-is-checked')
  expect(await promised('mail-operator-notice', { billId: house.billId })).toMatchObject([{ notice: 'bill-differs' }])
})

test('a direct debit that is on its way is not paid a second time, also where that is not known here yet', async () => {
  const house = await newChargedHouse(first, stack.moveClockTo, { iban: ACCOUNTS.late })
  onDay(8)
  await collectBill(house)
  expect(await billRow(house.billId)).toMatchObject({ collectingSince: expect.any(Date) })
  expect(await reasonOf(pay(house))).toBe('bill-on-its-way')
  await db().update(bills).set({ collectingSince: null }).where(eq(bills.id, house.billId))
  expect(await reasonOf(payByLink(house))).toBe('bill-on-its-way')
})

test('what is cancelled at Stripe needs no payment any more', async () => {
  const house = await refused()
  await stripe().invoices.voidInvoice((await billRow(house.billId)).stripeInvoiceId ?? '')
  expect(await reasonOf(pay(house))).toBe('bill-cancelled')
  expect(await billRow(house.billId)).toMatchObject({ voidAt: expect.any(Date) })
})

test('Stripe away is a sentence, and changes nothing', async () => {
  const house = await refused()
  await stack.control({ fail: { method: 'GET', path: '/v1/invoices/*', kind: '500', times: 3 } })
  expect(await reasonOf(pay(house))).toBe('payment-unreachable')
})

test('a Billing person pays; to an Admin, a Collaborator and a stranger the bill does not exist', async () => {
  const house = await refused()
  expect(await pay(house, await joins(house, 'billing'))).toContain(stack.stripeOrigin)
  for (const person of [await joins(house, 'admin'), await newPerson('Somebody Else')]) {
    expect(await reasonOf(pay(house, person))).toBe('not-found')
  }
  expect(await reasonOf(payBill(house.owner.actor, { companySlug: house.slug, number: 'nothing' }))).toBe('not-found')
  for (const token of ['', 'nothing', 'a'.repeat(65)]) expect(await reasonOf(payLinkedBill(token))).toBe('not-found')
})

test('whoever has the link presses as often as they like and never stands in the way of those who pay', async () => {
  const house = await refused()
  for (let turn = 0; turn < 60; turn++) await payByLink(house)
  expect(await reasonOf(payByLink(house))).toBe('too-many')
  expect(await pay(house)).toContain(stack.stripeOrigin)
})

test('another card pays what is owed while its person waits, once, and the page they come back to can say so', async () => {
  const house = await refused()
  const { actor } = house.owner
  const back = () => comeBack(actor, { contactId: house.payer, setupId: '', next: '' })
  expect(await back()).toMatchObject({ isNew: false, hasPaid: false })
  expect(await billRow(house.billId)).toMatchObject({ tries: 1 })
  await cardAt(await pressPay(house.owner, house.payer), CARDS.fine)
  expect(await back()).toMatchObject({ isNew: true, hasPaid: true })
  expect(await billRow(house.billId)).toMatchObject({ tries: 2, paidAt: expect.any(Date) })
  expect(await back()).toMatchObject({ isNew: false, hasPaid: true })
  expect((await billsOfPayer(house.payer)).map(({ tries }) => tries)).toEqual([2])
})

test('another card of which Stripe told us first pays while its person waits all the same', async () => {
  const house = await refused()
  await cardAt(await pressPay(house.owner, house.payer), CARDS.fine)
  await syncContact({ contactId: house.payer })
  expect(await comeBack(house.owner.actor, { contactId: house.payer, setupId: '', next: '' })).toMatchObject({
    hasPaid: true,
  })
  expect(await billRow(house.billId)).toMatchObject({ tries: 2, paidAt: expect.any(Date) })
})

test('another card that is refused as well is one more try, and no further one when they look again', async () => {
  const house = await refused()
  await cardAt(await pressPay(house.owner, house.payer), CARDS.declinedLater)
  const back = () => comeBack(house.owner.actor, { contactId: house.payer, setupId: '', next: '' })
  expect(await back()).toMatchObject({ isNew: true, hasPaid: false })
  expect(await back()).toMatchObject({ isNew: false, hasPaid: false })
  expect(await billRow(house.billId)).toMatchObject({ tries: 2, lastError: 'declined' })
})
