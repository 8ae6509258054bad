import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countries } from '@/lib/billing/countries'
import { shownPrice } from '@/lib/billing/price-words'
import { quoteFor } from '@/lib/client-invite/offer'
import { stripeRequestFor } from '@/lib/client-invite/stripe-request'
import { addDays, formatDay } from '@/lib/day'
import { newId } from '@/lib/id'
import { formatMoney } from '@/lib/money'
import { prepareEnvironment } from '@/testing/environment'

prepareEnvironment()

const buyer = fc.record({
  country: fc.nat().map((index) => countries('en').at(index % countries('en').length)?.code ?? 'DE'),
  vatId: fc.constant(null),
  vatStatus: fc.constant(null),
})
const amounts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 1, maxLength: 4 })
const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days))

test('landing, order form and payment page print the cents of one quote, for 300 random buyers and days', () => {
  fc.assert(
    fc.property(buyer, amounts, day, (someBuyer, monthlyAmounts, handOverDay) => {
      const offered = monthlyAmounts.map((monthlyAmount, index) => {
        const name = `app-${index}`
        return { appId: newId(), name, planId: newId(), planName: 'Plan', planSize: '', monthlyAmount }
      })
      const quote = quoteFor(offered, someBuyer, handOverDay)
      const money = (cents: number) => formatMoney(cents, quote.currency, 'en')
      const facts = shownPrice({ quote, limit: quote.month.net }, ['a.example', 'b.example'], 'en')
      const { submitText } = stripeRequestFor({ expiresAt: new Date() }, newId(), {
        buyer: {
          companyId: null,
          companyName: 'A',
          country: someBuyer.country,
          vatId: null,
          invoiceEmail: 'a@b.example',
        },
        quote,
        language: 'en',
        site: 'a.example',
      })
      const charged = formatDay(quote.firstBill.chargedOn, 'en')
      expect(facts.month).toBe(money(quote.month.gross))
      expect(facts.limit).toBe(`Never more than ${facts.month} a month without your OK.`)
      expect(facts.firstBill).toContain(`${money(quote.firstBill.gross)} for `)
      expect(facts.firstBill).toContain(`charged on ${charged}`)
      expect(submitText).toContain(`charges ${facts.month} a month`)
      expect(submitText).toContain(`first on ${charged} (${money(quote.firstBill.gross)})`)
      expect(quote.month.net + quote.month.vat).toBe(quote.month.gross)
    }),
    { numRuns: 300 },
  )
})
