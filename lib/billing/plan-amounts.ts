import type { AccountKind, Language } from '@/db/vocabulary'
import { formatMoney, formatRate } from '@/lib/money'
import { words } from '@/lib/words/words'
import { vatNote } from './price-words'
import type { Amounts, Vat } from './quote'

/** Amounts of a plan as somebody reads them: clients with VAT, developers without. */
export type AmountsIn = { kind: AccountKind; language: Language; currency: string; vat: Vat }

/** "€53.55": what a reader is told of an amount. */
export function shownAmount(amounts: Pick<Amounts, 'net' | 'gross'>, { kind, currency, language }: AmountsIn): string {
  return formatMoney(centsFor(amounts, kind), currency, language)
}

/** The same of a difference, with its sign: "+€15.00". */
export function shownDifference(
  amounts: Pick<Amounts, 'net' | 'gross'>,
  { kind, currency, language }: AmountsIn,
): string {
  const cents = centsFor(amounts, kind)
  return `${cents < 0 ? '−' : '+'}${formatMoney(Math.abs(cents), currency, language)}`
}

/** The same in a sentence: "with 19% VAT", "plus 19% VAT" or "without VAT". */
export function shownVat({ kind, language, vat }: Pick<AmountsIn, 'kind' | 'language' | 'vat'>): string {
  const { plans: t } = words(language)
  if (vat.rate === 0) return t.noVat
  return (kind === 'client' ? t.withRate : t.plusRate)(formatRate(vat.rate, language))
}

/** What stands in brackets behind such an amount: "incl. 19% VAT, Germany", or "plus VAT". */
export function shownVatNote({ kind, language, vat }: AmountsIn): string {
  return kind === 'client' || vat.rate === 0 ? vatNote(vat, language) : words(language).mails.vatNote.plus
}

function centsFor({ net, gross }: Pick<Amounts, 'net' | 'gross'>, kind: AccountKind): number {
  return kind === 'client' ? gross : net
}
