import { findTestCard, type TestCard } from '../cards'
import { buildDebit, findTestAccount, plainIban } from '../debits'
import { buildCard } from '../payment-methods'
import type { PaymentMethod } from '../wire'

export const FIELDS = ['number', 'expiry', 'cvc', 'iban', 'name', 'line1', 'postal_code', 'city', 'country'] as const
export type Field = (typeof FIELDS)[number]
export type MethodType = 'card' | 'sepa_debit'
/** What was typed, kept as it was typed, on the tab of one kind of method. */
export type MethodForm = Record<Field, string> & { method: MethodType }
export type Problems = Partial<Record<Field, string>>

export function emptyForm(country: string, method: MethodType = 'card'): MethodForm {
  const blank = { number: '', expiry: '', cvc: '', iban: '', name: '', line1: '', postal_code: '', city: '' }
  return { ...blank, country, method }
}

/** The tab that is asked for, where this page has it. */
export function readMethodType(asked: string | null, allowed: readonly string[]): MethodType {
  return asked === 'sepa_debit' && allowed.includes(asked) ? asked : 'card'
}

export function readForm(body: string, allowed: readonly string[]): MethodForm {
  const sent = new URLSearchParams(body)
  const form = emptyForm('', readMethodType(sent.get('method'), allowed))
  for (const field of FIELDS) form[field] = sent.get(field)?.trim() ?? ''
  return form
}

/** Checks the fields as Stripe's page does before it asks the bank; `now` in seconds. */
export function checkForm(form: MethodForm, now: number): Problems {
  const problems: Problems = {}
  const set = (field: Field, problem: string | undefined) => {
    if (problem) problems[field] = problem
  }
  if (form.method === 'sepa_debit') {
    set('iban', checkIban(form.iban))
    set('name', form.name ? undefined : 'Enter the name of the account holder.')
  } else {
    set('number', checkNumber(form.number))
    set('expiry', checkExpiry(form.expiry, now))
    set('cvc', /^\d{3,4}$/.test(form.cvc) ? undefined : "Your card's security code is incomplete.")
    set('name', form.name ? undefined : 'Enter the name on the card.')
  }
  set('line1', form.line1 ? undefined : 'Enter street and number.')
  set('postal_code', form.postal_code ? undefined : 'Enter the postal code.')
  set('city', form.city ? undefined : 'Enter the city.')
  set('country', /^[A-Z]{2}$/.test(form.country) ? undefined : 'Choose a country.')
  return problems
}

export type TypedMethod = { method: PaymentMethod; card: TestCard | undefined }

/** The payment method of a checked form, not attached and not stored yet; `card` says how its bank will answer. */
export function toMethod(form: MethodForm, email: string | null, now: number): TypedMethod {
  const { name, iban } = form
  const address = {
    city: form.city,
    country: form.country,
    line1: form.line1,
    line2: null,
    postal_code: form.postal_code,
    state: null,
  }
  if (form.method === 'sepa_debit') return { method: buildDebit({ iban, name, email, address }, now), card: undefined }
  const card = findTestCard(form.number)
  const expiry = readExpiry(form.expiry)
  if (!card || !expiry) throw new Error('toMethod wants a checked form')
  const number = form.number.replace(/\D/g, '')
  return { method: buildCard(card, { number, ...expiry, name, email, address }, now), card }
}

function checkIban(typed: string): string | undefined {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plainIban(typed))) return 'Your IBAN is incomplete.'
  if (findTestAccount(typed)) return undefined
  return 'The sandbox only takes the test accounts on this page. Never type a real IBAN here.'
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
