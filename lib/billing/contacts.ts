import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared, together } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { type Address, billingContacts } from '@/db/schema/billing-contacts'
import { companies } from '@/db/schema/companies'
import type { Language, VatStatus } from '@/db/vocabulary'
import { mayManageBilling } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { type Day, dayOf } from '@/lib/day'
import { isId } from '@/lib/id'
import { operator } from '@/lib/operator'
import { type MethodView, methodOf } from './method-view'
import { chargesAheadOf, nextCharge } from './next-charge'
import { type TroubleView, troubleOf } from './payment-trouble-view'
import { thisMonthOf } from './this-month'
import { verifiableVatId } from './vat-id'

/** A Billing Contact among those of its Company. */
export type ContactItem = {
  id: string
  legalName: string
  invoiceEmail: string
  country: string
  method: MethodView | null
}

/** The Billing Contacts of a Company, the oldest first; none for a person whose role does not show them. */
export function contactsOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<ContactItem[]> {
  return contactsAt({ accountId, slug }, reader).as((rows) =>
    rows.map(({ brand, last4, ...item }) => ({ ...item, method: methodOf({ brand, last4 }) })),
  )
}

const contactsAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) =>
  reader
    .select({
      id: billingContacts.id,
      legalName: billingContacts.legalName,
      invoiceEmail: billingContacts.invoiceEmail,
      country: billingContacts.country,
      brand: billingContacts.paymentMethodBrand,
      last4: billingContacts.paymentMethodLast4,
    })
    .from(billingContacts)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .where(and(seatIsAt({ slug }), sits(mayManageBilling)))
    .orderBy(asc(billingContacts.createdAt), asc(billingContacts.id)),
)

/** A Billing Contact as its own page shows it. */
export type ContactView = {
  id: string
  legalName: string
  invoiceEmail: string
  address: Address
  language: Language
  orderNumber: string
  vatId: string | null
  /** What is known of the VAT id; null where there is none, or none that anybody checks. */
  vat: { status: VatStatus; checkedOn: Day | null } | null
  method: MethodView | null
  /** The month until which the card is good, as its 1st. */
  goodUntil: Day | null
  /** The next day on which something is charged; null while there is nothing to charge. */
  chargedOn: Day | null
  /** Names of the Apps that it pays. */
  apps: string[]
  /** Its Company is a client's, managed by somebody else. */
  forClient: boolean
  /** Where it owes something that could not be charged. */
  trouble: TroubleView | null
}

type ContactAddress = CompanyAddress & { contactId: string }

/** A Billing Contact of a Company; undefined for a person whose role does not show it, and where there is none. */
export async function contactAt(address: ContactAddress): Promise<ContactView | undefined> {
  if (!isId(address.contactId)) return undefined
  const [[row], paid, written, running, trouble] = await together([
    contactWith(address),
    appsPaidBy(address),
    chargesAheadOf(address),
    thisMonthOf(address),
    troubleOf(address),
  ])
  if (!row) return undefined
  const { brand, last4, expMonth, expYear, vatStatus, vatCheckedAt, ...contact } = row
  const { vatId, address: printed } = contact
  const isOwn = ({ contactId }: { contactId: string }) => contactId === row.id
  const isChecked = vatStatus && verifiableVatId({ vatId, country: printed.country })
  return {
    ...contact,
    vat: isChecked ? { status: vatStatus, checkedOn: vatCheckedAt && dayOf(vatCheckedAt, operator().timeZone) } : null,
    method: methodOf({ brand, last4 }),
    goodUntil: expMonth && expYear ? `${expYear}-${String(expMonth).padStart(2, '0')}-01` : null,
    chargedOn: nextCharge(written.filter(isOwn), running.filter(isOwn))?.chargedOn ?? null,
    apps: paid.map(({ name }) => name),
    trouble: trouble.find(isOwn) ?? null,
  }
}

const contactWith = prepared((reader, { accountId, slug, contactId }: Places<ContactAddress>) =>
  reader
    .select({
      id: billingContacts.id,
      legalName: billingContacts.legalName,
      invoiceEmail: billingContacts.invoiceEmail,
      address: billingContacts.address,
      language: billingContacts.language,
      orderNumber: billingContacts.orderNumber,
      vatId: billingContacts.vatId,
      vatStatus: billingContacts.vatStatus,
      vatCheckedAt: billingContacts.vatCheckedAt,
      brand: billingContacts.paymentMethodBrand,
      last4: billingContacts.paymentMethodLast4,
      expMonth: billingContacts.paymentMethodExpMonth,
      expYear: billingContacts.paymentMethodExpYear,
      forClient: companies.forClient,
    })
    .from(billingContacts)
    .innerJoin(companies, eq(companies.id, billingContacts.companyId))
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${billingContacts.companyId}`)
    .where(and(eq(billingContacts.id, contactId), seatIsAt({ slug }), sits(mayManageBilling))),
)

const appsPaidBy = prepared((reader, { accountId, slug, contactId }: Places<ContactAddress>) =>
  reader
    .select({ name: apps.name })
    .from(apps)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${apps.companyId}`)
    .where(
      and(
        eq(apps.billingContactId, contactId),
        isNull(apps.deletedAt),
        isNull(apps.planEndedOn),
        seatIsAt({ slug }),
        sits(mayManageBilling),
      ),
    )
    .orderBy(asc(apps.name)),
)
