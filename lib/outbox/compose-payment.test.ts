import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bills } from '@/db/schema/bills'
import { memberships } from '@/db/schema/companies'
import { suspendedOn, warnedOn } from '@/lib/billing/bill-calendar'
import { collectBill } from '@/lib/billing/collect-bill'
import { endPlans } from '@/lib/billing/end-plans'
import { settleSetup } from '@/lib/billing/settle-setup'
import { stripe } from '@/lib/billing/stripe'
import { suspendPayer } from '@/lib/billing/suspend-payer'
import { syncBill } from '@/lib/billing/sync-bill'
import { syncContact } from '@/lib/billing/sync-contact'
import { warnPayer } from '@/lib/billing/warn-payer'
import { addDays, type Day, firstOfNextMonth, formatDay } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { absolute, appHost, paths } from '@/lib/paths'
import { at, endPlanOn } from '@/testing/bills'
import { billRow, CARDS, newChargedHouse, payOnPage } from '@/testing/collecting'
import { appOf, today } from '@/testing/company'
import { jobOf } from '@/testing/jobs'
import { cardAt, contactRow, pressPay, setupsOf } from '@/testing/payer'
import { newestTo, newRefusedHouse } from '@/testing/payment-mails'
import { end, switchOff } from '@/testing/plan-ends'
import { joins } from '@/testing/team'
import { mailOf } from '@/testing/team-mail'
import { prepareStack } from '@/testing/verb-stack'
import { compose } from './compose'

const stack = prepareStack()
let first: Day = ''
beforeAll(() => {
  first = firstOfNextMonth(today())
})
beforeEach(() => stack.moveClock(0))

const failedOn = () => addDays(first, 2)
const inWords = (day: Day) => formatDay(day, 'en', 'weekday')

/** A Company whose bill was charged in vain on its day, and its bill. */
async function refused() {
  const house = await newRefusedHouse(first, stack.moveClockTo)
  const site = appHost((await appOf(house.appIds.shop ?? '')).name)
  const gross = formatMoney((await billRow(house.billId)).gross, 'eur', 'en')
  return { ...house, site, gross }
}
type Refused = Awaited<ReturnType<typeof refused>>

async function propsOf(
  kind: Parameters<typeof newestTo>[0],
  { billId, owner }: Refused,
  reader: string | null = owner.id,
) {
  return mailOf(await newestTo(kind, billId, reader)).mail.props
}

async function skippedAs(kind: Parameters<typeof newestTo>[0], { billId, owner }: Refused) {
  const composed = await newestTo(kind, billId, owner.id)
  return 'skipped' in composed ? composed.skipped : null
}

async function payBy(house: Refused) {
  await cardAt(await pressPay(house.owner, house.payer))
  await syncContact({ contactId: house.payer })
  await collectBill(house)
}

describe('a bill that could not be charged', () => {
  const kind = 'mail-payment-failed'

  test('says which card, why, what is tried next and until when everything goes on', async () => {
    const house = await refused()
    const bill = await billRow(house.billId)
    expect(await propsOf(kind, house)).toMatchObject({
      ...{ reader: 'payer', reason: 'declined', number: bill.number, gross: house.gross, sites: [house.site] },
      ...{ paymentMethod: 'Visa ending 0341', debitLast4: '', company: 'Blumenhaus Berger' },
      ...{ nextTry: inWords(addDays(failedOn(), 3)), pausedOn: inWords(suspendedOn(failedOn())) },
      contactUrl: absolute(paths.contact(house.slug, house.payer)),
      billUrl: absolute(paths.bill(house.slug, bill.number)),
    })
    expect(await propsOf(kind, house, house.admin.id)).toEqual({
      ...{ reader: 'worker', readerName: house.admin.name, readerKind: 'developer', sites: [house.site] },
      ...{ company: expect.stringContaining('House'), ownerName: 'Olga Owner' },
      ...{ companyUrl: absolute(paths.company(house.slug)), pausedOn: inWords(suspendedOn(failedOn())) },
    })
  })

  test('says when each next try is, and after the last one that there is none', async () => {
    const house = await refused()
    const told: string[] = []
    for (const after of [3, 7, 14]) {
      stack.moveClockTo(at(addDays(failedOn(), after), 8))
      await collectBill(house)
      told.push(((await propsOf(kind, house)) as { nextTry: string }).nextTry)
    }
    expect(told).toEqual([inWords(addDays(failedOn(), 7)), inWords(addDays(failedOn(), 14)), ''])
  })

  test('asks for a confirmation where the bank wants one, and for a method where there is none', async () => {
    const asked = await refused()
    await db().update(bills).set({ lastError: 'confirmation-wanted' }).where(eq(bills.id, asked.billId))
    expect(await propsOf(kind, asked)).toMatchObject({ reason: 'confirmation-wanted' })
    const house = await newChargedHouse(first, stack.moveClockTo)
    await stripe().paymentMethods.detach((await contactRow(house.payer)).paymentMethodId ?? '')
    await syncContact({ contactId: house.payer })
    stack.moveClockTo(at(failedOn(), 8))
    await collectBill(house)
    const { props } = mailOf(await newestTo(kind, house.billId, house.owner.id)).mail
    expect(props).toMatchObject({ reason: 'no-method', paymentMethod: '' })
  })

  test('names no bank and no further try once it was written off', async () => {
    const house = await refused()
    await stripe().invoices.markUncollectible((await billRow(house.billId)).stripeInvoiceId ?? '')
    await syncBill(house)
    expect(await propsOf(kind, house)).toMatchObject({ reason: 'given-up', nextTry: '' })
  })

  test('is not told any more once it was tried again, is on its way, or is settled', async () => {
    const house = await refused()
    const before = jobOf(kind, { billId: house.billId, recipientId: house.owner.id, tries: 1 })
    stack.moveClockTo(at(addDays(failedOn(), 3), 8))
    await collectBill(house)
    expect(await compose(before)).toEqual({ skipped: 'tried-again' })
    await db()
      .update(bills)
      .set({ collectingSince: at(failedOn()) })
      .where(eq(bills.id, house.billId))
    expect(await skippedAs(kind, house)).toBe('on-its-way')
    await db().update(bills).set({ collectingSince: null }).where(eq(bills.id, house.billId))
    await payBy(house)
    expect(await skippedAs(kind, house)).toBe('settled')
  })

  test('is told by the role of now: without amounts to whoever is Admin by then, not at all to whoever left', async () => {
    const house = await refused()
    const billing = await joins(house, 'billing')
    const job = jobOf(kind, { billId: house.billId, recipientId: billing.id, tries: 1 })
    const isMember = and(eq(memberships.companyId, house.id), eq(memberships.accountId, billing.id))
    expect(mailOf(await compose(job)).mail.props).toMatchObject({ reader: 'payer' })
    await db().update(memberships).set({ role: 'admin' }).where(isMember)
    expect(mailOf(await compose(job)).mail.props).toMatchObject({ reader: 'worker' })
    await db().delete(memberships).where(isMember)
    expect(await compose(job)).toEqual({ skipped: 'not-entitled' })
  })

  test('names no day that has passed where a debit held the pause up', async () => {
    const house = await refused()
    stack.moveClockTo(at(addDays(suspendedOn(failedOn()), 2), 8))
    expect(await propsOf(kind, house)).toMatchObject({ pausedOn: inWords(addDays(suspendedOn(failedOn()), 2)) })
  })
})

describe('the last warning', () => {
  const kind = 'mail-payment-warning'

  test('says the day of the pause, all that is owed and where to pay it', async () => {
    const house = await refused()
    stack.moveClockTo(at(warnedOn(failedOn()), 8))
    await warnPayer(house)
    const { number } = await billRow(house.billId)
    const url = absolute(paths.bill(house.slug, number))
    expect(await propsOf(kind, house)).toMatchObject({
      ...{ pausedOn: inWords(suspendedOn(failedOn())), pausedOnShort: formatDay(suspendedOn(failedOn()), 'en') },
      ...{ unpaid: [{ number, gross: house.gross, url }], sum: house.gross, sites: [house.site] },
    })
    await payBy(house)
    expect(await skippedAs(kind, house)).toBe('settled')
  })

  test('is not sent where the pause has begun', async () => {
    const house = await refused()
    stack.moveClockTo(at(warnedOn(failedOn()), 8))
    await warnPayer(house)
    stack.moveClockTo(at(suspendedOn(failedOn()), 8))
    await suspendPayer(house)
    expect(await skippedAs(kind, house)).toBe('changed-meanwhile')
  })
})

describe('a pause', () => {
  async function paused() {
    const house = await refused()
    stack.moveClockTo(at(suspendedOn(failedOn()), 8))
    await suspendPayer(house)
    return house
  }

  test('says since when and what brings everything back, while it lasts', async () => {
    const house = await paused()
    expect(await propsOf('mail-payer-suspended', house)).toMatchObject({
      ...{ since: inWords(suspendedOn(failedOn())), sum: house.gross, sites: [house.site] },
    })
    await payBy(house)
    expect(await skippedAs('mail-payer-suspended', house)).toBe('changed-meanwhile')
  })

  test('that is over says what was paid and from when on it costs again', async () => {
    const house = await paused()
    const paidOn = addDays(suspendedOn(failedOn()), 3)
    stack.moveClockTo(at(paidOn, 8))
    await payBy(house)
    expect(await propsOf('mail-payer-recovered', house)).toMatchObject({
      ...{ wasPaused: true, isCancelled: false, gross: house.gross, costsFrom: formatDay(paidOn, 'en') },
    })
  })

  test('that is over on its first day costs again from the next one, as that day is paid already', async () => {
    const house = await paused()
    await payBy(house)
    expect(await propsOf('mail-payer-recovered', house)).toMatchObject({
      costsFrom: formatDay(addDays(suspendedOn(failedOn()), 1), 'en'),
    })
  })

  test('of an App whose plan is to end: nothing goes on until then, and no day of it is paid for', async () => {
    const house = await paused()
    const { id: appId, name } = await appOf(house.appIds.shop ?? '')
    const news = { appId, recipientId: house.owner.id, actorId: house.admin.id }
    const lastDay = addDays(today(), 2)
    await end(house.owner, house, name, lastDay)
    expect(mailOf(await compose(jobOf('mail-plan-ends', { ...news, lastDay }))).mail.props).toMatchObject({
      isUnpaid: true,
    })
    stack.moveClockTo(at(addDays(lastDay, 1), 8))
    await endPlans()
    const ended = await compose(jobOf('mail-plan-ended', { ...news, endedOn: lastDay }))
    expect(mailOf(ended).mail.props).toMatchObject({ isUnpaid: true })
  })

  test('of an App that is switched off does not end a day that is paid', async () => {
    const house = await paused()
    const { id: appId, name } = await appOf(house.appIds.shop ?? '')
    stack.moveClockTo(at(addDays(suspendedOn(failedOn()), 1), 8))
    await switchOff(house.owner, house, name)
    const job = jobOf('mail-app-switched-off', { appId, recipientId: house.owner.id, actorId: house.owner.id })
    expect(mailOf(await compose(job)).mail.props).toMatchObject({ wasPaid: false })
  })

  test('another bill that fails while Apps are paused promises no day', async () => {
    const house = await paused()
    expect(await propsOf('mail-payment-failed', house)).toMatchObject({ pausedOn: '' })
  })
})

test('where nothing pays any more, being paid by hand leaves something to do, and the letter leads there', async () => {
  const house = await refused()
  await stripe().paymentMethods.detach((await contactRow(house.payer)).paymentMethodId ?? '')
  await syncContact({ contactId: house.payer })
  const gone = mailOf(await compose(jobOf('mail-method-gone', { contactId: house.payer, recipientId: house.owner.id })))
  expect(gone.mail.props).toMatchObject({ owed: house.gross })
  await payOnPage((await billRow(house.billId)).stripeInvoiceId ?? '', CARDS.fine)
  await syncBill(house)
  expect(await propsOf('mail-payer-recovered', house)).toMatchObject({ lacksMethod: true })
  await cardAt(await pressPay(house.owner, house.payer))
  await settleSetup({ setupId: (await setupsOf(house.payer))[0]?.id ?? '' })
  expect(await propsOf('mail-payer-recovered', house)).toMatchObject({ lacksMethod: false })
})

test('a bill that is paid in time is told without a pause', async () => {
  const house = await refused()
  await payBy(house)
  expect(await propsOf('mail-payer-recovered', house)).toMatchObject({ wasPaused: false })
  expect(await propsOf('mail-payer-recovered', house, house.admin.id)).toMatchObject({
    reader: 'worker',
    wasPaused: false,
  })
})

describe('a payment method that is gone', () => {
  async function lost() {
    const house = await newChargedHouse(first, stack.moveClockTo)
    await stripe().paymentMethods.detach((await contactRow(house.payer)).paymentMethodId ?? '')
    await syncContact({ contactId: house.payer })
    const admin = await joins(house, 'admin')
    const mail = (recipientId: string | null) =>
      compose(jobOf('mail-method-gone', { contactId: house.payer, recipientId }))
    return { ...house, admin, mail }
  }

  test('is told with what it paid for, the next day of charge and where to add another', async () => {
    const { owner, admin, slug, payer, mail } = await lost()
    expect(mailOf(await mail(owner.id)).mail.props).toMatchObject({
      ...{ nextCharge: inWords(failedOn()), owed: '', contactUrl: absolute(paths.contact(slug, payer)) },
      sites: [expect.stringContaining('shop')],
    })
    expect(mailOf(await mail(null)).mail.props).toMatchObject({ contactUrl: null })
    expect(await mail(admin.id)).toEqual({ skipped: 'not-entitled' })
  })

  test('is told no more once there is another, or nothing to pay', async () => {
    const house = await lost()
    await cardAt(await pressPay(house.owner, house.payer))
    await settleSetup({ setupId: (await setupsOf(house.payer))[0]?.id ?? '' })
    expect(await house.mail(house.owner.id)).toEqual({ skipped: 'method-added' })
    const other = await lost()
    await endPlanOn(other.appIds.shop ?? '', first)
    await db()
      .update(bills)
      .set({ voidAt: at(first) })
      .where(eq(bills.id, other.billId))
    expect(await other.mail(other.owner.id)).toEqual({ skipped: 'pays-nothing' })
  })
})
