import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { lockCompany, lockContacts } from '@/db/transaction'
import { mayManageBilling } from '@/lib/company/roles'
import { seatsOf, sits } from '@/lib/company/seat'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'

export type ContactRow = typeof billingContacts.$inferSelect
/** A Billing Contact and where its Company is. */
export type FoundContact = ContactRow & { slug: string }

/** A Billing Contact, for whoever may manage the bills of its Company. */
export async function findContact(
  tx: Transaction,
  accountId: string,
  contactId: string,
): Promise<FoundContact | undefined> {
  if (!isId(contactId)) return undefined
  const [found] = await tx
    .select({ contact: billingContacts, slug: companies.slug })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .where(and(eq(billingContacts.id, contactId), sits(mayManageBilling)))
  return found && { ...found.contact, slug: found.slug }
}

/**
 * The same, locked with its Company: whoever was removed a moment ago changes nothing any more, and it may have changed.
 * Refuses: not-found.
 */
export async function enterContact(tx: Transaction, accountId: string, contactId: string): Promise<FoundContact> {
  const found = (await findContact(tx, accountId, contactId)) ?? refuse('not-found')
  await lockCompany(tx, found.companyId)
  await lockContacts(tx, found.id)
  return (await findContact(tx, accountId, contactId)) ?? refuse('not-found')
}
