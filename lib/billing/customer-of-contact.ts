import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { ContactRow } from './find-contact'
import { createCustomer } from './stripe-customers'

/** Stripe's customer of a Billing Contact, made where there is none (any more). Refuses: payment-unreachable. */
export async function customerOfContact(contact: ContactRow): Promise<string> {
  if (contact.stripeCustomerId) return contact.stripeCustomerId
  const made = await createCustomer(madeForContact(contact), {
    customerName: contact.legalName,
    customerEmail: contact.invoiceEmail,
    country: contact.country,
    // Told once there is a customer: one that Stripe refuses must not stand between a person and their payment.
    vatId: null,
    locale: contact.language,
  })
  const kept = await keepCustomer(contact.id, made)
  if (!kept) throw new Error(`the customer of billing contact ${contact.id} is gone again`)
  return kept
}

/** For whom it is made. After a customer who is gone the same call would answer with them again: hence the count of reads. */
export function madeForContact({ id, stripeReads }: Pick<ContactRow, 'id' | 'stripeReads'>) {
  return { key: `bc:${id}:r${stripeReads}`, metadata: { billing_contact_id: id } }
}

/** Keeps a customer that was made, and answers the one that counts: somebody may have been faster. */
export async function keepCustomer(contactId: string, made: string): Promise<string | null> {
  const isContact = eq(billingContacts.id, contactId)
  await db()
    .update(billingContacts)
    .set({ stripeCustomerId: made })
    .where(and(isContact, isNull(billingContacts.stripeCustomerId)))
  const [contact] = await db().select({ id: billingContacts.stripeCustomerId }).from(billingContacts).where(isContact)
  return contact?.id ?? null
}
