import { asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { activities } from '@/db/schema/records'
import { closeMonths } from '@/lib/billing/close-months'
import { settleSetup } from '@/lib/billing/settle-setup'
import { stripe } from '@/lib/billing/stripe'
import { addDays, type Day } from '@/lib/day'
import { at, billsOfPayer } from './bills'
import { makePaid } from './company'
import { added, contactRow, pressPay, setupsOf, typedCard } from './payer'
import { type House, newHouse } from './team'

export const CARDS = { fine: '4242 4242 4242 4242', declinedLater: '4000 0000 0000 0341', asks: '4000 0027 6000 3184' }
export const ACCOUNTS = {
  fine: 'DE89 3704 0044 0532 0130 00',
  late: 'DE08 3704 0044 0532 0130 03',
  fails: 'DE62 3704 0044 0532 0130 01',
  failsLate: 'DE78 3704 0044 0532 0130 04',
  disputed: 'DE35 3704 0044 0532 0130 02',
}

/** A Company whose Billing Contact has saved a payment method at the stand-in for Stripe and owes a bill that is written. */
export type ChargedHouse = House & { payer: string; billId: string; customerId: string }

type Paying = { card?: string; iban?: string; appNames?: string[] }

/**
 * Makes one, which pays by card or from a bank account: its Apps have cost something since 15 days before `first`, which is the
 * 1st of a month and where the clock then stands, at noon.
 */
export async function newChargedHouse(
  first: Day,
  moveClockTo: (moment: Date) => void,
  paying: Paying = {},
): Promise<ChargedHouse> {
  const [house] = await newChargedHouses(1, first, moveClockTo, paying)
  if (!house) throw new Error('no house was made')
  return house
}

/** A Company whose Billing Contact has saved a payment method at the stand-in, and pays for nothing yet. */
export async function newHouseWithMethod({ card = CARDS.fine, iban, appNames = ['shop'] }: Paying = {}) {
  const house = await newHouse(appNames)
  const payer = await added(house)
  await saveMethod(await pressPay(house.owner, payer), { card, iban })
  await settleSetup({ setupId: (await setupsOf(payer))[0]?.id ?? '' })
  return { ...house, payer }
}

/** Makes some, whose months are closed together. */
export async function newChargedHouses(
  count: number,
  first: Day,
  moveClockTo: (moment: Date) => void,
  method: Paying = {},
): Promise<ChargedHouse[]> {
  const paying: (House & { payer: string })[] = []
  for (let made = 0; made < count; made++) {
    const house = await newHouseWithMethod(method)
    for (const appId of Object.values(house.appIds)) await makePaid(appId, house.payer, addDays(first, -15))
    paying.push(house)
  }
  moveClockTo(at(first))
  await closeMonths()
  return Promise.all(paying.map(billed))
}

async function billed(house: House & { payer: string }): Promise<ChargedHouse> {
  const [bill] = await billsOfPayer(house.payer)
  const { stripeCustomerId } = await contactRow(house.payer)
  if (!bill || !stripeCustomerId) throw new Error(`nothing was billed to ${house.slug}`)
  return { ...house, billId: bill.id, customerId: stripeCustomerId }
}

/** Types a payment method on Stripe's page, and passes what its bank asks. */
export async function saveMethod(page: string, { card, iban }: { card: string; iban?: string }): Promise<void> {
  const typed = typedCard(card)
  if (iban) typed.set('method', 'sepa_debit')
  if (iban) typed.set('iban', iban)
  await send(page, typed)
}

/** Pays an invoice on its page: with what is saved, or with another card. */
export async function payOnPage(invoiceId: string, card?: string): Promise<void> {
  const { hosted_invoice_url: page } = await stripe().invoices.retrieve(invoiceId)
  await send(page ?? '', card ? typedCard(card) : new URLSearchParams({ do: 'saved' }))
}

async function send(page: string, typed: URLSearchParams): Promise<void> {
  const answer = await fetch(page, { method: 'POST', body: typed, redirect: 'manual' })
  const next = answer.headers.get('location')
  if (!next) throw new Error(`the page answered ${answer.status}`)
  if (!next.endsWith('/authenticate')) return
  const passed = new URLSearchParams({ outcome: 'complete' })
  await fetch(new URL(next, page), { method: 'POST', body: passed, redirect: 'manual' })
}

export async function billRow(billId: string) {
  const [row] = await db().select().from(bills).where(eq(bills.id, billId))
  if (!row) throw new Error(`no bill ${billId}`)
  return row
}

/** What Stripe has of a customer: every invoice, with every payment that was begun of it. */
export async function invoicesAt(customerId: string) {
  const { data } = await stripe().invoices.list({ customer: customerId, limit: 100, expand: ['data.payments'] })
  return data.map((invoice) => ({ ...invoice, paymentCount: invoice.payments?.data.length ?? 0 }))
}

/** What stands in the log about a bill, in the order of writing. */
export async function linesOfLogAbout(billId: string): Promise<string[]> {
  const rows = await db().select().from(activities).orderBy(asc(activities.id))
  return rows.filter(({ facts }) => facts.billId === billId).map(({ verb }) => verb)
}

type Report = {
  objects: {
    customers: { id: string; metadata?: { billing_contact_id?: string } }[]
    charges: { customer: string; status: string; amount: number }[]
  }
  requests: { method: string; path: string; idempotencyKey: string | null }[]
}

/** What the stand-in knows that Stripe would not tell. */
export async function standInReport(stack: { report(): Promise<unknown> }): Promise<Report> {
  return (await stack.report()) as Report
}

/** What was taken from a customer, in cents, payment by payment. */
export async function takenFrom(stack: { report(): Promise<unknown> }, customerId: string): Promise<number[]> {
  const { objects } = await standInReport(stack)
  return objects.charges
    .filter(({ customer, status }) => customer === customerId && status === 'succeeded')
    .map(({ amount }) => amount)
}

/** Asserts that a bill was paid, by one invoice of as many lines and one payment, and that all is well. */
export async function expectPaidOnce(stack: { report(): Promise<unknown> }, house: ChargedHouse): Promise<void> {
  const bill = await billRow(house.billId)
  const { stripeCustomerId, status } = await contactRow(house.payer)
  expect(await invoicesAt(stripeCustomerId ?? '')).toMatchObject([
    { id: bill.stripeInvoiceId, status: 'paid', number: bill.number, total: bill.gross, paymentCount: 1 },
  ])
  expect(await takenFrom(stack, stripeCustomerId ?? '')).toEqual([bill.gross])
  expect(bill).toMatchObject({ paidAt: expect.any(Date), collectingSince: null, nextTryOn: null })
  expect(status).toBe('active')
}
