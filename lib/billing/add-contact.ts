import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { enterCompany } from '@/lib/company/members'
import { mayManageBilling } from '@/lib/company/roles'
import { judgeAll, refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once, type Wish } from '@/lib/kernel/once'
import { judgeDetails, type TypedDetails } from './contact-details'
import { isCountry } from './countries'
import { findContact } from './find-contact'
import { insertContact } from './insert-contact'

/** Nobody deletes one, so there is an end to making them. */
const MOST_CONTACTS = 20

type NewContact = Required<TypedDetails> & { companySlug: string; country: string }

/**
 * A further Billing Contact of a Company, which still lacks a way to pay: Stripe hears of it when one is added. A form sent twice,
 * as by a double press, makes one.
 * Refuses: sign-in-first, prove-again, not-found, country-unknown, contacts-many, what judgeDetails refuses.
 */
export async function addContact(actor: Actor, input: NewContact): Promise<{ contactId: string }> {
  const accountId = freshAccountOf(actor)
  const wish: Wish<{ contactId: string }> = { verb: 'add-contact', content: input, holds: isStillTheirs }
  return once(actor, wish, async (tx) => {
    const company = await enterCompany(tx, accountId, input.companySlug)
    // To whoever may not manage bills, there are none to be managed.
    if (!mayManageBilling(company.role)) refuse('not-found')
    const { details } = await judgeAll({
      country: () => isCountry(input.country) || refuse('country-unknown', 'country'),
      // Nobody mends a form in rounds: with an unknown country only what belongs to no country is judged.
      details: () => judgeDetails(isCountry(input.country) ? input : { ...input, vatId: '' }, input.country),
    })
    if ((await countContacts(tx, company.id)) >= MOST_CONTACTS) refuse('contacts-many', null, { count: MOST_CONTACTS })
    const invoiceEmail = details.invoiceEmail ?? refuse('invoice-email-missing', 'invoiceEmail')
    const contact = { companyId: company.id, accountId, country: input.country }
    const id = await insertContact(tx, { ...contact, details: { ...details, invoiceEmail } })
    await record(tx, actor, { verb: 'billing-contact-added', companyId: company.id, facts: { contactId: id } })
    return { contactId: id }
  })

  async function isStillTheirs(tx: Transaction, { contactId }: { contactId: string }): Promise<boolean> {
    return (await findContact(tx, accountId, contactId)) !== undefined
  }
}

function countContacts(tx: Transaction, companyId: string): Promise<number> {
  return tx.$count(billingContacts, eq(billingContacts.companyId, companyId))
}
