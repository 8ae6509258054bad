import type { Language } from '@/db/vocabulary'
import { kept } from './kept'
import { LOCALES } from './words/locale'

/** "€53.55". Formatted on the server only: a browser's rules may differ. */
export function formatMoney(cents: number, currency: string, language: Language): string {
  return moneyFormat(language, currency).format(cents / 100)
}

const moneyFormat = kept(
  (language: Language, currency: string) =>
    new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: currency.toUpperCase() }),
)

/** "19%": a rate given in basis points (1900 = 19%). */
export function formatRate(basisPoints: number, language: Language): string {
  return rateFormat(language).format(basisPoints / 10_000)
}

const rateFormat = kept(
  (language: Language) => new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 2 }),
)

/** Rounded half up to whole cents, for amounts of zero or more. */
export function roundHalfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}

/** A price in words, as a client reads it on a page: what it is made of, a month, and the first bill. */
export type ShownPrice = {
  lines: { key: string; label: string; value: string }[]
  month: string
  firstBill: string /** How far an Admin may go; '' where there is none. */
  limit: string
}
