import { isEu, vatTerritory } from './vat-rates'

// What stands behind the two letters of the country. Northern Ireland (XI) has VAT IDs in the Union's form.
const NATIONAL_PARTS: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[A-Z\d+*]\d{5}[A-W][A-I]?$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** A VAT ID as it is stored and sent: upper case, without spaces, dots, hyphens and slashes. */
export function normaliseVatId(text: string): string {
  return text.toUpperCase().replace(/[\s./‐‑–-]/g, '')
}

/**
 * Whether a text has the form of a VAT ID of this country (ISO code). In the EU it starts with the country's letters
 * (EL for Greece); elsewhere only the alphabet and length are judged. Whether it exists is Stripe's answer, later.
 */
export function looksLikeVatId(vatId: string, country: string): boolean {
  const id = normaliseVatId(vatId)
  if (!isEu(country) && !isUnionVatId(id)) return /^[A-Z\d]{4,20}$/.test(id)
  const isOfCountry = prefixesOf(country).includes(id.slice(0, 2))
  return isOfCountry && isUnionVatId(id)
}

/** Whether a text has the form of any VAT ID that the EU's own register knows. */
export function isUnionVatId(vatId: string): boolean {
  const id = normaliseVatId(vatId)
  return NATIONAL_PARTS[id.slice(0, 2)]?.test(id.slice(2)) ?? false
}

function prefixesOf(country: string): string[] {
  if (country === 'GR') return ['EL']
  if (country === 'GB') return ['XI']
  return [vatTerritory(country)]
}
