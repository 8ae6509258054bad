import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { billingCheckouts } from '@/db/schema/billing'
import { type Address, billingContacts } from '@/db/schema/billing-contacts'
import { clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import type { CheckoutStatus, Language, RejectReason } from '@/db/vocabulary'
import type { Quote } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { adminLimitOf } from '@/lib/company/admin-limit'
import type { Day } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { isId } from '@/lib/id'
import { paths } from '@/lib/paths'
import { linkToken } from './links'
import { asOrdered, offerOf } from './offer'
import { mayOrder } from './states'

/** Where an order stands, for somebody who came back from the payment page. */
export type CheckoutState = 'waiting' | 'done' | 'lapsed' | 'rejected'

/** What a stranger with the address may know: nothing but the state. */
export type CheckoutGlance = { state: CheckoutState; language: Language }

/** What the person who ordered sees. */
export type CheckoutView = CheckoutGlance & {
  site: string
  sender: { name: string; firstName: string }
  /** Everybody beside the client who has access from now on, by name. */
  technicians: string[]
  email: string
  quote: Quote
  rejectReason: RejectReason | null
  hasPassword: boolean
  /** Back to the order page, while the invite can still be ordered. */
  orderPath: string | null
  openUntil: Day
  company: { slug: string; name: string } | null
  /** What its Admins may order a month from now on, in net cents; null where it has none. */
  limit: number | null
  contact: {
    id: string
    legalName: string
    invoiceEmail: string
    address: Address
    vatId: string | null
    brand: string
    last4: string
    isConfirmed: boolean
  } | null
}

/** The state of a checkout for anybody, or null when there is none. */
export async function glanceAtCheckout(checkoutId: string): Promise<CheckoutGlance | null> {
  if (!isId(checkoutId)) return null
  const [row] = await db()
    .select({ status: billingCheckouts.status, language: clientInvites.language })
    .from(billingCheckouts)
    .innerJoin(clientInvites, eq(clientInvites.id, billingCheckouts.inviteId))
    .where(eq(billingCheckouts.id, checkoutId))
  return row ? { state: stateOfCheckout(row.status), language: row.language } : null
}

/** The whole of it, for the account that ordered; null for everybody else. Read only: it is settled by a POST. */
export async function viewCheckout(checkoutId: string, accountId: string): Promise<CheckoutView | null> {
  if (!isId(checkoutId)) return null
  const [row] = await db()
    .select({
      checkout: billingCheckouts,
      invite: clientInvites,
      account: accounts,
      company: companies,
      contact: billingContacts,
    })
    .from(billingCheckouts)
    .innerJoin(clientInvites, eq(clientInvites.id, billingCheckouts.inviteId))
    .innerJoin(accounts, eq(accounts.id, billingCheckouts.accountId))
    .leftJoin(companies, eq(companies.id, billingCheckouts.companyId))
    .leftJoin(billingContacts, eq(billingContacts.id, billingCheckouts.billingContactId))
    .where(eq(billingCheckouts.id, checkoutId))
  if (!row || row.checkout.accountId !== accountId) return null
  const { checkout, invite, account, company, contact } = row
  const offer = await offerOf(db(), invite)
  if (!offer) return null
  return {
    state: stateOfCheckout(checkout.status),
    language: invite.language,
    site: offer.site,
    sender: offer.sender,
    technicians: asOrdered(offer, checkout.keptAccess).access.map(({ name }) => name),
    email: shownAddress(account.email),
    quote: checkout.quote,
    rejectReason: checkout.rejectReason,
    hasPassword: account.passwordHash !== null,
    // A signed-in account has proven the mailbox, so the link that proves nothing is enough.
    orderPath: mayOrder(invite, clock.now()) ? paths.order(linkToken(invite, 'copied')) : null,
    openUntil: offer.openUntil,
    limit: company && (await adminLimitOf(db(), company.id)),
    company: company ? { slug: company.slug, name: company.name ?? '' } : null,
    contact: contact && {
      id: contact.id,
      legalName: contact.legalName,
      invoiceEmail: shownAddress(contact.invoiceEmail),
      address: contact.address,
      vatId: contact.vatId,
      brand: contact.paymentMethodBrand ?? contact.paymentMethodType ?? '',
      last4: contact.paymentMethodLast4 ?? '',
      isConfirmed: contact.detailsConfirmedAt !== null,
    },
  }
}

function stateOfCheckout(status: CheckoutStatus): CheckoutState {
  if (status === 'applied') return 'done'
  if (status === 'open') return 'waiting'
  return status === 'rejected' ? 'rejected' : 'lapsed'
}
