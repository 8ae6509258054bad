import { and, eq, inArray, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { billNumbers } from '@/db/schema/bills'
import { outbox } from '@/db/schema/records'
import { addDays, type Day, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { at, billsOfPayer, endPlanOn, linesOfBill, newBilledPayer, payerRow, payingHouse } from '@/testing/bills'
import { appOf, makePaid, promised, today } from '@/testing/company'
import { newHouse } from '@/testing/team'
import { prepareVerbs } from '@/testing/verbs'
import { closeMonths, isMonthOpen } from './close-months'
import { thisMonthOf } from './this-month'

const { moveClock, moveClockTo } = prepareVerbs()

/** The 1st of the month after the one in which a test begins, and of those after it. */
let [first, second, third]: [Day, Day, Day] = ['', '', '']
beforeAll(() => {
  first = firstOfNextMonth(today())
  second = firstOfNextMonth(first)
  third = firstOfNextMonth(second)
})
beforeEach(() => moveClock(0))

const mailsOf = (billIds: string[]) =>
  db()
    .select({ payload: outbox.payload, runAt: outbox.runAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.kind, 'mail-bill'),
        inArray(
          outbox.key,
          billIds.map((id) => `mail-bill:${id}:1`),
        ),
      ),
    )
    .orderBy(outbox.runAt)

describe('closing a month', () => {
  test('writes the bill of everything a contact paid for, with number, lines, VAT, issuer and recipient, and promises its mail', async () => {
    const { payer, appIds } = await payingHouse(addDays(first, -15), ['shop', 'blog'])
    moveClockTo(at(first))
    await closeMonths()
    const [bill, ...others] = await billsOfPayer(payer)
    expect(others).toEqual([])
    const net = Math.round((4500 * 15) / Number(lastOfMonth(addDays(first, -1)).slice(8))) * 2
    const vat = Math.round(net * 0.19)
    expect(bill).toMatchObject({
      month: firstOfMonth(addDays(first, -1)),
      currency: 'eur',
      ...{ net, vat, gross: net + vat, vatReason: 'domestic', vatCountry: 'DE', vatRate: 1900 },
      issuer: { legalName: 'Nordlicht Hosting GmbH', vatId: 'DE999999999', footer: operator().bills.footer },
      recipient: { address: { city: 'Flensburg' }, vatId: null, orderNumber: '', language: 'en' },
      method: { type: 'card', brand: 'visa', last4: '4242' },
      chargeOn: addDays(first, 2),
    })
    expect(bill?.number).toMatch(new RegExp(`^NH${first.slice(0, 4)}-\\d{5}$`))
    const lines = await linesOfBill(bill?.id ?? '')
    expect(lines.map(({ appId }) => appId)).toEqual([appIds.blog, appIds.shop])
    const shop = await appOf(appIds.shop ?? '')
    expect(lines[1]).toMatchObject({
      ...{
        position: 2,
        appName: shop.name,
        monthlyAmount: 4500,
        fromOn: addDays(first, -15),
        toOn: addDays(first, -1),
      },
      ...{ days: 15, amount: net / 2 },
    })
    expect(await payerRow(payer)).toMatchObject({ billedThrough: addDays(first, -1) })
    expect(await promised('mail-bill', { billId: bill?.id ?? '' })).toEqual([{ billId: bill?.id, version: 1 }])
  })

  test('waits for the second hour of the 1st, and then has nothing left to do', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    moveClockTo(at(first, 1.9))
    await closeMonths()
    expect(await billsOfPayer(payer)).toEqual([])
    moveClockTo(at(first, 2))
    expect(await isMonthOpen()).toBe(true)
    await closeMonths()
    expect(await billsOfPayer(payer)).toHaveLength(1)
    expect(await isMonthOpen()).toBe(false)
  })

  test('by direct debit charges on the 7th', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    const debit = { paymentMethodType: 'sepa_debit', paymentMethodBrand: 'sepa_debit', paymentMethodLast4: '3000' }
    await db().update(billingContacts).set(debit).where(eq(billingContacts.id, payer))
    moveClockTo(at(first))
    await closeMonths()
    expect(await billsOfPayer(payer)).toMatchObject([{ chargeOn: addDays(first, 6), method: { type: 'sepa_debit' } }])
  })

  test('a verified VAT id takes the VAT away from the next bill on, and what was written stays', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    const abroad = { country: 'AT', vatId: 'ATU12345678' }
    await db()
      .update(billingContacts)
      .set({ ...abroad, vatStatus: 'pending' })
      .where(eq(billingContacts.id, payer))
    moveClockTo(at(first))
    await closeMonths()
    await db()
      .update(billingContacts)
      .set({ vatStatus: 'verified', legalName: 'New' })
      .where(eq(billingContacts.id, payer))
    moveClockTo(at(second))
    await closeMonths()
    expect(await billsOfPayer(payer)).toMatchObject([
      { vatReason: 'eu-without-vat-id', vatRate: 1900, recipient: { vatId: 'ATU12345678' } },
      { vatReason: 'reverse-charge', vat: 0, recipient: { legalName: 'New' } },
    ])
    expect((await billsOfPayer(payer))[0]?.recipient.legalName).not.toBe('New')
  })

  test('row 29, a VAT id that turns out to be none later: the next bill is written and charged, with VAT again', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    const set = (values: Partial<typeof billingContacts.$inferInsert>) =>
      db().update(billingContacts).set(values).where(eq(billingContacts.id, payer))
    await set({ country: 'AT', vatId: 'ATU12345678', vatStatus: 'verified' })
    moveClockTo(at(first))
    await closeMonths()
    await set({ vatStatus: 'unverified' })
    moveClockTo(at(second))
    await closeMonths()
    const [before, after, ...more] = await billsOfPayer(payer)
    expect([before?.vatReason, after?.vatReason, more]).toEqual(['reverse-charge', 'eu-without-vat-id', []])
    expect(after?.gross).toBe((after?.net ?? 0) + (after?.vat ?? 0))
    expect(after?.vat).toBeGreaterThan(0)
    const charges = await db()
      .select()
      .from(outbox)
      .where(and(eq(outbox.kind, 'collect-bill'), sql`payload ->> 'billId' = ${after?.id ?? ''}`))
    expect(charges).toHaveLength(1)
  })

  test('a plan that was to end is billed to its last day, also where its end was not written down yet', async () => {
    const { payer, appIds } = await payingHouse(addDays(first, -9))
    const { shop = '' } = appIds
    const lastDay = addDays(first, -5)
    await db().update(apps).set({ planEndsOn: lastDay }).where(eq(apps.id, shop))
    moveClockTo(at(second))
    await closeMonths()
    const [bill, ...others] = await billsOfPayer(payer)
    expect(await linesOfBill(bill?.id ?? '')).toMatchObject([{ days: 5, toOn: lastDay }])
    expect(others).toEqual([])
    expect(await appOf(shop)).toMatchObject({ planEndsOn: null, planEndedOn: lastDay })
  })

  test('its mails leave one each 600 ms, also after those that wait already', async () => {
    const houses = [await payingHouse(addDays(first, -3)), await payingHouse(addDays(first, -3))]
    moveClockTo(at(first))
    await closeMonths()
    const later = await payingHouse(addDays(first, -2))
    await closeMonths()
    const billIds: string[] = []
    for (const { payer } of [...houses, later]) billIds.push(...(await billsOfPayer(payer)).map(({ id }) => id))
    const times = (await mailsOf(billIds)).map(({ runAt }) => runAt.getTime())
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0))
    expect(
      pauses.every((pause) => pause >= 600),
      String(pauses),
    ).toBe(true)
  })

  test('one contact that cannot be closed keeps no other one waiting, and is tried again', async () => {
    const [broken, fine] = [await payingHouse(addDays(first, -3)), await payingHouse(addDays(first, -3))]
    await db().execute(
      `create function no_bill() returns trigger language plpgsql as $$ begin
        if new.billing_contact_id = '${broken.payer}' then raise exception 'not today'; end if; return new; end $$`,
    )
    await db().execute('create trigger no_bill before insert on bills for each row execute function no_bill()')
    moveClockTo(at(first))
    await expect(closeMonths()).rejects.toThrow()
    expect(await billsOfPayer(fine.payer)).toHaveLength(1)
    expect(await payerRow(broken.payer)).toMatchObject({ billedThrough: null })
    await db().execute('drop trigger no_bill on bills')
    await closeMonths()
    expect(await billsOfPayer(broken.payer)).toHaveLength(1)
  })
})

describe('row 32, closing twice, late, over a year', () => {
  test('a second run writes nothing', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    moveClockTo(at(first))
    await closeMonths()
    const before = await billsOfPayer(payer)
    await closeMonths()
    moveClockTo(at(lastOfMonth(first)))
    await closeMonths()
    expect(await billsOfPayer(payer)).toEqual(before)
  })

  test('two months late: two bills, in order, both charged in time after they are written', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    moveClockTo(at(second))
    await closeMonths()
    const written = await billsOfPayer(payer)
    expect(written.map(({ month }) => month)).toEqual([firstOfMonth(addDays(first, -1)), first])
    const [one, other] = written
    expect(one && other && one.number < other.number).toBe(true)
    expect(written.map(({ chargeOn }) => chargeOn)).toEqual([addDays(second, 2), addDays(second, 2)])
    expect(await promised('mail-bill', { billId: other?.id ?? '' })).toHaveLength(1)
  })

  test('the number is one of the year in which the bill is written, and begins anew with it', async () => {
    const { payer } = await payingHouse(addDays(first, -3))
    const december = `${first.slice(0, 4)}-12-01`
    moveClockTo(at(december))
    await closeMonths()
    moveClockTo(at(firstOfNextMonth(december)))
    await closeMonths()
    const last = (await billsOfPayer(payer)).at(-1)
    expect(last).toMatchObject({ month: december })
    expect(last?.number.startsWith(`NH${Number(december.slice(0, 4)) + 1}-`)).toBe(true)
  })
})

test('what was billed are the months before on the page of this month; what is not billed yet is none', async () => {
  const { payer, owner, slug } = await payingHouse(addDays(first, -3))
  moveClockTo(at(second))
  const past = async () => (await thisMonthOf({ accountId: owner.id, slug })).map(({ past }) => past)
  expect(await past()).toEqual([[]])
  await closeMonths()
  const billed = (await billsOfPayer(payer)).map(({ month, gross }) => ({ day: month, gross }))
  expect(await past()).toEqual([billed])
  expect(billed).toHaveLength(2)
})

describe('row 33, nothing to bill', () => {
  test('only trials, or nothing at all: no bill and no number, and it is not looked at again', async () => {
    const house = await newHouse(['shop'])
    const payer = await newBilledPayer(house)
    const before = await db().select().from(billNumbers)
    moveClockTo(at(second))
    await closeMonths()
    expect(await billsOfPayer(payer)).toEqual([])
    expect(await db().select().from(billNumbers)).toEqual(before)
    expect(await payerRow(payer)).toMatchObject({ billedThrough: addDays(second, -1) })
    expect(await isMonthOpen()).toBe(false)
  })

  test('after the last paid day no further month is billed', async () => {
    const { payer, appIds } = await payingHouse(addDays(first, -9))
    await endPlanOn(appIds.shop ?? '', addDays(first, -1))
    moveClockTo(at(third))
    await closeMonths()
    expect(await billsOfPayer(payer)).toHaveLength(1)
  })
})

describe('row 34, very little and very much', () => {
  test('less than a euro is let go: no bill, no number, and the days are settled', async () => {
    const { payer, appIds } = await payingHouse(addDays(first, -1))
    await db()
      .update(appUsage)
      .set({ monthlyAmount: 1500 })
      .where(eq(appUsage.appId, appIds.shop ?? ''))
    moveClockTo(at(first))
    await closeMonths()
    expect(await billsOfPayer(payer)).toEqual([])
    expect(await payerRow(payer)).toMatchObject({ billedThrough: addDays(first, -1) })
    moveClockTo(at(second))
    await closeMonths()
    expect(await billsOfPayer(payer), 'it is not carried over').toMatchObject([{ month: first, net: 1500 }])
  })

  test('251 lines stand on one bill, and make its sums to the cent', async () => {
    const house = await newHouse(['shop'])
    const payer = await newBilledPayer(house)
    const { planId, createdBy, createdAt } = await appOf(house.appIds.shop ?? '')
    const many = Array.from({ length: 251 }, (_, number) => ({ id: newId(), name: `${house.slug}-many-${number}` }))
    const paid = { companyId: house.id, planId, createdBy, createdAt, billingContactId: payer }
    await db()
      .insert(apps)
      .values(many.map((one) => ({ ...one, ...paid })))
    for (const { id } of many) await makePaid(id, payer, addDays(first, -7))
    moveClockTo(at(first))
    await closeMonths()
    const [bill] = await billsOfPayer(payer)
    const lines = await linesOfBill(bill?.id ?? '')
    expect(lines).toHaveLength(251)
    const sum = (pick: (line: (typeof lines)[number]) => number) => lines.reduce((all, line) => all + pick(line), 0)
    expect([sum(({ amount }) => amount), sum(({ vat }) => vat)]).toEqual([bill?.net, bill?.vat])
  })
})
