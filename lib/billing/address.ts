import type { Address } from '@/db/schema/billing-contacts'
import { shortLine } from '@/lib/plain-text'

/** A typed address as it stands on bills: each part on one line, and no longer than a bill has room for. */
export function addressOf({ street, postcode, city }: Omit<Address, 'country'>, country: string): Address {
  return { street: shortLine(street, 200), postcode: shortLine(postcode, 20), city: shortLine(city, 100), country }
}
