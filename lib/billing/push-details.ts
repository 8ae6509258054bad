import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { isId, newId } from '@/lib/id'
import type { ContactRow } from './find-contact'
import { type CustomerView, createTaxId, deleteTaxId, readCustomer, updateCustomerDetails } from './stripe-customers'
import { verifiableVatId } from './vat-id'

const MOST_TURNS = 10

/**
 * Has Stripe's customer of a Billing Contact say what our row says: name, address, e-mail, language and VAT id. Two at once, and
 * one that is late, end alike: each looks at what stands there afterwards, and writes again where that is not what our row says by
 * then. Does nothing where there is no customer (any more).
 * Refuses: vat-id-invalid (vatId), which is then kept as one that is not verified; payment-unreachable.
 */
export async function pushDetails({ contactId }: { contactId: string }): Promise<void> {
  for (let turn = 1; turn <= MOST_TURNS; turn++) {
    const contact = isId(contactId) ? await contactWith(contactId) : undefined
    const customer = contact?.stripeCustomerId ? await readCustomer(contact.stripeCustomerId) : null
    if (!contact?.stripeCustomerId || !customer || isSame(contact, customer)) return
    // The same edit again is the same call. What another one undid meanwhile is a further one, whoever else does that too.
    // A customer of before may be gone.
    const key = [`bc:${contact.id}:v${contact.version}`, contact.stripeCustomerId, ...(turn > 1 ? [newId()] : [])].join(
      ':',
    )
    if (!hasSameDetails(contact, customer)) {
      const { legalName: name, invoiceEmail: email, address, language } = contact
      await updateCustomerDetails(key, contact.stripeCustomerId, { name, email, address, language })
    }
    await pushVatId(key, contact, contact.stripeCustomerId, customer)
  }
  throw new Error(`the customer of billing contact ${contactId} is never what it should be`)
}

async function contactWith(contactId: string): Promise<ContactRow | undefined> {
  const [contact] = await db().select().from(billingContacts).where(eq(billingContacts.id, contactId))
  return contact
}

async function pushVatId(key: string, contact: ContactRow, customerId: string, { taxIds }: CustomerView) {
  const wanted = verifiableVatId(contact)
  if (wanted && !taxIds.some(({ value }) => value === wanted)) {
    try {
      await createTaxId(key, customerId, wanted, contact.country)
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'vat-id-invalid') await noteRefused(contact)
      throw error
    }
  }
  const kept = taxIds.find(({ value }) => value === wanted)
  for (const { id } of taxIds) if (id !== kept?.id) await deleteTaxId(customerId, id)
}

/** It is not a VAT id at all, says who would have checked it. */
function noteRefused({ id, vatId }: ContactRow): Promise<unknown> {
  return inTransaction((tx) =>
    tx
      .update(billingContacts)
      .set({ vatStatus: 'unverified', vatCheckedAt: clock.now() })
      .where(and(eq(billingContacts.id, id), eq(billingContacts.vatId, vatId ?? ''))),
  )
}

function isSame(contact: ContactRow, customer: CustomerView): boolean {
  const wanted = verifiableVatId(contact)
  const values = customer.taxIds.map(({ value }) => value)
  return hasSameDetails(contact, customer) && values.join() === (wanted ?? '')
}

function hasSameDetails(contact: ContactRow, customer: CustomerView): boolean {
  const { street, postcode, city, country } = contact.address
  return (
    contact.legalName === customer.name &&
    contact.invoiceEmail === customer.email &&
    contact.language === customer.language &&
    street === customer.address.street &&
    postcode === customer.address.postcode &&
    city === customer.address.city &&
    country === customer.address.country
  )
}
