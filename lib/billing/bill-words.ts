import type { BillState, Language } from '@/db/vocabulary'
import { type Day, type DayStyle, formatDay } from '@/lib/day'
import { formatMoney, formatRate } from '@/lib/money'
import { countryName } from '@/lib/words/locale'
import { type Dict, words } from '@/lib/words/words'
import type { BillPaper, PaperLine } from './bill-paper'
import { brandWords } from './method-words'

/** A line of a bill as it is read. `days` is "11 to 30 November"; amounts are formatted. */
export type LineWords = Record<'site' | 'plan' | 'days' | 'count' | 'month' | 'net' | 'vat' | 'gross', string>

/** A bill as it is read. Paper, mail and pages take their amounts and days from here, and here from the frozen rows. */
export type BillWords = {
  /** "November 2027" */
  month: string
  title: string
  lines: LineWords[]
  net: string
  vat: string
  gross: string
  /** What stands before the VAT: "VAT 19%, Germany", or "VAT" where there is none; on paper as the law calls it. */
  vatLabel: string
  vatOnPaper: string
  /** Why there is none; '' where there is VAT. */
  vatReason: string
  /** How and when it is charged. */
  charged: string
  /** Name and address of the recipient, below each other. */
  recipient: string[]
}

/** Puts a bill into words. */
export function billWords(bill: BillPaper, language: Language): BillWords {
  const { billPaper: t, bills, client } = words(language)
  const { currency, amounts, vat } = bill
  const rate = { rate: formatRate(vat.rate, language), country: countryName(vat.country, language) }
  const money = (cents: number) => formatMoney(cents, currency, language)
  const month = formatDay(bill.month, language, 'month')
  return {
    month,
    title: t.title(month),
    lines: bill.lines.map((line) => lineWords(line, { currency, language })),
    net: money(amounts.net),
    vat: money(amounts.vat),
    gross: money(amounts.gross),
    vatLabel: isTaxed(bill) ? client.bill.vat(rate) : bills.csv.vat,
    vatOnPaper: isTaxed(bill) ? t.vat(rate) : t.noVat,
    vatReason: vatReason(bill, language),
    charged: chargedWords(bill, language),
    recipient: recipientLines(bill, language),
  }
}

/** What stands before the sum of a bill: "To pay", until that is over. */
export function sumLabel({ bills }: Dict, state: BillState): string {
  const { sum, toPay } = bills.one
  return state === 'paid' || state === 'cancelled' ? sum[state] : toPay
}

/** Days of one month as they are read: "11 to 30 November", or the one day. */
export function daysWords({ from, to }: { from: Day; to: Day }, language: Language, style: DayStyle = 'short'): string {
  const last = formatDay(to, language, style)
  return from === to ? last : words(language).client.bill.days({ first: String(Number(from.slice(8))), last })
}

/** Whether a bill carries VAT at some rate, also where that came to nothing. */
export function isTaxed({ vat }: Pick<BillPaper, 'vat'>): boolean {
  return vat.reason === 'domestic' || vat.reason === 'eu-without-vat-id'
}

function lineWords(line: PaperLine, shown: { currency: string; language: Language }): LineWords {
  const t = words(shown.language).billPaper
  const money = (cents: number) => formatMoney(cents, shown.currency, shown.language)
  return {
    site: line.site,
    plan: t.plan(line.planName),
    days: daysWords(line, shown.language),
    count: t.days(line),
    month: money(line.monthlyAmount),
    net: money(line.amount),
    vat: money(line.vat),
    gross: money(line.amount + line.vat),
  }
}

function vatReason({ vat, issuer }: BillPaper, language: Language): string {
  const t = words(language).billPaper
  if (vat.reason === 'small-business') {
    return t.smallBusinessOf[issuer.address.country] ?? t.reasons['small-business']
  }
  return vat.reason === 'reverse-charge' || vat.reason === 'outside-eu' ? t.reasons[vat.reason] : ''
}

function chargedWords({ method, chargeOn, amounts, currency, issuer }: BillPaper, language: Language): string {
  const t = words(language).billPaper
  const fact = { amount: formatMoney(amounts.gross, currency, language), day: formatDay(chargeOn, language, 'year') }
  if (!method?.last4) return t.charged.none(fact)
  if (method.type !== 'sepa_debit') {
    return t.charged.card({ ...fact, brand: brandWords(method), last4: method.last4 })
  }
  return [
    t.charged.debit({ ...fact, last4: method.last4 }),
    ...(method.mandate ? [t.mandate(method.mandate)] : []),
    ...(issuer.sepaCreditorId ? [t.creditorId(issuer.sepaCreditorId)] : []),
  ].join(' ')
}

/** As a letter has it; the country is named where it is another one than the issuer's. */
function recipientLines({ recipient, issuer }: BillPaper, language: Language): string[] {
  const { street, postcode, city, country } = recipient.address
  const place = `${postcode} ${city}`.trim()
  const land = country === issuer.address.country ? '' : countryName(country, language)
  return [recipient.legalName, street, place, land].filter((line) => line !== '')
}
