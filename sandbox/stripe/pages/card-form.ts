import { findTestCard } from '../cards'
import type { CardDetails } from '../payment-methods'

export const FIELDS = ['number', 'expiry', 'cvc', 'name', 'line1', 'postal_code', 'city', 'country'] as const
export type Field = (typeof FIELDS)[number]
/** What was typed, kept as it was typed. */
export type CardForm = Record<Field, string>
export type Problems = Partial<Record<Field, string>>

export function emptyForm(country: string): CardForm {
  return { number: '', expiry: '', cvc: '', name: '', line1: '', postal_code: '', city: '', country }
}

export function readForm(body: string): CardForm {
  const sent = new URLSearchParams(body)
  const form = emptyForm('')
  for (const field of FIELDS) form[field] = sent.get(field)?.trim() ?? ''
  return form
}

/** Checks the fields as Stripe's page does before it asks the bank; `now` in seconds. */
export function checkForm(form: CardForm, now: number): Problems {
  const problems: Problems = {}
  const set = (field: Field, problem: string | undefined) => {
    if (problem) problems[field] = problem
  }
  set('number', checkNumber(form.number))
  set('expiry', checkExpiry(form.expiry, now))
  set('cvc', /^\d{3,4}$/.test(form.cvc) ? undefined : "Your card's security code is incomplete.")
  set('name', form.name ? undefined : 'Enter the name on the card.')
  set('line1', form.line1 ? undefined : 'Enter street and number.')
  set('postal_code', form.postal_code ? undefined : 'Enter the postal code.')
  set('city', form.city ? undefined : 'Enter the city.')
  set('country', /^[A-Z]{2}$/.test(form.country) ? undefined : 'Choose a country.')
  return problems
}

/** A checked form as the details of a card. */
export function toDetails(form: CardForm, email: string | null): CardDetails {
  const expiry = readExpiry(form.expiry)
  return {
    number: form.number.replace(/\D/g, ''),
    month: expiry?.month ?? 0,
    year: expiry?.year ?? 0,
    name: form.name,
    email,
    address: {
      city: form.city,
      country: form.country,
      line1: form.line1,
      line2: null,
      postal_code: form.postal_code,
      state: null,
    },
  }
}

function checkNumber(typed: string): string | undefined {
  const digits = typed.replace(/[\s-]/g, '')
  if (!/^\d{12,19}$/.test(digits)) return 'Your card number is incomplete.'
  if (findTestCard(digits)) return undefined
  return 'The sandbox only takes the test numbers on this page. Never type a real card number here.'
}

function checkExpiry(typed: string, now: number): string | undefined {
  const expiry = readExpiry(typed)
  if (!expiry) return "Your card's expiration date is incomplete."
  const today = new Date(now * 1000)
  const isPast = expiry.year * 12 + expiry.month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1
  return isPast ? "Your card's expiration date is in the past." : undefined
}

function readExpiry(typed: string): { month: number; year: number } | undefined {
  const parts = /^(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed)
  if (!parts) return undefined
  const month = Number(parts[1])
  const year = Number(parts[2])
  if (month < 1 || month > 12) return undefined
  return { month, year: year < 100 ? 2000 + year : year }
}
