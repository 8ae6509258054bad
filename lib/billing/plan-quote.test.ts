import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, firstOfMonth, lastOfMonth } from '@/lib/day'
import { ledgerLines } from './ledger'
import { ledgerChange } from './ledger-change'
import { type PaidRow, type PlanQuoteInput, planQuote } from './plan-quote'
import { type Buyer, quote, type Seller, vatOf, withVat } from './quote'

const BERLIN: Seller = { country: 'DE', vat: { scheme: 'regular', oss: false } }
const KIM: Buyer = { country: 'DE', vatId: null, vatStatus: null }

function row(part: Partial<PaidRow> = {}): PaidRow {
  const usual = { id: 'now', appId: 'shop', billingContactId: 'kim', monthlyAmount: 4500, startsOn: '2027-11-01' }
  return { ...usual, endsOn: null, ...part }
}

function input(part: Partial<PlanQuoteInput> = {}): PlanQuoteInput {
  return {
    rows: [],
    appRows: [],
    appId: 'shop',
    next: { billingContactId: 'kim', monthlyAmount: 12000, endsOn: null },
    currency: 'eur',
    seller: BERLIN,
    buyer: KIM,
    methodType: 'card',
    today: '2027-12-15',
    ...part,
  }
}

describe('planQuote', () => {
  test('a larger plan beside another App: the picture of the order page, to the cent', () => {
    const rows = [row(), row({ id: 'other', appId: 'kurse', monthlyAmount: 1500 })]
    expect(planQuote(input({ rows, appRows: [row()] }))).toEqual({
      currency: 'eur',
      vat: { reason: 'domestic', country: 'DE', rate: 1900 },
      from: '2027-12-15',
      before: { net: 4500, vat: 855, gross: 5355 },
      after: { net: 12000, vat: 2280, gross: 14280 },
      difference: { net: 7500, vat: 1425, gross: 8925 },
      bill: {
        from: '2027-12-01',
        to: '2027-12-31',
        unchanged: { net: 6000, vat: 1140, gross: 7140 },
        changed: { net: 10113, vat: 1921, gross: 12034 },
        billedOn: '2028-01-01',
        chargedOn: '2028-01-03',
      },
    })
  })

  test('a smaller plan begins tomorrow, also when that is another month', () => {
    const next = { billingContactId: 'kim', monthlyAmount: 1500, endsOn: null }
    expect(planQuote(input({ rows: [row()], appRows: [row()], next }))).toMatchObject({
      from: '2027-12-16',
      difference: { net: -3000, vat: -570, gross: -3570 },
    })
    const last = planQuote(input({ rows: [row()], appRows: [row()], next, today: '2027-12-31' }))
    expect(last.bill).toMatchObject({
      from: '2028-01-01',
      to: '2028-01-31',
      changed: { net: 1500 },
      billedOn: '2028-02-01',
    })
  })

  test('a first plan costs from today on, and its month begins with it', () => {
    expect(planQuote(input())).toMatchObject({
      from: '2027-12-15',
      before: { net: 0, vat: 0, gross: 0 },
      bill: { from: '2027-12-15', unchanged: { gross: 0 }, changed: { net: 6581 } },
    })
  })

  test('a plan whose end is written for today costs nothing from tomorrow on: to go on is to pay again', () => {
    const ended = row({ endsOn: '2027-12-15' })
    const next = { billingContactId: 'kim', monthlyAmount: 4500, endsOn: null }
    expect(planQuote(input({ rows: [ended], appRows: [ended], next }))).toMatchObject({
      from: '2027-12-16',
      before: { net: 0 },
      difference: { net: 4500 },
      bill: { unchanged: { net: 2177 }, changed: { net: 4500 } },
    })
  })

  test('an end that is planned stays: the bill counts the days until then', () => {
    const ending = row({ endsOn: '2027-12-20' })
    const next = { billingContactId: 'kim', monthlyAmount: 12000, endsOn: '2027-12-20' as Day }
    const { bill } = planQuote(input({ rows: [ending], appRows: [ending], next }))
    // 14 days at 45.00 and 6 at 120.00.
    expect([bill.unchanged.net, bill.changed.net]).toEqual([2903, 2032 + 2323])
  })

  test('the bill it foretells is that of the ledger it leads to, for any plans and days', () => {
    const price = fc.integer({ min: 0, max: 30_000 })
    fc.assert(
      fc.property(
        price,
        price,
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 60 }),
        (now, then, at, ago) => {
          const today = addDays('2027-01-01', at)
          const appRows = [row({ monthlyAmount: now, startsOn: addDays(today, -ago) })]
          const next = { billingContactId: 'kim', monthlyAmount: then, endsOn: null }
          const foretold = planQuote(input({ rows: appRows, appRows, next, today }))
          const { ends, begins } = ledgerChange({ rows: appRows, next, change: 'plan', today })
          const ledger = [
            ...appRows.map((one) => ({ ...one, ...ends.find(({ id }) => id === one.id) })),
            row({ id: 'next', monthlyAmount: then, startsOn: begins ?? '' }),
          ]
          const month = { from: firstOfMonth(foretold.from), to: lastOfMonth(foretold.from) }
          const net = ledgerLines({ usages: ledger, ...month }).reduce((sum, line) => sum + line.amount, 0)
          expect(foretold.bill.changed).toEqual(withVat(net, vatOf({ seller: BERLIN, buyer: KIM, day: month.to })))
        },
      ),
    )
  })

  test('a first plan and a hand-over of the day before cost the same: one price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 800 }), (monthlyAmount, at) => {
        const today = addDays('2026-01-01', at)
        const next = { billingContactId: 'kim', monthlyAmount, endsOn: null }
        const booked = planQuote(input({ next, today }))
        const handedOver = quote({
          plans: [{ planId: 'plan', name: 'Standard', monthlyAmount }],
          currency: 'eur',
          seller: BERLIN,
          buyer: KIM,
          handOverDay: addDays(today, -1),
        })
        const { from, to, billedOn, chargedOn, ...first } = handedOver.firstBill
        expect(booked.after).toEqual(handedOver.month)
        expect(booked.bill).toEqual({
          from,
          to,
          unchanged: withVat(0, booked.vat),
          changed: first,
          billedOn,
          chargedOn,
        })
      }),
    )
  })
})
