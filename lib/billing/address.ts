import type { Address } from '@/db/schema/billing-contacts'
import { judgeLine } from '@/lib/plain-text'

/** A typed address as it stands on bills: each part on one line, and no longer than a bill has room for. Refuses: line-leads-away. */
export function addressOf({ street, postcode, city }: Omit<Address, 'country'>, country: string): Address {
  return {
    street: judgeLine(street, 'street', 200),
    postcode: judgeLine(postcode, 'postcode', 20),
    city: judgeLine(city, 'city', 100),
    country,
  }
}
