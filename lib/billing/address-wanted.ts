import type { Transaction } from '@/db/client'
import type { Address } from '@/db/schema/billing-contacts'
import type { Day } from '@/lib/day'
import { enqueue } from '@/lib/kernel/outbox'
import { billingReaders } from './billing-readers'
import { isEu } from './vat-rates'
import type { Payer } from './write-bill'

/** Whether a bill may go to an address. In the Union each has a postcode; Irish ones may do without, as some elsewhere have to. */
export function isComplete({ street, postcode, city, country }: Address): boolean {
  const isPostcodeKnown = postcode !== '' || country === 'IE' || !isEu(country)
  return street !== '' && city !== '' && isPostcodeKnown
}

/**
 * Asks for the address of a Billing Contact, once a time of asking: whoever may complete it, and the address that bills go to.
 * Call it under the lock of their Company.
 */
export async function askForAddress(
  tx: Transaction,
  { payer, month, time }: { payer: Payer; month: Day; time: number },
): Promise<void> {
  for (const recipientId of await billingReaders(tx, payer)) {
    await enqueue(tx, {
      kind: 'mail-address-wanted',
      key: `mail-address-wanted:${payer.id}:${month}:${time}:${recipientId ?? 'invoice'}`,
      payload: { billingContactId: payer.id, month, recipientId },
    })
  }
}
