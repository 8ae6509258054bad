import { billToken } from '@/lib/billing/bill-link'

type Bill = { id: string; number: string }

/** The addresses that show a bill to whoever has its link. */
export function billTargets({ id }: Bill): Record<string, Record<string, string>> {
  const link = { token: billToken(id) }
  return {
    '/b/[token]': link,
    '/b/[token]/paper/[edition]': link,
    '/b/[token]/paper/[edition] (guessed)': { token: 'a'.repeat(65) },
  }
}

/** What writes a bill anew with another name and address, and what leads to its payment, whose day is still to come. */
export function billFields(companySlug: string, { id, number }: Bill): Record<string, Record<string, string>> {
  const address = { street: 'Gartenweg 4', postcode: '24105', city: 'Kiel' }
  return {
    correct: { companySlug, number, legalName: 'Verlag Nordwind', ...address },
    payNow: { companySlug, number },
    payByLink: { token: billToken(id) },
    'payByLink (guessed)': { token: 'a'.repeat(65) },
  }
}
