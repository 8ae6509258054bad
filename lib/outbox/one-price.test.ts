import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { appUsage } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { syncPlans } from '@/lib/apps/plans'
import { billWords } from '@/lib/billing/bill-words'
import { billById } from '@/lib/billing/bills'
import { closeMonths } from '@/lib/billing/close-months'
import { collectBill } from '@/lib/billing/collect-bill'
import { countries } from '@/lib/billing/countries'
import { documentOf } from '@/lib/billing/document-of'
import { quote } from '@/lib/billing/quote'
import { stripe } from '@/lib/billing/stripe'
import { addDays, type Day, firstOfNextMonth } from '@/lib/day'
import { formatMoney } from '@/lib/money'
import { operator } from '@/lib/operator'
import { at, billsOfPayer } from '@/testing/bills'
import { newHouseWithMethod } from '@/testing/collecting'
import { makePaid, today } from '@/testing/company'
import { ALL } from '@/testing/extent'
import { jobOf } from '@/testing/jobs'
import { asOnPaper, readPaper } from '@/testing/paper'
import { prepareStack } from '@/testing/verb-stack'
import { compose } from './compose'
import { drawn } from './drawn'

const stack = prepareStack()
beforeAll(syncPlans)

const ROUNDS = ALL ? 300 : 15
const LANDS = countries('en').map(({ code }) => code)

const someone = fc.record({
  country: fc.nat().map((index) => LANDS[index % LANDS.length] ?? 'DE'),
  vatStatus: fc.constantFrom('pending' as const, 'verified' as const, 'unverified' as const, null),
  language: fc.constantFrom('en' as const, 'de' as const),
  amounts: fc.array(fc.integer({ min: 3000, max: 500_000 }), { minLength: 1, maxLength: 4 }),
  /** So many days before the end of the month it begins. */
  daysUsed: fc.integer({ min: 1, max: 18 }),
})
type Someone = typeof someone extends fc.Arbitrary<infer One> ? One : never

/** Whoever has been paying for Apps since a day, and what they were told then. */
async function buys({ country, vatStatus, language, amounts, daysUsed }: Someone, first: Day) {
  const house = await newHouseWithMethod({ appNames: amounts.map((_, at) => `site-${at}`) })
  const buyer = { country, vatStatus, vatId: vatStatus && `${country}123456789` }
  const address = { street: 'Weg 1', postcode: '1000', city: 'Stadt', country }
  await db()
    .update(billingContacts)
    .set({ ...buyer, address, language })
    .where(eq(billingContacts.id, house.payer))
  const startsOn = addDays(first, -daysUsed)
  for (const [at, appId] of Object.values(house.appIds).entries()) {
    await makePaid(appId, house.payer, startsOn)
    await db().update(appUsage).set({ monthlyAmount: amounts[at] }).where(eq(appUsage.appId, appId))
  }
  const { address: ours, vat } = operator()
  const plans = amounts.map((monthlyAmount, index) => ({ planId: `p${index}`, name: 'Plan', monthlyAmount }))
  const seller = { country: ours.country, vat }
  // Whoever paid before pays for the day of the hand-over.
  const handOverDay = addDays(startsOn, -1)
  return { payer: house.payer, told: quote({ plans, currency: 'eur', seller, buyer, handOverDay }).firstBill, language }
}

test('one price: what was told, the bill, its paper, its mail, and what Stripe takes and shows are the same to the cent', async () => {
  const first = firstOfNextMonth(today())
  const buyers = []
  for (const one of fc.sample(someone, { numRuns: ROUNDS, seed: 57 })) buyers.push(await buys(one, first))
  stack.moveClockTo(at(first))
  await closeMonths()
  stack.moveClockTo(at(addDays(first, 2)))
  for (const { payer, told, language } of buyers) {
    const [bill] = await billsOfPayer(payer)
    const { id = '', net, vat, gross, number } = bill ?? {}
    expect({ net, vat, gross }).toEqual({ net: told.net, vat: told.vat, gross: told.gross })
    const view = await billById(id)
    if (!view) throw new Error(`bill ${number} is gone`)
    const read = billWords(view, language)
    const sums = [told.net, told.vat, told.gross]
    const money = (cents: number) => asOnPaper(formatMoney(cents, 'eur', language))
    expect([read.net, read.vat, read.gross].map(asOnPaper)).toEqual(sums.map(money))
    const { text } = await readPaper((await documentOf(view, 1))?.pdf ?? new Uint8Array())
    const mail = await compose(jobOf('mail-bill', { billId: id, version: 1 }))
    if ('skipped' in mail) throw new Error(mail.skipped)
    const letter = asOnPaper((await drawn(mail.mail)).text)
    for (const said of [text, letter]) for (const sum of sums) expect(said).toContain(money(sum))
    await collectBill({ billId: id })
    const invoiceId = (await billsOfPayer(payer))[0]?.stripeInvoiceId ?? ''
    const invoice = await stripe().invoices.retrieve(invoiceId)
    expect(invoice).toMatchObject({ status: 'paid', number, subtotal: net, total: gross, amount_paid: gross })
    expect(invoice.total_taxes).toMatchObject([{ amount: vat, taxable_amount: net }])
    expect(invoice.lines.data.map(({ amount }) => amount)).toEqual(view.lines.map(({ amount }) => amount))
    const page = await (await fetch(invoice.hosted_invoice_url ?? '')).text()
    const shown = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'eur' })
    for (const sum of sums) expect(page).toContain(shown.format(sum / 100))
  }
})
