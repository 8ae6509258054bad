import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BillRecipient } from '@/db/schema/bills'
import { addDays, firstOfMonth, lastOfMonth } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { ALL } from '@/testing/extent'
import { asOnPaper, readPaper, sampleBill } from '@/testing/paper'
import { billOfMonth } from './bill-of-month'
import { billWords } from './bill-words'
import { countries } from './countries'
import { drawBill } from './draw-bill'
import { quote, type Seller } from './quote'

const LANDS = countries('en').map(({ code }) => code)

const someBuyer = fc.record({
  country: fc.nat().map((index) => LANDS[index % LANDS.length] ?? 'DE'),
  vatStatus: fc.constantFrom('pending' as const, 'verified' as const, 'unverified' as const, null),
})
const someSeller = fc.record({
  scheme: fc.constantFrom('regular' as const, 'regular' as const, 'small-business' as const),
  oss: fc.boolean(),
})
const someAmounts = fc.array(fc.integer({ min: 100, max: 500_000 }), { minLength: 1, maxLength: 4 })
const someDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days))
const someLanguage = fc.constantFrom('en' as const, 'de' as const)

test('quote, lines of the bill, its words and its paper say the same to the cent, for random buyers and days', async () => {
  await fc.assert(
    fc.asyncProperty(
      someBuyer,
      someSeller,
      someAmounts,
      someDay,
      someLanguage,
      async (who, vat, amounts, day, language) => {
        const buyer = {
          country: who.country,
          vatId: who.vatStatus && `${who.country}123456789`,
          vatStatus: who.vatStatus,
        }
        const seller: Seller = { country: 'DE', vat }
        const plans = amounts.map((monthlyAmount, index) => ({ planId: `p${index}`, name: 'Plan', monthlyAmount }))
        const quoted = quote({ plans, currency: 'eur', seller, buyer, handOverDay: day })
        const { from, to, net, vat: tax, gross } = quoted.firstBill
        const month = firstOfMonth(from)
        const usages = amounts.map((monthlyAmount, index) => {
          return { appId: `app-${index}`, planName: 'Plan', monthlyAmount, startsOn: from, endsOn: null }
        })
        const bill = billOfMonth({ usages, month, seller, buyer })
        expect(bill).toMatchObject({ net, vat: tax, gross })
        expect(to).toBe(lastOfMonth(month))
        const recipient: Partial<BillRecipient> = { language, vatId: buyer.vatId }
        const shown = sampleBill({
          month,
          amounts: { net, vat: tax, gross },
          vat: bill!.vatLaw,
          lines: bill!.lines.map((line) => ({ ...line, site: `${line.appId}.apps.localhost`, planName: 'Plan' })),
          recipient,
        })
        const read = billWords(shown, language)
        const money = (cents: number) => asOnPaper(formatMoney(cents, 'eur', language))
        expect([read.net, read.vat, read.gross].map(asOnPaper)).toEqual([net, tax, gross].map(money))
        const { text } = await readPaper(await drawBill(shown))
        for (const line of quoted.lines) expect(text).toContain(money(line.firstAmount))
        for (const { net, vat, gross } of read.lines) expect(text).toContain(asOnPaper(`${net} ${vat} ${gross}`))
        expect(text.replaceAll(' ', '')).toContain(`${read.net}${read.vatOnPaper}${read.vat}`.replaceAll(/\s/g, ''))
        expect(text).toContain(asOnPaper(read.charged))
        expect(text).toContain(money(gross))
      },
    ),
    { numRuns: ALL ? 300 : 15 },
  )
})
