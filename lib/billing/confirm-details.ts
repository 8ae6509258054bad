import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction, lockCompany } from '@/db/transaction'
import type { VatStatus } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { mayManageBilling } from '@/lib/company/roles'
import { seatsOf, sits } from '@/lib/company/seat'
import { judgeAll, refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { judgeCompany } from '@/lib/plain-text'
import { addressOf } from './address'
import { updateCustomerDetails } from './stripe'
import { takeVatId } from './vat-id'

type Details = { contactId: string; legalName: string; street: string; postcode: string; city: string; vatId: string }

/**
 * What stands on the bills of a Billing Contact: name, address, VAT id. A changed VAT id is checked anew, and VAT is charged until then.
 * Refuses: not-found, company-missing (legalName), company-name-long, line-leads-away, vat-id-invalid,
 * payment-unreachable.
 */
export async function confirmDetails(actor: Actor, input: Details): Promise<void> {
  const accountId = accountOf(actor)
  if (!isId(input.contactId)) refuse('not-found')
  const contact = await inTransaction(async (tx) => {
    const found = (await findContact(tx, accountId, input.contactId)) ?? refuse('not-found')
    await lockCompany(tx, found.companyId)
    // Again under the lock: whoever was removed a moment ago changes nothing any more, and the contact may have changed.
    const contact = (await findContact(tx, accountId, input.contactId)) ?? refuse('not-found')
    const judged = await judgeAll({
      legalName: () => judgeCompany(input.legalName, 'legalName') || refuse('company-missing', 'legalName'),
      vatId: () => takeVatId(input.vatId, contact.country),
    })
    const changed = {
      ...judged,
      address: addressOf(input, contact.country),
      vatStatus: vatStatusAfter(contact, judged.vatId),
      detailsConfirmedAt: clock.now(),
    }
    await tx.update(billingContacts).set(changed).where(eq(billingContacts.id, contact.id))
    await record(tx, actor, { verb: 'billing-details-confirmed', companyId: contact.companyId })
    return { ...contact, ...changed }
  })
  if (!contact.stripeCustomerId) return
  await updateCustomerDetails(contact.id, contact.detailsConfirmedAt.getTime(), contact.stripeCustomerId, {
    name: contact.legalName,
    email: contact.invoiceEmail,
    address: contact.address,
  })
}

/** A Billing Contact, for whoever may manage the bills of its Company. */
async function findContact(tx: Transaction, accountId: string, contactId: string) {
  const [found] = await tx
    .select({ contact: billingContacts })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .where(and(eq(billingContacts.id, contactId), sits(mayManageBilling)))
  return found?.contact
}

function vatStatusAfter(
  contact: { vatId: string | null; vatStatus: VatStatus | null },
  vatId: string | null,
): VatStatus | null {
  if (vatId === contact.vatId) return contact.vatStatus
  return vatId === null ? null : 'pending'
}
