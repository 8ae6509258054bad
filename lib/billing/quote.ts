import { createHash } from 'node:crypto'
import type { Amounts, Quote, QuotedPlan, Vat } from '@/db/schema/billing'
import type { VatReason } from '@/db/vocabulary'
import { addDays, type Day, firstOfNextMonth, lastOfMonth } from '@/lib/day'
import { roundHalfUp } from '@/lib/money'
import { amountFor } from './ledger'
import { isEu, vatRate, vatTerritory } from './vat-rates'

export type { Amounts, Quote, Vat }

export type Seller = { country: string; vat: { scheme: 'regular' | 'small-business'; oss: boolean } }

/** What VAT depends on. `vatStatus` is null without a VAT ID. */
export type Buyer = {
  country: string
  vatId: string | null
  vatStatus: 'pending' | 'verified' | 'unverified' | null
}

export type QuoteInput = {
  /** One per App on offer, in the order they are shown. */
  plans: QuotedPlan[]
  currency: string
  seller: Seller
  buyer: Buyer
  /** The calendar day of the hand-over in the operator's time zone. */
  handOverDay: Day
}

/**
 * What a buyer pays: the only source of every price shown or billed. Without clock and environment: same input, same quote.
 *
 * - The first billed day is the day after the hand-over; its month is billed on the 1st after it and charged on the 3rd.
 * - Lines are rounded half up, VAT once per bill half up, gross is the sum; a full month costs exactly the price.
 * - The rate is the one of the last day of the first billed period, the day the service of that bill is complete.
 */
export function quote(input: QuoteInput): Quote {
  const from = addDays(input.handOverDay, 1)
  const to = lastOfMonth(from)
  const billedOn = firstOfNextMonth(from)
  const vat = vatOf({ seller: input.seller, buyer: input.buyer, day: to })
  const lines = input.plans.map(({ planId, name, monthlyAmount }) => ({
    planId,
    name,
    monthlyAmount,
    firstAmount: amountFor({ monthlyAmount, from, to }),
  }))
  const monthNet = lines.reduce((sum, line) => sum + line.monthlyAmount, 0)
  const firstNet = lines.reduce((sum, line) => sum + line.firstAmount, 0)
  return {
    currency: input.currency,
    lines,
    vat,
    month: withVat(monthNet, vat),
    firstBill: { from, to, ...withVat(firstNet, vat), billedOn, chargedOn: chargedOn(billedOn, null) },
  }
}

/**
 * The day a bill is charged: two days after it is written by card, six by direct debit, which a bank wants to hear of before.
 * `methodType` is Stripe's word for the payment method; null while there is none, which counts as a card.
 */
export function chargedOn(billedOn: Day, methodType: string | null): Day {
  return addDays(billedOn, methodType === 'sepa_debit' ? 6 : 2)
}

/** Which VAT a bill carries whose period ends on `day`. Throws for a regular seller outside the EU, whose rates nobody told us. */
export function vatOf(input: { seller: Seller; buyer: Buyer; day: Day }): Vat {
  const { seller, buyer, day } = input
  const sellerCountry = vatTerritory(seller.country)
  const buyerCountry = vatTerritory(buyer.country)
  if (seller.vat.scheme === 'small-business') return { reason: 'small-business', country: sellerCountry, rate: 0 }
  if (buyerCountry === sellerCountry) return taxed('domestic', sellerCountry, day)
  if (!isEu(buyerCountry)) return { reason: 'outside-eu', country: buyerCountry, rate: 0 }
  if (buyer.vatId && buyer.vatStatus === 'verified') return { reason: 'reverse-charge', country: buyerCountry, rate: 0 }
  return taxed('eu-without-vat-id', seller.vat.oss ? buyerCountry : sellerCountry, day)
}

/** A net sum of a bill with its VAT, rounded half up once. */
export function withVat(net: number, vat: Vat): Amounts {
  const tax = roundHalfUp(net * vat.rate, 10_000)
  return { net, vat: tax, gross: net + tax }
}

/**
 * SHA-256 (base64url) of a quote's JSON with sorted keys: the same for a quote fresh from `quote()` and one read back from
 * the database.
 */
export function quoteHash(quoted: Quote): string {
  return hashOf(quoted)
}

/**
 * The same of what a buyer is asked to pay, whatever the reason of the VAT and the country it goes to. The order form posts
 * it back; another hash at the click means that another sum would be owed than the one that was read.
 */
export function amountHash({ vat, ...sums }: { vat: Vat } & object): string {
  return hashOf({ ...sums, rate: vat.rate })
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(value)))
    .digest('base64url')
}

function taxed(reason: VatReason, country: string, day: Day): Vat {
  return { reason, country, rate: vatRate(country, day) }
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, part]) => [key, sortKeys(part)]))
}
