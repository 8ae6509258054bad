import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies, memberships } from '@/db/schema/companies'
import { inTransaction, lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { companyNameOf } from '@/lib/company/company-name'
import { countCompany } from '@/lib/company/count-companies'
import { insertCompany } from '@/lib/company/create'
import { takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { isId, newId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { pasted } from '@/lib/pasted'
import { addressOf } from './address'
import { isCountry } from './countries'
import { takeVatId } from './vat-id'

/** What stands on the bills of a client whose business somebody else manages. Only the first three are needed. */
export type ClientDetails = {
  legalName: string
  invoiceEmail: string
  country: string
  street: string
  postcode: string
  city: string
  vatId: string
}

/**
 * Makes a Company of which the actor is the Owner; for a client's business together with the Billing Contact that bills
 * will go to, which still lacks a way to pay.
 * A form sent twice, as by a double press, makes one: `formId` is of the page it was drawn on, and becomes the Company's.
 * Refuses: sign-in-first, company-name-missing, company-name-long, line-leads-away, invoice-email-missing,
 * country-unknown, vat-id-invalid, what takeEmail refuses, companies-many, too-many.
 */
export async function setUpCompany(
  actor: Actor,
  input: { formId?: string; name: string; client: ClientDetails | null },
): Promise<{ slug: string }> {
  const ownerId = accountOf(actor)
  const { client } = input
  const { name, details } = await judgeAll({
    name: () => companyNameOf(input.name),
    details: () => client && judge(client),
  })
  return inTransaction(async (tx) => {
    await lockAccount(tx, ownerId)
    const wanted = input.formId && isId(input.formId) ? input.formId : newId()
    const known = await madeBefore(tx, wanted, ownerId)
    if (known?.isTheirs && known.name === name) return { slug: known.slug }
    await countCompany(tx, ownerId)
    const { id, slug } = await insertCompany(tx, actor, {
      name,
      ownerId,
      id: known ? newId() : wanted,
      forClient: details !== null,
    })
    if (details) await insertContact(tx, id, details)
    return { slug }
  })
}

/** The Company that a form made when it was sent for the first time, or one whose id somebody put into a form. */
async function madeBefore(tx: Transaction, id: string, ownerId: string) {
  const [known] = await tx
    .select({ slug: companies.slug, name: companies.name, member: memberships.accountId })
    .from(companies)
    .leftJoin(memberships, and(eq(memberships.companyId, companies.id), eq(memberships.accountId, ownerId)))
    .where(eq(companies.id, id))
  return known && { slug: known.slug, name: known.name, isTheirs: known.member !== null }
}

async function judge(client: ClientDetails): Promise<ClientDetails> {
  const { country } = client
  const judged = await judgeAll({
    legalName: () => companyNameOf(client.legalName, 'legalName'),
    invoiceEmail: () =>
      pasted(client.invoiceEmail)
        ? takeEmail(client.invoiceEmail, 'invoiceEmail')
        : refuse('invoice-email-missing', 'invoiceEmail'),
    country: () => isCountry(country) || refuse('country-unknown', 'country'),
    vatId: () => (isCountry(country) && takeVatId(client.vatId, country)) || '',
  })
  return { ...judged, ...addressOf(client, country) }
}

async function insertContact(tx: Transaction, companyId: string, details: ClientDetails): Promise<void> {
  const { legalName, invoiceEmail, country, street, postcode, city, vatId } = details
  await tx.insert(billingContacts).values({
    id: newId(),
    companyId,
    currency: operator().currency,
    legalName,
    invoiceEmail,
    address: { street, postcode, city, country },
    country,
    vatId: vatId || null,
    vatStatus: vatId ? 'pending' : null,
    status: 'incomplete',
    createdAt: clock.now(),
  })
}
