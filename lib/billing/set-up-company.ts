import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { lockAccount } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { companyNameOf } from '@/lib/company/company-name'
import { insertCompany } from '@/lib/company/create'
import { roleOf } from '@/lib/company/members'
import { canonicalEmail } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { once, type Wish } from '@/lib/kernel/once'
import { operator } from '@/lib/operator'
import { LONGEST_COMPANY_NAME, oneLine } from '@/lib/plain-text'
import { addressOf } from './address'
import { isCountry } from './countries'
import { looksLikeVatId, normaliseVatId } from './vat-id'

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

type SetUp = { id: string; slug: string }

/**
 * Makes a Company of which the actor is the Owner; for a client's business together with the Billing Contact that bills
 * will go to, which still lacks a way to pay.
 * A form sent twice, as by a double press, makes one.
 * Refuses: sign-in-first, company-name-missing, company-name-long, invoice-email-invalid,
 * country-unknown, vat-id-invalid.
 */
export async function setUpCompany(
  actor: Actor,
  input: { name: string; client: ClientDetails | null },
): Promise<SetUp> {
  const ownerId = accountOf(actor)
  const name = companyNameOf(input.name)
  const details = input.client && judge(input.client)
  const wish: Wish<SetUp> = { verb: 'set-up-company', content: input, holds: isStillTheirs }
  return once(actor, wish, async (tx) => {
    await lockAccount(tx, ownerId)
    const { id, slug } = await insertCompany(tx, actor, { name, ownerId })
    if (details) await insertContact(tx, id, details)
    return { id, slug }
  })

  async function isStillTheirs(tx: Transaction, { id }: SetUp): Promise<boolean> {
    return (await roleOf(tx, id, ownerId)) !== null
  }
}

function judge(client: ClientDetails): ClientDetails {
  const legalName = oneLine(client.legalName)
  if (!legalName) refuse('company-name-missing', 'legalName')
  if (legalName.length > LONGEST_COMPANY_NAME) refuse('company-name-long', 'legalName')
  const invoiceEmail = canonicalEmail(client.invoiceEmail) ?? refuse('invoice-email-invalid', 'invoiceEmail')
  const { country } = client
  if (!isCountry(country)) refuse('country-unknown', 'country')
  const vatId = normaliseVatId(oneLine(client.vatId))
  if (vatId && !looksLikeVatId(vatId, country)) refuse('vat-id-invalid', 'vatId')
  return {
    legalName,
    invoiceEmail,
    vatId,
    ...addressOf(client, country),
  }
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
