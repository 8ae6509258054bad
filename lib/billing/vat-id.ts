import { type RefusalFacts, refuse } from '@/lib/errors'
import { pasted, unwrapped } from '@/lib/pasted'
import { isEu } from './vat-rates'

// What stands behind the letters, as the Union's register of VAT IDs (VIES) lists it, and what it looks like. Greece writes EL,
// and Northern Ireland (XI) has VAT IDs in the Union's form.
const NATIONAL_PARTS: Record<string, { form: RegExp; example: string }> = {
  AT: { form: /^U\d{8}$/, example: 'U12345678' },
  BE: { form: /^[01]\d{9}$/, example: '0123456789' },
  BG: { form: /^\d{9,10}$/, example: '123456789' },
  CY: { form: /^\d{8}[A-Z]$/, example: '12345678X' },
  CZ: { form: /^\d{8,10}$/, example: '12345678' },
  DE: { form: /^\d{9}$/, example: '123456789' },
  DK: { form: /^\d{8}$/, example: '12345678' },
  EE: { form: /^\d{9}$/, example: '123456789' },
  EL: { form: /^\d{9}$/, example: '123456789' },
  ES: { form: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/, example: 'X1234567X' },
  FI: { form: /^\d{8}$/, example: '12345678' },
  FR: { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, example: '12345678901' },
  HR: { form: /^\d{11}$/, example: '12345678901' },
  HU: { form: /^\d{8}$/, example: '12345678' },
  IE: { form: /^\d[A-Z\d+*]\d{5}[A-W][A-I]?$/, example: '1234567WA' },
  IT: { form: /^\d{11}$/, example: '12345678901' },
  LT: { form: /^(?:\d{9}|\d{12})$/, example: '123456789' },
  LU: { form: /^\d{8}$/, example: '12345678' },
  LV: { form: /^\d{11}$/, example: '12345678901' },
  MT: { form: /^\d{8}$/, example: '12345678' },
  NL: { form: /^[A-Z\d+*]{9}B[A-Z\d+*]{2}$/, example: '123456789B01' },
  PL: { form: /^\d{10}$/, example: '1234567890' },
  PT: { form: /^\d{9}$/, example: '123456789' },
  RO: { form: /^\d{2,10}$/, example: '12345678' },
  SE: { form: /^\d{12}$/, example: '123456789001' },
  SI: { form: /^\d{8}$/, example: '12345678' },
  SK: { form: /^\d{10}$/, example: '1234567890' },
  XI: { form: /^(?:\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, example: '123456789' },
}

// Whose letters stand before the VAT IDs of a country or territory, where they are not its own: territories with an ISO code
// of their own lie outside the Union's VAT, and firms there bear the ID of their member state. This says nothing of VAT.
const LETTERS: Record<string, string> = {
  GR: 'EL',
  GB: 'XI',
  MC: 'FR',
  AX: 'FI',
  ...territories('FR', 'BL GF GP MF MQ NC PF PM RE WF YT'),
  ...territories('DK', 'FO GL'),
  ...territories('NL', 'AW BQ CW SX'),
}

function territories(letters: string, codes: string): Record<string, string> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, letters]))
}

/** What stands before a VAT ID where it was copied from: "USt-IdNr.: DE…", "VAT ID DE…". */
const LABEL = /^(?:.*:|(?:USt-?Id(?:-?Nr)?|UID(?:-?Nr)?|VAT(?: (?:ID|No|number))?|TVA|BTW|P\.? ?IVA|IVA)\b)[.\s]*/i

/** A VAT ID as it is stored and sent: as pasted text is read, upper case, without spaces, dots, hyphens and slashes. */
export function normaliseVatId(text: string): string {
  const id = unwrapped(pasted(text))
    .replace(LABEL, '')
    .toUpperCase()
    .replace(/[\s./\p{Pd}]/gu, '')
  // The ISO code of Greece, which is not what stands before its VAT IDs.
  return id.replace(/^GR(?=\d{9}$)/, 'EL')
}

/**
 * A typed VAT ID of a country (ISO code) in the form we keep, or null where none was typed.
 * Refuses: vat-id-invalid (field vatId).
 */
export function takeVatId(typed: string, country: string): string | null {
  const id = normaliseVatId(typed)
  if (!id) return null
  return looksLikeVatId(id, country) ? id : refuse('vat-id-invalid', 'vatId', vatIdExample(country))
}

/** What a VAT ID of a country looks like; null for both where the Union's register does not know it. */
export function vatIdExample(country: string): RefusalFacts['vat-id-invalid'] {
  const letters = lettersOf(country)
  const known = isEu(country) || letters !== 'XI' ? NATIONAL_PARTS[letters] : undefined
  return known ? { letters, example: letters + known.example } : { letters: null, example: null }
}

/**
 * Whether a text has the form of a VAT ID of this country (ISO code). In the EU it starts with the country's letters
 * (EL for Greece); elsewhere only the alphabet and length are judged. Whether it exists is Stripe's answer, later.
 */
export function looksLikeVatId(vatId: string, country: string): boolean {
  const id = normaliseVatId(vatId)
  if (!isEu(country) && !isUnionVatId(id)) return /^[A-Z\d]{4,20}$/.test(id)
  return id.startsWith(lettersOf(country)) && isUnionVatId(id)
}

/** Whether a text has the form of any VAT ID that the EU's own register knows. */
export function isUnionVatId(vatId: string): boolean {
  const id = normaliseVatId(vatId)
  return NATIONAL_PARTS[id.slice(0, 2)]?.form.test(id.slice(2)) ?? false
}

/** The VAT ID of a buyer as it can be checked; null where there is none that can: only those of the EU's own register can. */
export function verifiableVatId({ vatId, country }: { vatId: string | null; country: string }): string | null {
  return vatId && (isEu(country) || isUnionVatId(vatId)) ? normaliseVatId(vatId) : null
}

function lettersOf(country: string): string {
  return LETTERS[country] ?? country
}
