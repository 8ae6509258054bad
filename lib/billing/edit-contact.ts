import { eq } from 'drizzle-orm'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction } from '@/db/transaction'
import type { VatStatus } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { type ContactDetails, judgeDetails, type TypedDetails } from './contact-details'
import { type ContactRow, enterContact } from './find-contact'
import { promiseSync } from './promise-sync'
import { pushDetails } from './push-details'

/**
 * What stands on the bills of a Billing Contact: it counts from the next one on. Its country and currency stay. A changed VAT id
 * is checked anew, and VAT is charged until then. Stripe is told after the commit; where it cannot be reached, later.
 * Refuses: sign-in-first, prove-again, not-found, what judgeDetails refuses. A `vat-id-invalid` of Stripe's comes after the
 * edit, which stands: the VAT id is kept as one that is not verified.
 */
export async function editContact(
  actor: Actor,
  input: TypedDetails & { contactId: string },
): Promise<{ slug: string }> {
  const accountId = freshAccountOf(actor)
  const { slug, contact, isNewVatId } = await inTransaction(async (tx) => {
    const contact = await enterContact(tx, accountId, input.contactId)
    const details = await judgeDetails(input, contact.country)
    const isChanged = differs(contact, details)
    const version = contact.version + (isChanged ? 1 : 0)
    const isNewVatId = details.vatId !== contact.vatId
    await tx
      .update(billingContacts)
      .set({ ...details, ...vatAfter(contact, details.vatId), version, detailsConfirmedAt: clock.now() })
      .where(eq(billingContacts.id, contact.id))
    const { companyId } = contact
    if (isChanged) {
      await record(tx, actor, { verb: 'billing-details-changed', companyId, facts: { contactId: contact.id } })
    } else await record(tx, actor, { verb: 'billing-details-confirmed', companyId })
    if (isChanged && contact.stripeCustomerId) await promiseSync(tx, { id: contact.id, version })
    return { slug: contact.slug, contact, isNewVatId: isNewVatId && details.vatId !== null }
  })
  if (isNewVatId && contact.stripeCustomerId) await tellOfVatId(contact.id)
  return { slug }
}

/** A VAT id that Stripe refuses is told to whoever still sits before the form. Everything else is the promise's to bring. */
async function tellOfVatId(contactId: string): Promise<void> {
  try {
    await pushDetails({ contactId })
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'vat-id-invalid') throw error
  }
}

function vatAfter(
  contact: ContactRow,
  vatId: string | null,
): { vatStatus: VatStatus | null; vatCheckedAt: Date | null } {
  if (vatId === contact.vatId) return { vatStatus: contact.vatStatus, vatCheckedAt: contact.vatCheckedAt }
  return { vatStatus: vatId === null ? null : 'pending', vatCheckedAt: null }
}

/** Whether anything of it is another one than before. */
function differs(contact: ContactRow, { address, ...details }: ContactDetails): boolean {
  const before: Record<string, unknown> = { ...contact, ...contact.address }
  return Object.entries({ ...details, ...address }).some(([name, value]) => {
    // The country is fixed, and stands in both.
    return value !== undefined && value !== before[name]
  })
}
