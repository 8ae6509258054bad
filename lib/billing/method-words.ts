import type { Language } from '@/db/vocabulary'
import { words } from '@/lib/words/words'
import type { MethodColumns } from './method-view'

/** `type` is Stripe's word for it, which stands in where no brand is known. */
type Method = MethodColumns & { type?: string | null }

const BRANDS: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  sepa_debit: 'SEPA',
}

/** A payment method as people call it: "Visa ending 4242"; '' where there is none. */
export function methodWords(method: Method | null, language: Language): string {
  if (!method?.last4) return ''
  return words(language).billing.ending({ brand: brandWords(method), last4: method.last4 })
}

/** The brand of a payment method as people call it. */
export function brandWords({ brand, type }: Pick<Method, 'brand' | 'type'>): string {
  const known = brand ?? type ?? ''
  return BRANDS[known] ?? known.charAt(0).toUpperCase() + known.slice(1)
}
