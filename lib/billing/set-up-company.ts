import type { Transaction } from '@/db/client'
import { lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { companyNameOf } from '@/lib/company/company-name'
import { countCompany } from '@/lib/company/count-companies'
import { insertCompany } from '@/lib/company/create'
import { roleOf } from '@/lib/company/members'
import { takeEmail } from '@/lib/email-address'
import { judgeAll, refuse } from '@/lib/errors'
import { once, type Wish } from '@/lib/kernel/once'
import { pasted } from '@/lib/pasted'
import { addressOf } from './address'
import type { ContactDetails } from './contact-details'
import { isCountry } from './countries'
import { insertContact } from './insert-contact'
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

type JudgedClient = { country: string; details: ContactDetails & { invoiceEmail: string } }

/** `contactId` is the payer's, where it is for a client. */
type SetUp = { id: string; slug: string; contactId: string | null }

/**
 * Makes a Company of which the actor is the Owner; for a client's business together with the Billing Contact that bills
 * will go to, which still lacks a way to pay.
 * A form sent twice, as by a double press, makes one.
 * Refuses: sign-in-first, company-name-missing, company-name-long, line-leads-away, invoice-email-missing,
 * country-unknown, vat-id-invalid, what takeEmail refuses, companies-many, too-many.
 */
export async function setUpCompany(
  actor: Actor,
  input: { name: string; client: ClientDetails | null },
): Promise<SetUp> {
  const ownerId = accountOf(actor)
  const { client } = input
  const { name, details } = await judgeAll({
    name: () => companyNameOf(input.name),
    details: () => client && judge(client),
  })
  const wish: Wish<SetUp> = { verb: 'set-up-company', content: input, holds: isStillTheirs }
  return once(actor, wish, async (tx) => {
    await lockAccount(tx, ownerId)
    await countCompany(tx, ownerId)
    const { id, slug } = await insertCompany(tx, actor, { name, ownerId, forClient: details !== null })
    const contactId = details && (await insertContact(tx, { companyId: id, accountId: ownerId, ...details }))
    return { id, slug, contactId }
  })

  async function isStillTheirs(tx: Transaction, { id }: SetUp): Promise<boolean> {
    return (await roleOf(tx, id, ownerId)) !== null
  }
}

async function judge(client: ClientDetails): Promise<JudgedClient> {
  const { country } = client
  const { country: _, ...judged } = await judgeAll({
    legalName: () => companyNameOf(client.legalName, 'legalName'),
    invoiceEmail: () =>
      pasted(client.invoiceEmail)
        ? takeEmail(client.invoiceEmail, 'invoiceEmail')
        : refuse('invoice-email-missing', 'invoiceEmail'),
    country: () => isCountry(country) || refuse('country-unknown', 'country'),
    vatId: () => (isCountry(country) ? takeVatId(client.vatId, country) : null),
  })
  return { country, details: { ...judged, address: addressOf(client, country) } }
}
