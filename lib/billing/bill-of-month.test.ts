import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, firstOfMonth, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { billOfMonth } from './bill-of-month'
import type { Usage } from './ledger'
import { type LedgerRow, ledgerChange } from './ledger-change'
import type { Buyer, Seller } from './quote'

const seller: Seller = { country: 'DE', vat: { scheme: 'regular', oss: false } }
const buyer: Buyer = { country: 'DE', vatId: null, vatStatus: null }
const bill = (month: Day, ...usages: Usage[]) => billOfMonth({ usages, month, seller, buyer })
const usage = (startsOn: Day, endsOn: Day | null, monthlyAmount = 4500, appId = 'shop'): Usage => ({
  ...{ appId, planName: `Plan ${monthlyAmount}`, monthlyAmount, startsOn, endsOn },
})

describe('row 31, the day rules of a bill', () => {
  test.each([
    ['from the 16th of 30 days', '2026-11-01', usage('2026-11-16', null), 15, 2250, 428],
    ['February', '2027-02-01', usage('2027-01-01', null), 28, 4500, 855],
    ['February of a leap year', '2028-02-01', usage('2027-01-01', null), 29, 4500, 855],
    ['30 days', '2026-11-01', usage('2026-11-01', '2026-11-30'), 30, 4500, 855],
    ['31 days', '2026-12-01', usage('2026-11-24', null), 31, 4500, 855],
    ['booked and ended on one day', '2026-11-01', usage('2026-11-30', '2026-11-30'), 1, 150, 29],
  ] as const)('%s', (_what, month, used, days, net, vat) => {
    const written = bill(month, used)
    expect(written).toMatchObject({ net, vat, gross: net + vat })
    expect(written?.lines.map((line) => [line.days, line.amount, line.vat])).toEqual([[days, net, vat]])
  })

  test('a day costs its dearest plan: larger from the same day, smaller from the next', () => {
    const written = bill('2026-11-01', usage('2026-11-01', '2026-11-15'), usage('2026-11-15', '2026-11-15', 12000), {
      ...usage('2026-11-16', null, 1500),
    })
    expect(written?.lines.map(({ from, to, monthlyAmount }) => [from.slice(8), to.slice(8), monthlyAmount])).toEqual([
      ['01', '14', 4500],
      ['15', '15', 12000],
      ['16', '30', 1500],
    ])
  })

  test('the VAT is one of the whole bill, and its lines share it to the cent', () => {
    const apps = ['a', 'b', 'c'].map((appId) => usage('2026-11-01', null, 1501, appId))
    const written = bill('2026-11-01', ...apps)
    expect(written).toMatchObject({ net: 4503, vat: 856, gross: 5359 })
    expect(written?.lines.map(({ vat }) => vat)).toEqual([286, 285, 285])
  })

  test('nothing used, no bill; an empty row and one of another month are nothing', () => {
    expect(bill('2026-11-01')).toBeNull()
    expect(bill('2026-11-01', usage('2026-11-10', '2026-11-09'), usage('2026-12-01', null))).toBeNull()
  })
})

type Owned = LedgerRow & { appId: string }

/** What happens to one of two Apps of three payers, on a day: another plan, another payer, the end. */
const events = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 12 }),
    appId: fc.constantFrom('shop', 'blog'),
    payer: fc.constantFrom('kim', 'petra', 'mara'),
    price: fc.constantFrom(0, 1500, 4500, 12000, 3333),
    kind: fc.constantFrom('plan', 'plan', 'payer', 'end'),
  }),
  { minLength: 1, maxLength: 40 },
)

const START = '2027-12-20'

function ledgerAfter(happened: typeof events extends fc.Arbitrary<infer All> ? All : never): {
  rows: Owned[]
  through: Day
} {
  const rows: Owned[] = []
  let today = START
  for (const { after, appId, payer, price, kind } of happened) {
    today = addDays(today, after)
    const own = rows.filter((row) => row.appId === appId && (row.endsOn === null || row.endsOn >= row.startsOn))
    const present = own.filter((row) => row.endsOn === null || row.endsOn >= today)
    // Whoever pays goes on paying where only the plan changes.
    const billingContactId = kind === 'plan' ? (present.at(-1)?.billingContactId ?? payer) : payer
    const next = kind === 'end' ? null : { billingContactId, monthlyAmount: price }
    const { ends, begins } = ledgerChange({ rows: present, next, change: kind === 'payer' ? 'payer' : 'plan', today })
    for (const { id, endsOn } of ends) Object.assign(rows.find((row) => row.id === id) ?? {}, { endsOn })
    if (next && begins) rows.push({ id: String(rows.length), appId, ...next, startsOn: begins, endsOn: null })
  }
  return { rows, through: lastOfMonth(addDays(today, 31)) }
}

function monthsOf(through: Day): Day[] {
  const months: Day[] = []
  for (let month = firstOfMonth(START); month <= through; month = firstOfNextMonth(month)) months.push(month)
  return months
}

test('for any changes over months the bills are the ledger: each day is billed once, to one payer, at its dearest price', () => {
  fc.assert(
    fc.property(events, (happened) => {
      const { rows, through } = ledgerAfter(happened)
      const billed = new Map<string, number>()
      for (const month of monthsOf(through)) {
        for (const payer of ['kim', 'petra', 'mara']) {
          const own = rows.filter((row) => row.billingContactId === payer)
          for (const line of billOfMonth({ usages: own, month, seller, buyer })?.lines ?? []) {
            for (let day = line.from; day <= line.to; day = addDays(day, 1)) {
              expect(billed.has(`${line.appId} ${day}`), 'a day is billed once').toBe(false)
              billed.set(`${line.appId} ${day}`, line.monthlyAmount)
            }
          }
        }
      }
      const covered = new Map<string, number>()
      for (const { appId, startsOn, endsOn, monthlyAmount } of rows) {
        for (let day = startsOn; day <= (endsOn ?? through); day = addDays(day, 1)) {
          covered.set(`${appId} ${day}`, Math.max(covered.get(`${appId} ${day}`) ?? 0, monthlyAmount))
        }
      }
      expect(billed).toEqual(covered)
    }),
    { numRuns: 300 },
  )
})

test('a month in which nothing changes costs exactly the price, and two payers of a month pay it together, or a cent more', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 1, max: 50_000 }),
      fc.integer({ min: 0, max: 30 }),
      (offset, price, at) => {
        const month = firstOfMonth(addDays('2026-11-01', offset))
        expect(bill(month, usage(month, null, price))?.net).toBe(price)
        const handedOver = addDays(month, Math.min(at, daysBetween(month, lastOfMonth(month))))
        const before = bill(month, usage(month, handedOver, price))?.net ?? 0
        const after = bill(month, usage(addDays(handedOver, 1), null, price))?.net ?? 0
        expect([price, price + 1]).toContain(before + after)
      },
    ),
  )
})
