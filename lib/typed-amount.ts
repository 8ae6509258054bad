import type { Language } from '@/db/vocabulary'
import { pasted } from './pasted'

const SIGN = '(?:€|eur)'
const AMOUNT = new RegExp(`^(?:${SIGN}\\s?)?(\\d{1,9})(?:[.,](\\d{1,2}))?(?:\\s?${SIGN})?$`, 'i')

/**
 * An amount of money as people type it, in cents: "150", "150.00", "150,5", "€ 150". Null for everything else, also where a point
 * could part thousands: "1.500" is none.
 */
export function typedAmount(typed: string): number | null {
  const [, whole, part = ''] = pasted(typed).match(AMOUNT) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** An amount as a field holds it to be changed: "1500.00", which `typedAmount` reads back. */
export function amountToType(cents: number, language: Language): string {
  return (cents / 100).toFixed(2).replace('.', language === 'de' ? ',' : '.')
}
