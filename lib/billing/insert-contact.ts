import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import type { ContactDetails } from './contact-details'
import { languageOf } from './take-billing-contact'

type NewContact = {
  companyId: string
  /** Who adds it: bills are written in their language where no other was chosen. */
  accountId: string
  country: string
  details: ContactDetails & { invoiceEmail: string }
}

/** Adds a Billing Contact that still lacks a way to pay. Answers its id. */
export async function insertContact(
  tx: Transaction,
  { companyId, accountId, country, details }: NewContact,
): Promise<string> {
  const id = newId()
  await tx.insert(billingContacts).values({
    ...details,
    id,
    companyId,
    currency: operator().currency,
    country,
    language: details.language ?? languageOf(accountId),
    vatStatus: details.vatId ? 'pending' : null,
    status: 'incomplete',
    createdAt: clock.now(),
  })
  return id
}
