import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction } from '@/db/transaction'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { newId } from '@/lib/id'
import { formatMoney } from '@/lib/money'
import { at, billLastMonth, endPlanOn } from '@/testing/bills'
import { billRow, CARDS, newChargedHouse } from '@/testing/collecting'
import { promised, today } from '@/testing/company'
import { cardAt, contactRow, pressPay, setupsOf } from '@/testing/payer'
import { BILL_NEWS, type BillNewsKind, readBy, toldOf } from '@/testing/payment-mails'
import { fresh, handOver, newDeveloper, startTrial } from '@/testing/people'
import { joins, type Person } from '@/testing/team'
import { prepareStack } from '@/testing/verb-stack'
import { suspendedOn, warnedOn } from './bill-calendar'
import { billToken } from './bill-link'
import { collectBill } from './collect-bill'
import { settleSetup } from './settle-setup'
import { stripe } from './stripe'
import { suspendPayer } from './suspend-payer'
import { syncBill } from './sync-bill'
import { syncContact } from './sync-contact'
import { tellFailed, tellOperator, tellRecovered, tellSuspended, tellWarned } from './tell-payment'
import { warnPayer } from './warn-payer'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

const failedOn = () => addDays(first, 2)
const mailbox = null

/** A Company with somebody of each role, whose bill was charged in vain on its day. */
async function refused({ card = CARDS.declinedLater }: { card?: string } = {}) {
  const house = await newChargedHouse(first, stack.moveClockTo, { card })
  const [billing, admin, collaborator] = [
    await joins(house, 'billing'),
    await joins(house, 'admin'),
    await joins(house, 'collaborator'),
  ]
  stack.moveClockTo(at(failedOn(), 8))
  await collectBill(house)
  return { ...house, billing, admin, collaborator }
}
type Refused = Awaited<ReturnType<typeof refused>>

/** Each letter, at the time at which it is promised. */
const STEPS: Record<BillNewsKind, (house: Refused) => Promise<unknown>> = {
  'mail-payment-failed': async () => {},
  'mail-payment-warning': async (house) => {
    stack.moveClockTo(at(warnedOn(failedOn()), 8))
    await warnPayer(house)
  },
  'mail-payer-suspended': async (house) => {
    stack.moveClockTo(at(suspendedOn(failedOn()), 8))
    await suspendPayer(house)
  },
  'mail-payer-recovered': async (house) => {
    await STEPS['mail-payer-suspended'](house)
    await payBy(house)
  },
}

async function payBy(house: Pick<Refused, 'owner' | 'payer' | 'billId'>): Promise<void> {
  await cardAt(await pressPay(house.owner, house.payer))
  await syncContact({ contactId: house.payer })
  await collectBill(house)
}

const inOrder = (ids: (string | null)[]) => ids.toSorted((one, other) => String(one).localeCompare(String(other)))

describe.each(BILL_NEWS)('%s', (kind) => {
  test('reaches Owners, Billing people and the mailbox with amounts and the bill, an Admin without any of it, and nobody else', async () => {
    const house = await refused()
    await STEPS[kind](house)
    const told = [house.owner.id, house.billing.id, mailbox, house.admin.id]
    expect(inOrder(await toldOf(kind, house.billId))).toEqual(inOrder(told))
    const { number, gross } = await billRow(house.billId)
    const page = `/c/${house.slug}/bills/${number}`
    for (const { id, email } of [house.owner, house.billing]) {
      const mail = await readBy(kind, house.billId, id)
      expect(mail.to).toBe(email)
      for (const part of [formatMoney(gross, 'eur', 'en'), number, page]) expect(mail.text).toContain(part)
    }
    const toMailbox = await readBy(kind, house.billId, mailbox)
    expect(toMailbox.to).toBe('rechnung@blumenhaus.example')
    for (const part of [formatMoney(gross, 'eur', 'de'), number, `/b/${billToken(house.billId)}`]) {
      expect(toMailbox.text).toContain(part)
    }
    const toAdmin = await readBy(kind, house.billId, house.admin.id)
    expect(toAdmin.to).toBe(house.admin.email)
    expect(toAdmin.text).toContain(`/c/${house.slug}\n`)
    expect(toAdmin.all).not.toMatch(/€|\d[.,]\d\d\b|0341|4242|visa|\/b\/|\/bills|\/billing/i)
    expect(toAdmin.all).not.toContain(number)
  })

  test('is promised once, also when everything is done twice', async () => {
    const house = await refused()
    await STEPS[kind](house)
    const before = await toldOf(kind, house.billId)
    await syncBill(house)
    await warnPayer(house)
    await suspendPayer(house)
    await syncContact({ contactId: house.payer })
    expect(await toldOf(kind, house.billId)).toEqual(before)
  })
})

test('each try is told to whoever pays; an Admin hears once that a payment is overdue', async () => {
  const house = await refused()
  const kind = 'mail-payment-failed'
  for (const [tries, after] of [3, 7, 14].entries()) {
    stack.moveClockTo(at(addDays(failedOn(), after), 8))
    await collectBill(house)
    const told = await toldOf(kind, house.billId)
    expect(told.filter((id) => id === house.owner.id)).toHaveLength(tries + 2)
    expect(told.filter((id) => id === mailbox)).toHaveLength(tries + 2)
    expect(told.filter((id) => id === house.admin.id)).toHaveLength(1)
  }
})

test('a mailbox that is an Owner’s is written to once, and one that is an Admin’s reads of everything, once', async () => {
  const house = await refused()
  const warnedBy = async ({ email }: Person, billId: string) => {
    await db().update(billingContacts).set({ invoiceEmail: email }).where(eq(billingContacts.id, house.payer))
    const contact = await contactRow(house.payer)
    await inTransaction((tx) => tellWarned(tx, { bill: { id: billId }, contact }))
    return inOrder(await toldOf('mail-payment-warning', billId))
  }
  const [one, other] = [newId(), newId()]
  expect(await warnedBy(house.owner, one)).toEqual(inOrder([house.owner.id, house.billing.id, house.admin.id]))
  expect(await warnedBy(house.admin, other)).toEqual(inOrder([house.owner.id, house.billing.id, mailbox]))
})

test('of a closed Company only the address that bills go to is told', async () => {
  const house = await refused()
  await endPlanOn(house.appIds.shop ?? '', failedOn())
  await db()
    .update(companies)
    .set({ closedAt: at(failedOn()) })
    .where(eq(companies.id, house.id))
  await db().delete(memberships).where(eq(memberships.companyId, house.id))
  const about = { bill: { id: house.billId, tries: 2, checks: 2 }, contact: await contactRow(house.payer) }
  await inTransaction(async (tx) => {
    await tellFailed(tx, about)
    await tellWarned(tx, about)
    await tellSuspended(tx, about)
    await tellRecovered(tx, { ...about, wasSuspended: true })
  })
  const failed = await promised('mail-payment-failed', { billId: house.billId })
  expect(failed.filter(({ tries }) => tries === 2)).toMatchObject([{ recipientId: null }])
  for (const kind of BILL_NEWS.slice(1)) expect(await toldOf(kind, house.billId), kind).toEqual([null])
})

describe('after a hand-over', () => {
  async function handedOver(keptAccess: 'admin' | 'none') {
    const mara = await newDeveloper()
    const app = await startTrial(mara, fresh('atelier'))
    const email = `kim-${keptAccess}@blumenhaus.example`
    const { accountId } = await handOver(mara, app.name, {
      email,
      name: 'Kim Berger',
      company: 'Blumenhaus',
      keptAccess,
    })
    stack.moveClockTo(at(addDays(first, 5)))
    const bill = await billLastMonth(app.id)
    const { billingContactId } = await billRow(bill.id)
    const contact = await contactRow(billingContactId)
    await inTransaction((tx) => tellFailed(tx, { bill: { id: bill.id, tries: 1, checks: 1 }, contact }))
    return { mara, accountId, told: await toldOf('mail-payment-failed', bill.id) }
  }

  test('the developer hears nothing of what the client pays, unless they are Admin there', async () => {
    const gone = await handedOver('none')
    expect(gone.told).toEqual([gone.accountId])
    const kept = await handedOver('admin')
    expect(inOrder(kept.told)).toEqual(inOrder([kept.accountId, kept.mara.actor.accountId]))
  })
})

describe('a payment method that is gone', () => {
  const told = (contactId: string) => promised('mail-method-gone', { contactId })

  async function loses(house: Refused) {
    const { paymentMethodId } = await contactRow(house.payer)
    await stripe().paymentMethods.detach(paymentMethodId ?? '')
    await Promise.all([syncContact({ contactId: house.payer }), syncContact({ contactId: house.payer })])
  }

  test('is told once a loss, to whoever may add another and to the mailbox', async () => {
    const house = await refused({ card: CARDS.fine })
    await loses(house)
    const once = [house.owner.id, house.billing.id, mailbox]
    const ids = async () => inOrder((await told(house.payer)).map(({ recipientId }) => recipientId as string | null))
    expect(await ids()).toEqual(inOrder(once))
    await syncContact({ contactId: house.payer })
    expect(await ids(), 'read again').toEqual(inOrder(once))
    await cardAt(await pressPay(house.owner, house.payer))
    await settleSetup({ setupId: (await setupsOf(house.payer))[0]?.id ?? '' })
    await loses(house)
    expect(await ids(), 'lost again').toEqual(inOrder([...once, ...once]))
  })

  test('is no news where nothing is paid', async () => {
    const house = await refused({ card: CARDS.fine })
    await endPlanOn(house.appIds.shop ?? '', failedOn())
    await loses(house)
    expect(await told(house.payer)).toEqual([])
  })
})

test('the same notice reaches whoever runs the product once', async () => {
  const notice = { notice: 'dispute', billId: null, contactId: null, stripeId: 'dp_1' } as const
  await inTransaction((tx) => tellOperator(tx, notice))
  await inTransaction((tx) => tellOperator(tx, notice))
  await inTransaction((tx) => tellOperator(tx, { ...notice, stripeId: 'dp_2' }))
  expect(await promised('mail-operator-notice')).toHaveLength(2)
})

test('each reads in their own language, the mailbox in that of its bills', async () => {
  const house = await refused()
  await db().update(accounts).set({ language: 'de' }).where(eq(accounts.id, house.admin.id))
  const text = async (id: string | null) => (await readBy('mail-payment-failed', house.billId, id)).text
  expect(await text(house.owner.id)).toContain('Hello')
  expect(await text(house.admin.id)).toContain('Guten Tag')
  expect(await text(mailbox)).toContain('Guten Tag')
})
