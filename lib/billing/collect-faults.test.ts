import { eq, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { at } from '@/testing/bills'
import {
  billRow,
  type ChargedHouse,
  expectPaidOnce,
  invoicesAt,
  linesOfLogAbout,
  newChargedHouse,
  standInReport,
  takenFrom,
} from '@/testing/collecting'
import { today } from '@/testing/company'
import { chosen } from '@/testing/extent'
import { reasonOf } from '@/testing/invite'
import { contactRow } from '@/testing/payer'
import { prepareStack } from '@/testing/verb-stack'
import { collectBill } from './collect-bill'
import { stripe } from './stripe'

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
const collect = ({ billId }: ChargedHouse) => reasonOf(collectBill({ billId }))
/** As often as Stripe's package tries by itself. */
const TRIES = 3

async function newHouseOnTheThird(): Promise<ChargedHouse> {
  const house = await newChargedHouse(first, stack.moveClockTo, { appNames: ['shop', 'blog'] })
  onDay(3)
  return house
}

/** Has Stripe's id of something be lost on its way into the database, as when the process ends there. */
async function lost(column: 'stripe_invoice_id' | 'tries', work: () => Promise<unknown>): Promise<void> {
  await db().execute(
    sql.raw(`create function lose() returns trigger language plpgsql as $$ begin raise exception 'lost'; end $$`),
  )
  await db().execute(
    sql.raw(`create trigger lose before update of ${column} on bills for each row execute function lose()`),
  )
  await expect(work()).rejects.toThrow()
  await db().execute(sql.raw('drop function lose cascade'))
}

const PAY = ['the payment', 'POST', '/v1/invoices/*/pay'] as const
const CALLS = [
  ['the invoice', 'POST', '/v1/invoices'],
  ['its lines', 'POST', '/v1/invoices/*/add_lines'],
  ['its finalization', 'POST', '/v1/invoices/*/finalize'],
  PAY,
] as const
const LOST = 'timeout-after-commit'
const KINDS = ['drop-before', '500', '503', '429'] as const
/** Each call with the answer lost, and each other fault at the payment; in the long form each fault at each call. */
const FAULTS = [
  ...CALLS.map((call) => [LOST, ...call] as const),
  ...KINDS.map((kind) => [kind, ...PAY] as const),
  ...chosen(
    [],
    CALLS.filter((call) => call !== PAY).flatMap((call) => KINDS.map((kind) => [kind, ...call] as const)),
  ).flat(),
]

test.each(FAULTS)(
  'row 26 and 28, %s at %s: nothing is there twice, nothing has failed, and the next run charges once',
  async (kind, _what, method, path) => {
    const house = await newHouseOnTheThird()
    await stack.control({ fail: { method, path, kind, times: TRIES } })
    // A failure of its own Stripe keeps under the key: another one is taken at once.
    const isKept = kind === '500'
    expect(await collect(house)).toBe(isKept ? 'passed' : 'payment-unreachable')
    if (!isKept) expect(await billRow(house.billId)).toMatchObject({ failedAt: null, lastError: null, tries: 0 })
    expect(await contactRow(house.payer)).toMatchObject({ status: 'active' })
    await stack.control({ fail: null })
    await collect(house)
    await expectPaidOnce(stack, house)
    expect(await billRow(house.billId)).toMatchObject({ tries: isKept || path !== PAY[2] || kind !== LOST ? 1 : 0 })
    const [invoice] = await invoicesAt(house.customerId)
    expect(invoice?.lines.data).toHaveLength(2)
    expect(await linesOfLogAbout(house.billId)).toEqual(['bill-paid'])
  },
)

test.each(chosen('timeout-after-commit' as const, '500' as const, '429' as const, 'drop-before' as const))(
  'row 26, %s at the customer: there is no second one',
  async (kind) => {
    const house = await newHouseOnTheThird()
    const none = {
      stripeCustomerId: null,
      paymentMethodId: null,
      paymentMethodType: null,
      status: 'incomplete',
    } as const
    await db().update(billingContacts).set(none).where(eq(billingContacts.id, house.payer))
    await stack.control({ fail: { path: '/v1/customers', kind, times: TRIES } })
    if (kind !== '500') expect(await collect(house)).toBe('payment-unreachable')
    await stack.control({ fail: null })
    await collect(house)
    const { objects } = await standInReport(stack)
    const mine = objects.customers.filter(({ id, metadata }) => {
      return metadata?.billing_contact_id === house.payer && id !== house.customerId
    })
    expect(mine).toMatchObject([{ id: (await contactRow(house.payer)).stripeCustomerId }])
    expect(await billRow(house.billId)).toMatchObject({ lastError: 'no-method' })
  },
)

test.each(chosen('429' as const, '500' as const, 'timeout-after-commit' as const, 'drop-before' as const))(
  'row 28, %s at looking up the invoice: tried again, and no failed payment',
  async (kind) => {
    const house = await newHouseOnTheThird()
    await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: '503', times: TRIES } })
    expect(await collect(house)).toBe('payment-unreachable')
    await stack.control({ fail: { method: 'GET', path: '/v1/invoices/*', kind, times: TRIES } })
    expect(await collect(house)).toBe('payment-unreachable')
    expect(await billRow(house.billId)).toMatchObject({ failedAt: null, tries: 0 })
    await stack.control({ fail: null })
    expect(await collect(house)).toBe('passed')
    await expectPaidOnce(stack, house)
  },
)

test('row 28, a slow Stripe is waited for', async () => {
  const house = await newHouseOnTheThird()
  await stack.control({ fail: { path: '/v1/invoices/*/pay', kind: 'slow', seconds: 1 } })
  expect(await collect(house)).toBe('passed')
  await expectPaidOnce(stack, house)
})

test.each([3, 4, 12])('row 27, the id of the invoice is lost: a run on day %i takes the same one', async (day) => {
  const house = await newHouseOnTheThird()
  await lost('stripe_invoice_id', () => collectBill(house))
  const [draft] = await invoicesAt(house.customerId)
  expect(draft?.status).toBe('draft')
  expect(await billRow(house.billId)).toMatchObject({ stripeInvoiceId: null })
  onDay(day, 13)
  if (day === 12) {
    await stack.control({ fail: { method: 'GET', path: '/v1/invoices', kind: '429', times: TRIES } })
    expect(await collect(house)).toBe('payment-unreachable')
    await stack.control({ fail: null })
  }
  expect(await collect(house)).toBe('passed')
  expect((await billRow(house.billId)).stripeInvoiceId).toBe(draft?.id)
  await expectPaidOnce(stack, house)
})

test('row 27, the answer of the bank is lost: a run a day later finds out, and takes nothing twice', async () => {
  const house = await newHouseOnTheThird()
  await lost('tries', () => collectBill(house))
  expect(await takenFrom(stack, house.customerId)).toHaveLength(1)
  expect(await billRow(house.billId)).toMatchObject({ paidAt: null, tries: 0 })
  onDay(5)
  expect(await collect(house)).toBe('passed')
  await expectPaidOnce(stack, house)
})

test('row 41, an invoice that only says it is of the bill is not taken for it', async () => {
  const house = await newHouseOnTheThird()
  await lost('stripe_invoice_id', () => collectBill(house))
  const [ours] = await invoicesAt(house.customerId)
  onDay(5)
  const metadata = { bill_id: house.billId }
  const copy = await stripe().invoices.create({ customer: house.customerId, currency: 'eur', metadata })
  expect(await collect(house)).toBe('passed')
  expect((await billRow(house.billId)).stripeInvoiceId).toBe(ours?.id)
  expect((await stripe().invoices.retrieve(copy.id)).status).toBe('draft')
})

test('a number that something else has at Stripe keeps nobody from paying, with the number on the invoice', async () => {
  const house = await newHouseOnTheThird()
  const { number, gross } = await billRow(house.billId)
  const somebody = await stripe().customers.create({ name: 'Somebody' })
  await stripe().invoices.create({ customer: somebody.id, currency: 'eur', number })
  expect(await collect(house)).toBe('passed')
  expect(await invoicesAt(house.customerId)).toMatchObject([{ status: 'paid', total: gross, description: number }])
  expect(await billRow(house.billId)).toMatchObject({ paidAt: expect.any(Date) })
})

test('no other amount than that of the bill is ever charged', async () => {
  const house = await newHouseOnTheThird()
  const { id, number } = await billRow(house.billId)
  const { customerId: customer } = house
  await lost('stripe_invoice_id', () => collectBill(house))
  const [draft] = await invoicesAt(customer)
  await stripe().invoices.addLines(draft?.id ?? '', { lines: [{ amount: 1000, description: 'By hand' }] })
  await expect(collectBill(house)).rejects.toThrow(id)
  await stripe().invoices.finalizeInvoice(draft?.id ?? '')
  await expect(collectBill(house)).rejects.toThrow(id)
  expect(await invoicesAt(customer)).toMatchObject([{ number, status: 'open' }])
  expect(await takenFrom(stack, customer)).toEqual([])
})
