import type { Language, VatReason } from '@/db/vocabulary'
import { formatDay } from '@/lib/day'
import { formatMoney, formatRate, type ShownPrice } from '@/lib/money'
import { countryName } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import { amountHash, type Quote, type Vat, withVat } from './quote'

/** A quote as it is read. Every page, mail and payment page takes its amounts and days from here, and here from quote(). */
export type PriceWords = {
  /** A full month, with VAT and without. */
  month: string
  monthNet: string
  vatRate: string
  /** What stands in brackets behind a price in a mail: "incl. 19% VAT, Germany". */
  vatNote: string
  /** `days` is "24 to 30 November", or "30 November" when it is only one. */
  firstBill: { amount: string; days: string; billedOn: string; chargedOn: string }
}

/** Puts a quote into words. */
export function priceWords({ currency, vat, month, firstBill }: Quote, language: Language): PriceWords {
  return {
    month: formatMoney(month.gross, currency, language),
    monthNet: formatMoney(month.net, currency, language),
    vatRate: formatRate(vat.rate, language),
    vatNote: vatNote(vat, language),
    firstBill: {
      amount: formatMoney(firstBill.gross, currency, language),
      days: billedDays(firstBill, language),
      billedOn: formatDay(firstBill.billedOn, language),
      chargedOn: formatDay(firstBill.chargedOn, language),
    },
  }
}

/** A quote with what Admins may order a month once it is ordered, in net cents; null where there will be none. */
type Limited = { quote: Quote; limit: number | null }

/** That amount as a client reads it, with the VAT of what is ordered; '' where there is none. (docs/rules.md R46) */
export function limitAmount({ quote: { vat, currency }, limit }: Limited, language: Language): string {
  return limit === null ? '' : formatMoney(withVat(limit, vat).gross, currency, language)
}

/** How far an Admin may go, in all client pages alike; mails say the same sentence of the same amount. */
export function neverMore(limited: Limited, language: Language): string {
  const amount = limitAmount(limited, language)
  return amount && words(language).requests.neverMore({ amount })
}

/** The bill that landing and order form show. `sites` names the Apps of the quote's lines. */
export function shownPrice(limited: Limited, sites: string[], language: Language): ShownPrice {
  const quoted = limited.quote
  const t = words(language).client.bill
  const { month, firstBill } = priceWords(quoted, language)
  const lines = quoted.lines.map((line, index) => ({
    key: `app-${index}`,
    label: sites.length > 1 ? t.lineOf({ site: sites[index] ?? '', plan: line.name }) : t.line(line.name),
    value: formatMoney(line.monthlyAmount, quoted.currency, language),
  }))
  return {
    lines: [...lines, vatLine(quoted, language)],
    month,
    firstBill: t.firstBill(firstBill),
    limit: neverMore(limited, language),
  }
}

/** The bill as an order form shows it for a country, with what its order is placed on. */
export type CountryPrice = { countries: string[]; price: ShownPrice; amountHash: string }

/** The bill of a new buyer, once for all countries where it reads the same. `sites` as for `shownPrice`. */
export function pricesByCountry(
  quotes: (Limited & { country: string })[],
  sites: string[],
  language: Language,
): CountryPrice[] {
  const prices = new Map<string, CountryPrice>()
  for (const { country, ...limited } of quotes) {
    const { quote } = limited
    const hash = amountHash(quote)
    const key = `${hash} ${vatLine(quote, language).label}`
    const known = prices.get(key)
    if (known) known.countries.push(country)
    else prices.set(key, { countries: [country], price: shownPrice(limited, sites, language), amountHash: hash })
  }
  return [...prices.values()]
}

function vatLine({ vat, month, currency }: Quote, language: Language): ShownPrice['lines'][number] {
  const t = words(language).client.bill
  const noVat: Partial<Record<VatReason, string>> = t.noVat
  const label = noVat[vat.reason] ?? t.vat(taxOf(vat, language))
  return { key: 'vat', label, value: formatMoney(month.vat, currency, language) }
}

/** What stands in brackets behind a price that holds its VAT: "incl. 19% VAT, Germany". */
export function vatNote(vat: Vat, language: Language): string {
  const t = words(language).mails.vatNote
  switch (vat.reason) {
    case 'reverse-charge':
      return t.reverseCharge
    case 'outside-eu':
      return t.outsideEu
    case 'small-business':
      return t.smallBusiness
    default: {
      const { rate, country } = taxOf(vat, language)
      return t.taxed(rate, country)
    }
  }
}

function taxOf(vat: Vat, language: Language): { rate: string; country: string } {
  return { rate: formatRate(vat.rate, language), country: countryName(vat.country, language) }
}

function billedDays({ from, to }: Quote['firstBill'], language: Language): string {
  const last = formatDay(to, language)
  if (from === to) return last
  return words(language).client.bill.days({ first: String(Number(from.slice(8))), last })
}
