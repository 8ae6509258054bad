import { Refusal } from '@/lib/errors'
import { pushDetails } from './push-details'
import { syncContact } from './sync-contact'

/** Brings a Billing Contact and Stripe's customer of it together: our texts there, what Stripe found out here. */
export async function syncCustomer(contact: { contactId: string }): Promise<void> {
  await pushDetails(contact).catch((error: unknown) => {
    // Kept as not verified: nobody sits before the form any more, and a further try would end alike.
    if (!(error instanceof Refusal) || error.reason !== 'vat-id-invalid') throw error
  })
  await syncContact(contact)
}
