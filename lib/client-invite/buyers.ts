import { and, desc, eq, inArray, ne, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { accounts } from '@/db/schema/accounts'
import type { BuyerDraft } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import { seats } from '@/db/schema/views'
import type { VatStatus } from '@/db/vocabulary'
import type { Buyer } from '@/lib/billing/quote'
import { hasAdmin } from '@/lib/company/admin-limit'
import { owns, rolesThat } from '@/lib/company/roles'

/** A Company the client may take the App into, with the Billing Contact that would pay. */
export type BuyerOption = {
  id: string
  name: string
  legalName: string
  country: string
  vatId: string | null
  vatStatus: VatStatus | null
  invoiceEmail: string
  /** The active Billing Contact, if it has a payment method; else an order goes to Checkout. */
  contactId: string | null
  /** "Visa ending 4242", in parts. */
  paymentMethod: { brand: string; last4: string } | null
  /** How much its Admins may order a month, in net cents, and whether there is one. */
  adminMonthlyLimit: number
  hasAdmin: boolean
}

/** Who offers an App out of which Company, and what the invite says of the client. */
type Inviting = { senderId: string; companyId: string | null; country: string; email: string }

/**
 * Companies where this person is Owner, without the one the App leaves and without those the sender owns too. First those
 * with an active payment method, else the newest.
 */
export function ownedCompanies(reader: Reader, accountId: string, invite: Inviting): Asked<BuyerOption[]> {
  return ownedBeside({ accountId, senderId: invite.senderId, leftId: invite.companyId }, reader).as((rows) =>
    rows
      .map(({ company, contact, hasAdmin }) => ({
        id: company.id,
        name: company.name ?? '',
        legalName: contact?.legalName ?? company.name ?? '',
        country: contact?.country ?? invite.country,
        vatId: contact?.vatId ?? null,
        vatStatus: contact?.vatStatus ?? null,
        invoiceEmail: contact?.invoiceEmail ?? invite.email,
        contactId: contact?.id ?? null,
        paymentMethod: contact
          ? {
              brand: contact.paymentMethodBrand ?? contact.paymentMethodType ?? '',
              last4: contact.paymentMethodLast4 ?? '',
            }
          : null,
        adminMonthlyLimit: company.adminMonthlyLimit,
        hasAdmin,
      }))
      .sort((one, other) => Number(other.contactId !== null) - Number(one.contactId !== null)),
  )
}

type Place = { senderId: string; leftId: string | null }
type Beside = Place & { accountId: string }

const ownedBeside = prepared((reader, { accountId, senderId, leftId }: Places<Beside>) =>
  reader
    .selectDistinctOn([companies.createdAt, companies.id], {
      company: companies,
      contact: billingContacts,
      hasAdmin: hasAdmin(companies.id),
    })
    .from(seats)
    .innerJoin(companies, eq(companies.id, seats.companyId))
    .leftJoin(billingContacts, and(eq(billingContacts.companyId, companies.id), eq(billingContacts.status, 'active')))
    .where(and(eq(seats.accountId, accountId), isOwnedBeside(reader, { senderId, leftId })))
    .orderBy(desc(companies.createdAt), companies.id, desc(billingContacts.createdAt)),
)

/** Whether whoever has this mailbox could choose such a Company, as an expression for a query. */
export function ownsOneBeside(reader: Reader, { email, ...place }: Places<Place & { email: string }>): SQL<boolean> {
  const owned = reader
    .select({ companyId: seats.companyId })
    .from(seats)
    .innerJoin(companies, eq(companies.id, seats.companyId))
    .innerJoin(accounts, eq(accounts.id, seats.accountId))
    .where(and(eq(accounts.email, email), isOwnedBeside(reader, place)))
  return sql<boolean>`exists ${owned}`
}

/** A seat of an Owner in a Company that can take an App over from this sender. */
function isOwnedBeside(reader: Reader, { senderId, leftId }: Places<Place>) {
  const ofSender = reader
    .select({ companyId: seats.companyId })
    .from(seats)
    .where(and(eq(seats.accountId, senderId), inArray(seats.role, rolesThat(owns))))
  return and(
    inArray(seats.role, rolesThat(owns)),
    ne(seats.companyId, leftId),
    notInArray(seats.companyId, ofSender),
    // A Company without a name is a developer's own: bills need a name, so it cannot take an App over.
    sql`${companies.name} is not null`,
  )
}

/** The buyer as quote() wants them: a typed VAT id counts only once it is verified. */
export function buyerOf(draft: BuyerDraft, chosen: BuyerOption | null): Buyer {
  const status = chosen ? chosen.vatStatus : 'pending'
  return { country: draft.country, vatId: draft.vatId, vatStatus: draft.vatId ? status : null }
}
