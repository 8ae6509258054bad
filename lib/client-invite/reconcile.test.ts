import { like } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { outbox } from '@/db/schema/records'
import { collectBill } from '@/lib/billing/collect-bill'
import { stripe } from '@/lib/billing/stripe'
import { missedHints } from '@/lib/billing/stripe-events'
import { sweepBills } from '@/lib/billing/sweep-bills'
import { clock } from '@/lib/clock'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import {
  billRow,
  CARDS,
  type ChargedHouse,
  invoicesAt,
  newChargedHouse,
  payOnPage,
  takenFrom,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { reasonOf } from '@/testing/invite'
import { cardAt, contactRow, pressPay } from '@/testing/payer'
import { deliver, eventsAbout } from '@/testing/stripe-events'
import { DAY, MINUTE } from '@/testing/test-clock'
import { prepareStack } from '@/testing/verb-stack'
import { receiveEvent } from './receive-event'
import { reconcile } from './reconcile'

const stack = prepareStack()
const lines: string[] = []
let first: Day = ''

beforeAll(() => {
  first = firstOfNextMonth(today())
  vi.spyOn(console, 'error').mockImplementation((line: string) => void lines.push(line))
})
beforeEach(async () => {
  await stack.control({ fail: null })
  stack.moveClock(0)
  lines.length = 0
})

const onDay = (day: number) => stack.moveClockTo(at(addDays(first, day - 1)))
const newHouse = (card = CARDS.fine) => newChargedHouse(first, stack.moveClockTo, { card })

/** A bill whose first try was declined, on the 3rd. */
async function declined(): Promise<ChargedHouse & { invoiceId: string }> {
  const house = await newHouse(CARDS.declinedLater)
  onDay(3)
  await collectBill(house)
  const { stripeInvoiceId } = await billRow(house.billId)
  return { ...house, invoiceId: stripeInvoiceId ?? '' }
}

/** What whoever runs the product was told about something. */
async function noticesAbout(id: string): Promise<string[]> {
  const rows = await db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `mail-operator-notice:%${id}%`))
  return rows.map(({ payload }) => String(payload.notice))
}

const told = (part: string) => lines.filter((line) => line.includes(part))

test('row 43: after three days without a webhook what was missed is taken, once, and said by a line each', async () => {
  const house = await declined()
  await payOnPage(house.invoiceId, CARDS.fine)
  expect(await billRow(house.billId)).toMatchObject({ paidAt: null, lastError: 'declined' })
  stack.passTime(3 * DAY)
  await reconcile()
  expect((await billRow(house.billId)).paidAt).not.toBeNull()
  expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
  expect(told(house.invoiceId)).toEqual([
    expect.stringMatching(/^reconcile: invoice\.payment_failed of in_\w+ \(evt_\w+\) had not come through$/),
    expect.stringMatching(/^reconcile: invoice\.paid of in_\w+ \(evt_\w+\) had not come through$/),
  ])
  lines.length = 0
  await reconcile()
  expect(lines).toEqual([])
  for (const event of await eventsAbout(house.invoiceId)) expect(await deliver(event)).toBe('taken')
  expect(lines).toEqual([])
})

describe('what did not come through', () => {
  test('is asked for page by page, the oldest first, and not while it is on its way', async () => {
    const { customerId } = await newHouse()
    for (let count = 0; count < 101; count++) await stripe().customers.update(customerId, { name: `N${count}` })
    const within = { from: new Date(0), to: clock.now() }
    const mine = (await missedHints(within)).filter(({ objectId }) => objectId === customerId)
    const all = (await eventsAbout(customerId)).filter(({ type }) => type === 'customer.updated')
    expect(mine.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
    await reconcile()
    expect(told(customerId)).toHaveLength(all.length - 101)
    stack.passTime(2 * MINUTE)
    await reconcile()
    expect(told(customerId)).toHaveLength(all.length)
  })

  test('is asked for again where Stripe is away, and where one of them fails, which holds up no other', async () => {
    const house = await declined()
    const other = await newHouse(CARDS.declinedLater)
    onDay(3)
    await collectBill(other)
    await payOnPage(house.invoiceId, CARDS.fine)
    await payOnPage((await billRow(other.billId)).stripeInvoiceId ?? '', CARDS.fine)
    stack.passTime(2 * MINUTE)
    await stack.control({ fail: { method: 'GET', path: '/v1/events', kind: '503', times: 3 } })
    expect(await reasonOf(reconcile())).toBe('payment-unreachable')
    await stack.control({ fail: { method: 'GET', path: `/v1/invoices/${house.invoiceId}`, kind: '400', times: 1 } })
    await expect(reconcile()).rejects.toThrow('not right')
    expect((await billRow(other.billId)).paidAt).not.toBeNull()
    await reconcile()
    expect((await billRow(house.billId)).paidAt).not.toBeNull()
  })
})

test('a bill that nobody told us of is looked at once a day, and what has changed is said', async () => {
  const house = await declined()
  await payOnPage(house.invoiceId, CARDS.fine)
  await sweepBills()
  expect((await billRow(house.billId)).paidAt).toBeNull()
  stack.passTime(DAY)
  await sweepBills()
  expect(told(house.billId)).toEqual([`reconcile: bill ${house.billId} was failed, and is paid`])
  expect(await billRow(house.billId)).toMatchObject({ nextCheckAt: null, lastError: 'declined' })
})

describe('row 39: what somebody does in the Dashboard', () => {
  test('an invoice that is void there cancels its bill, once', async () => {
    const house = await declined()
    await stripe().invoices.voidInvoice(house.invoiceId)
    for (const event of await eventsAbout(house.invoiceId)) await deliver(event)
    expect((await billRow(house.billId)).voidAt).not.toBeNull()
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
    onDay(6)
    expect(await collectBill(house)).toEqual({ skipped: 'cancelled' })
  })

  test.each(['heard of', 'not heard of yet'])(
    'a customer who is deleted there, %s, owes the bill on its day without a method, and pays it as another one',
    async (how) => {
      const house = await newHouse()
      await stripe().customers.del(house.customerId)
      if (how === 'heard of') for (const event of await eventsAbout(house.customerId)) await deliver(event)
      onDay(3)
      expect(await collectBill(house)).toBeUndefined()
      expect(await billRow(house.billId)).toMatchObject({ lastError: 'no-method', tries: 1 })
      const gone = await contactRow(house.payer)
      expect(gone).toMatchObject({ status: 'past_due', paymentMethodId: null })
      expect(gone.stripeCustomerId).not.toBe(house.customerId)
      expect(await noticesAbout(house.customerId)).toEqual(['customer-gone'])
      await cardAt(await pressPay(house.owner, house.payer))
      for (const event of await eventsAbout(await sessionOf(house.payer))) await deliver(event)
      await collectBill(house)
      expect((await billRow(house.billId)).paidAt).not.toBeNull()
      expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
      expect(await invoicesAt(gone.stripeCustomerId ?? '')).toMatchObject([{ status: 'paid' }])
    },
  )

  test('a customer who is deleted with an invoice open: another one replaces it, and nobody can pay the first', async () => {
    const house = await declined()
    await stripe().customers.del(house.customerId)
    for (const event of await eventsAbout(house.customerId)) await deliver(event)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'past_due', paymentMethodId: null })
    await cardAt(await pressPay(house.owner, house.payer))
    for (const event of await eventsAbout(await sessionOf(house.payer))) await deliver(event)
    await collectBill(house)
    const bill = await billRow(house.billId)
    expect(bill.paidAt).not.toBeNull()
    expect(bill.stripeInvoiceId).not.toBe(house.invoiceId)
    expect((await stripe().invoices.retrieve(house.invoiceId)).status).toBe('void')
    for (const event of await eventsAbout(house.invoiceId)) await deliver(event)
    expect((await billRow(house.billId)).voidAt).toBeNull()
    expect(await noticesAbout(house.customerId)).toEqual(['customer-gone'])
  })

  test('a customer who owes nothing is nobody’s concern', async () => {
    const house = await newHouse()
    onDay(3)
    await collectBill(house)
    await stripe().customers.del(house.customerId)
    for (const event of await eventsAbout(house.customerId)) await deliver(event)
    expect(await contactRow(house.payer)).toMatchObject({ status: 'incomplete' })
    expect(await noticesAbout(house.customerId)).toEqual([])
  })

  async function sessionOf(payer: string): Promise<string> {
    const { stripeCustomerId } = await contactRow(payer)
    const { data } = await stripe().checkout.sessions.list({ customer: stripeCustomerId ?? '', limit: 1 })
    return data[0]?.id ?? ''
  }
})

test('row 40: paid on Stripe’s page while a try of ours is on its way, a bill is paid once', async () => {
  const house = await declined()
  onDay(6)
  const [tried] = await Promise.all([
    reasonOf(collectBill(house)),
    payOnPage(house.invoiceId, CARDS.fine),
    eventsAbout(house.invoiceId).then((events) => Promise.all(events.map(deliver))),
  ])
  expect(tried).toBe('passed')
  for (const event of await eventsAbout(house.invoiceId)) await deliver(event)
  expect((await billRow(house.billId)).paidAt).not.toBeNull()
  expect(await takenFrom(stack, house.customerId)).toHaveLength(1)
})

describe('row 41: what was tampered with at Stripe', () => {
  test('an invoice that says it is of a bill and is not collects nothing; paid, it is told to whoever runs the product', async () => {
    const house = await newHouse()
    const forged = await invoiceOver(100, house.customerId, { bill_id: house.billId })
    await deliver({ ...(await eventsAbout(forged))[0], id: 'evt_forged_open', type: 'invoice.payment_failed' })
    expect(await noticesAbout(forged)).toEqual([])
    await stripe().invoices.pay(forged)
    for (const event of await eventsAbout(forged)) await deliver(event)
    expect(await billRow(house.billId)).toMatchObject({ paidAt: null, stripeInvoiceId: null })
    expect(await noticesAbout(forged)).toEqual(['bill-differs'])
    onDay(3)
    await collectBill(house)
    const { stripeInvoiceId, paidAt } = await billRow(house.billId)
    expect({ isForged: stripeInvoiceId === forged, isPaid: paidAt !== null }).toEqual({ isForged: false, isPaid: true })
  })

  test('an invoice of another total is not adopted, not paid and not believed, until it is void', async () => {
    const house = await newHouse()
    const { number } = await billRow(house.billId)
    const wrong = await invoiceOver(100, house.customerId, { bill_id: house.billId }, number)
    onDay(3)
    await expect(collectBill(house)).rejects.toThrow(`invoice ${wrong} is not what bill ${house.billId} says`)
    await expect(collectBill(house)).rejects.toThrow(wrong)
    expect(await billRow(house.billId)).toMatchObject({ paidAt: null, tries: 0, failedAt: null })
    expect(await noticesAbout(house.billId)).toEqual(['bill-differs'])
    await stripe().invoices.voidInvoice(wrong)
    expect(await collectBill(house)).toBeUndefined()
    expect((await billRow(house.billId)).paidAt).not.toBeNull()
  })

  test('a draft of ours that somebody wrote into is neither charged by us nor believed, also where they have it paid', async () => {
    const house = await newHouse()
    onDay(3)
    await stack.control({ fail: { method: 'POST', path: '/v1/invoices/*/finalize', kind: '503', times: 3 } })
    expect(await reasonOf(collectBill(house))).toBe('payment-unreachable')
    const draft = (await billRow(house.billId)).stripeInvoiceId ?? ''
    await stripe().invoices.addLines(draft, { lines: [{ amount: 100, description: 'and one more' }] })
    await expect(collectBill(house)).rejects.toThrow(draft)
    await stripe().invoices.finalizeInvoice(draft)
    await stripe().invoices.pay(draft)
    for (const event of await eventsAbout(draft)) await deliver(event)
    expect(await billRow(house.billId)).toMatchObject({ paidAt: null, failedAt: null })
    expect(await noticesAbout(draft)).toEqual(['bill-differs'])
  })

  test('an event for an invoice, a dispute or a bill that nobody knows is taken and ignored', async () => {
    const house = await newHouse()
    for (const [type, object] of [
      ['invoice.paid', { id: 'in_of_somebody' }],
      ['invoice.paid', { id: 'in_of_somebody', metadata: { bill_id: house.billId } }],
      ['invoice.paid', { id: 'in_of_somebody', metadata: { bill_id: "'; drop table bills" } }],
      ['charge.dispute.created', { id: 'du_of_somebody' }],
    ] as const) {
      const event = { id: `evt_${Math.random()}`, type, livemode: false, data: { object } }
      expect(await deliver(event)).toBe('taken')
    }
    expect(await noticesAbout(house.billId)).toEqual([])
  })

  test('an event that is badly signed changes nothing', async () => {
    const house = await declined()
    await payOnPage(house.invoiceId, CARDS.fine)
    for (const event of await eventsAbout(house.invoiceId)) {
      expect(await receiveEvent(JSON.stringify(event), 't=1,v1=00')).toBe('refused')
    }
    expect((await billRow(house.billId)).paidAt).toBeNull()
  })

  async function invoiceOver(amount: number, customer: string, metadata: Record<string, string>, number?: string) {
    const draft = await stripe().invoices.create({ customer, currency: 'eur', metadata, ...(number ? { number } : {}) })
    await stripe().invoices.addLines(draft.id, { lines: [{ amount, description: 'a line' }] })
    await stripe().invoices.finalizeInvoice(draft.id)
    return draft.id
  }
})
