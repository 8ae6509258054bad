import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withVat } from './quote'
import { spreadVat } from './spread-vat'

const sumOf = (cents: number[]) => cents.reduce((sum, one) => sum + one, 0)
const amounts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 60 })
const rate = fc.constantFrom(0, 1600, 1900, 2000, 2100, 2550, 2700)

test('the shares of the lines make the VAT of the bill, to the cent', () => {
  fc.assert(
    fc.property(amounts, rate, (lines, rate) => {
      const { vat } = withVat(sumOf(lines), { reason: 'domestic', country: 'DE', rate })
      expect(sumOf(spreadVat(vat, lines))).toBe(vat)
    }),
    { numRuns: 2000 },
  )
})

test('no line is more than a cent away from its own VAT, and equal lines differ by a cent at most', () => {
  fc.assert(
    fc.property(amounts, rate, (lines, rate) => {
      const { vat } = withVat(sumOf(lines), { reason: 'domestic', country: 'DE', rate })
      const shares = spreadVat(vat, lines)
      for (const [at, share] of shares.entries()) {
        expect(Math.abs(share - ((lines[at] ?? 0) * rate) / 10_000)).toBeLessThanOrEqual(1.5)
        expect(share).toBeGreaterThanOrEqual(0)
      }
    }),
  )
  expect(spreadVat(2, [100, 100, 100])).toEqual([1, 1, 0])
})

test('without VAT, or without anything to pay, no line has any', () => {
  expect(spreadVat(0, [4500, 1500])).toEqual([0, 0])
  expect(spreadVat(0, [0, 0])).toEqual([0, 0])
  expect(spreadVat(0, [])).toEqual([])
})
