import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysBetween, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { amountHash, type Buyer, type QuoteInput, quote, quoteHash, type Seller, vatOf, withVat } from './quote'
import { EU_COUNTRIES } from './vat-rates'

const standard = { planId: 'plan-1', name: 'Standard', monthlyAmount: 4500 }
const berlin: Seller = { country: 'DE', vat: { scheme: 'regular', oss: false } }
const berlinOss: Seller = { country: 'DE', vat: { scheme: 'regular', oss: true } }
const small: Seller = { country: 'DE', vat: { scheme: 'small-business', oss: false } }

function buyer(country: string, vatStatus: Buyer['vatStatus'] = null): Buyer {
  return { country, vatId: vatStatus ? `${country}123456789` : null, vatStatus }
}

function input(part: Partial<QuoteInput> = {}): QuoteInput {
  return { plans: [standard], currency: 'eur', seller: berlin, buyer: buyer('DE'), handOverDay: '2026-11-23', ...part }
}

describe('quote', () => {
  test('the example of the whole design: €45.00 net, Germany to Germany, handed over on 23 November 2026', () => {
    expect(quote(input())).toEqual({
      currency: 'eur',
      lines: [{ ...standard, firstAmount: 1050 }],
      vat: { reason: 'domestic', country: 'DE', rate: 1900 },
      month: { net: 4500, vat: 855, gross: 5355 },
      firstBill: {
        from: '2026-11-24',
        to: '2026-11-30',
        net: 1050,
        vat: 200,
        gross: 1250,
        billedOn: '2026-12-01',
        chargedOn: '2026-12-03',
      },
    })
  })

  test.each([
    ['2026-11-30', '2026-12-01', '2026-12-31', 4500, '2027-01-01', '2027-01-03'],
    ['2026-11-29', '2026-11-30', '2026-11-30', 150, '2026-12-01', '2026-12-03'],
    ['2026-12-31', '2027-01-01', '2027-01-31', 4500, '2027-02-01', '2027-02-03'],
    ['2027-02-27', '2027-02-28', '2027-02-28', 161, '2027-03-01', '2027-03-03'],
    ['2028-02-28', '2028-02-29', '2028-02-29', 155, '2028-03-01', '2028-03-03'],
    ['2026-12-15', '2026-12-16', '2026-12-31', 2323, '2027-01-01', '2027-01-03'],
  ])('handed over on %s: billed from %s to %s, %i cents net on %s, charged on %s', (...row) => {
    const [handOverDay, from, to, net, billedOn, chargedOn] = row
    expect(quote(input({ handOverDay })).firstBill).toMatchObject({ from, to, net, billedOn, chargedOn })
  })

  test('two Apps: each line rounded by itself, VAT once on the sum', () => {
    const plans = [
      { planId: 'p', name: 'Small', monthlyAmount: 1001 },
      { planId: 'p', name: 'Small', monthlyAmount: 1001 },
    ]
    const { lines, month, firstBill } = quote(input({ plans, handOverDay: '2026-11-15' }))
    expect(lines.map((line) => line.firstAmount)).toEqual([501, 501])
    expect(firstBill).toMatchObject({ net: 1002, vat: 190, gross: 1192 })
    expect(month).toEqual({ net: 2002, vat: 380, gross: 2382 })
  })

  test('the rate is the one of the last day of the billed period', () => {
    const estonia = { seller: berlinOss, buyer: buyer('EE') }
    expect(quote(input({ ...estonia, handOverDay: '2025-06-29' })).vat.rate).toBe(2200)
    expect(quote(input({ ...estonia, handOverDay: '2025-06-30' })).vat.rate).toBe(2400)
  })
})

describe('VAT reasons', () => {
  const day = '2026-11-30'
  test.each<[string, Seller, Buyer, string, string, number]>([
    ['same country', berlin, buyer('DE'), 'domestic', 'DE', 1900],
    ['same country with a verified VAT ID', berlin, buyer('DE', 'verified'), 'domestic', 'DE', 1900],
    ['EU, verified', berlin, buyer('AT', 'verified'), 'reverse-charge', 'AT', 0],
    ['EU, verified, one-stop shop', berlinOss, buyer('AT', 'verified'), 'reverse-charge', 'AT', 0],
    ['EU, pending', berlin, buyer('AT', 'pending'), 'eu-without-vat-id', 'DE', 1900],
    ['EU, unverified', berlin, buyer('AT', 'unverified'), 'eu-without-vat-id', 'DE', 1900],
    ['EU, none', berlin, buyer('AT'), 'eu-without-vat-id', 'DE', 1900],
    ['EU, none, one-stop shop', berlinOss, buyer('AT'), 'eu-without-vat-id', 'AT', 2000],
    ['EU, pending, one-stop shop', berlinOss, buyer('HU', 'pending'), 'eu-without-vat-id', 'HU', 2700],
    ['Finland has half a percent', berlinOss, buyer('FI'), 'eu-without-vat-id', 'FI', 2550],
    ['outside', berlin, buyer('CH'), 'outside-eu', 'CH', 0],
    ['outside with a VAT ID', berlinOss, buyer('GB', 'verified'), 'outside-eu', 'GB', 0],
    ['small business, same country', small, buyer('DE'), 'small-business', 'DE', 0],
    ['small business, EU', small, buyer('FR', 'verified'), 'small-business', 'DE', 0],
    ['small business, outside', small, buyer('US'), 'small-business', 'DE', 0],
    ['Monaco buys as France does', berlinOss, buyer('MC'), 'eu-without-vat-id', 'FR', 2000],
    ['Monaco from a French seller', { ...berlin, country: 'FR' }, buyer('MC'), 'domestic', 'FR', 2000],
  ])('%s', (_name, seller, who, reason, country, rate) => {
    expect(vatOf({ seller, buyer: who, day })).toEqual({ reason, country, rate })
  })

  test('a status without an ID verifies nothing', () => {
    expect(vatOf({ seller: berlin, buyer: { country: 'AT', vatId: null, vatStatus: 'verified' }, day }).rate).toBe(1900)
  })

  test('half a percent is rounded half up, once', () => {
    expect(withVat(1000, { reason: 'domestic', country: 'FI', rate: 2550 })).toEqual({
      net: 1000,
      vat: 255,
      gross: 1255,
    })
    expect(withVat(2, { reason: 'domestic', country: 'DK', rate: 2500 })).toEqual({ net: 2, vat: 1, gross: 3 })
  })

  test('a regular seller outside the EU cannot be quoted at home', () => {
    const swiss: Seller = { country: 'CH', vat: { scheme: 'regular', oss: false } }
    expect(() => vatOf({ seller: swiss, buyer: buyer('CH'), day })).toThrow(RangeError)
  })
})

const anyInput = fc.record<QuoteInput>({
  plans: fc.array(
    fc.record({
      planId: fc.uuid(),
      name: fc.string({ maxLength: 20 }),
      monthlyAmount: fc.integer({ min: 0, max: 500_000 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  currency: fc.constant('eur'),
  seller: fc.record({
    country: fc.constantFrom(...EU_COUNTRIES),
    vat: fc.record({ scheme: fc.constantFrom('regular' as const, 'small-business' as const), oss: fc.boolean() }),
  }),
  buyer: fc.record({
    country: fc.constantFrom(...EU_COUNTRIES, 'CH', 'GB', 'US', 'JP', 'MC'),
    vatId: fc.option(fc.constant('DE123456789')),
    vatStatus: fc.constantFrom(null, 'pending' as const, 'verified' as const, 'unverified' as const),
  }),
  handOverDay: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-06-01', days)),
})

describe('any buyer, any day', () => {
  test('sums hold, nothing is negative, the first bill is at most a month', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { lines, month, firstBill, vat } = quote(given)
        for (const amounts of [month, firstBill]) {
          expect(amounts.gross).toBe(amounts.net + amounts.vat)
          expect(amounts.vat).toBe(Math.floor((amounts.net * vat.rate) / 10_000 + 0.5))
          expect(Math.min(amounts.net, amounts.vat)).toBeGreaterThanOrEqual(0)
          expect(
            Object.values(amounts)
              .filter((part) => typeof part === 'number')
              .every(Number.isInteger),
          ).toBe(true)
        }
        expect(month.net).toBe(given.plans.reduce((sum, plan) => sum + plan.monthlyAmount, 0))
        expect(firstBill.net).toBe(lines.reduce((sum, line) => sum + line.firstAmount, 0))
        expect(firstBill.net).toBeLessThanOrEqual(month.net)
        expect(firstBill.gross).toBeLessThanOrEqual(month.gross)
      }),
      { numRuns: 300 },
    )
  })

  test('the first bill covers the day after the hand-over up to the end of that month, and a full month is the price', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const { month, firstBill } = quote(given)
        expect(daysBetween(given.handOverDay, firstBill.from)).toBe(1)
        expect(firstBill.to).toBe(lastOfMonth(firstBill.from))
        expect(firstBill.billedOn).toBe(firstOfNextMonth(firstBill.from))
        expect(daysBetween(firstBill.to, firstBill.billedOn)).toBe(1)
        expect(daysBetween(firstBill.billedOn, firstBill.chargedOn)).toBe(2)
        if (firstBill.from.endsWith('-01')) expect(firstBill).toMatchObject(month)
      }),
      { numRuns: 300 },
    )
  })

  // At a month's end the *first* bill becomes a later one over a whole month; what is owed on any day still only falls.
  test('a hand-over that crosses midnight never makes anybody owe more on any day', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const today = quote(given)
        const tomorrow = quote({ ...given, handOverDay: addDays(given.handOverDay, 1) })
        const firsts = monthsAfter(given.handOverDay)
        for (const day of firsts) expect(owedOn(day, tomorrow)).toBeLessThanOrEqual(owedOn(day, today))
      }),
      { numRuns: 300 },
    )
  })

  test('within a month the first bill only gets smaller', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const next = addDays(given.handOverDay, 1)
        fc.pre(next !== lastOfMonth(next))
        const later = quote({ ...given, handOverDay: next }).firstBill
        const { firstBill } = quote(given)
        fc.pre(later.billedOn === firstBill.billedOn)
        expect(later.gross).toBeLessThanOrEqual(firstBill.gross)
      }),
      { numRuns: 300 },
    )
  })
})

function monthsAfter(day: Day): Day[] {
  const first = firstOfNextMonth(day)
  return [first, firstOfNextMonth(first), firstOfNextMonth(firstOfNextMonth(first))]
}

/** Net cents billed up to a 1st of a month: the first bill, then a full month each. */
function owedOn(day: Day, { firstBill, month }: ReturnType<typeof quote>): number {
  if (day < firstBill.billedOn) return 0
  const months = Math.round(daysBetween(firstBill.billedOn, day) / 30.4)
  return firstBill.net + months * month.net
}

describe('quoteHash', () => {
  test('survives JSON and any order of keys', () => {
    fc.assert(
      fc.property(anyInput, (given) => {
        const quoted = quote(given)
        const stored = JSON.parse(JSON.stringify(quoted))
        const reversed = Object.fromEntries(Object.entries(stored).reverse()) as typeof quoted
        expect(quoteHash(stored)).toBe(quoteHash(quoted))
        expect(quoteHash(reversed)).toBe(quoteHash(quoted))
      }),
    )
  })

  test('is fixed for a known quote, and 43 characters of base64url', () => {
    expect(quoteHash(quote(input()))).toMatch(/^[\w-]{43}$/)
    expect(quoteHash(quote(input()))).toBe(quoteHash(quote(input())))
  })

  test.each<[string, Partial<QuoteInput>]>([
    ['day', { handOverDay: '2026-11-24' }],
    ['price', { plans: [{ ...standard, monthlyAmount: 4501 }] }],
    ['plan', { plans: [{ ...standard, name: 'Large' }] }],
    ['country', { buyer: buyer('AT') }],
    ['number of Apps', { plans: [standard, standard] }],
    ['scheme', { seller: small }],
  ])('changes with the %s', (_what, part) => {
    expect(quoteHash(quote(input(part)))).not.toBe(quoteHash(quote(input())))
  })
})

describe('amountHash', () => {
  test('does not change with a country whose buyers pay the same', () => {
    expect(amountHash(quote(input({ buyer: buyer('AT') })))).toBe(amountHash(quote(input())))
    expect(amountHash(quote(input({ buyer: buyer('CH') })))).not.toBe(amountHash(quote(input())))
  })
  test.each<[string, Partial<QuoteInput>]>([
    ['day', { handOverDay: '2026-11-24' }],
    ['price', { plans: [{ ...standard, monthlyAmount: 4501 }] }],
    ['plan', { plans: [{ ...standard, name: 'Large' }] }],
    ['number of Apps', { plans: [standard, standard] }],
    ['scheme', { seller: small }],
  ])('changes with the %s', (_what, part) => {
    expect(amountHash(quote(input(part)))).not.toBe(amountHash(quote(input())))
  })
})
