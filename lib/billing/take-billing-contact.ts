import { eq, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import type { billingCheckouts } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { Language } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { promiseSync } from './promise-sync'
import { methodColumnsOf, type SavedPaymentMethod } from './saved-payment-method'

type Checkout = Pick<typeof billingCheckouts.$inferSelect, 'accountId' | 'buyer' | 'currency'>

/** In which bills are written at first: that of whoever ordered. */
export function languageOf(accountId: string): SQL<Language> {
  return sql<Language>`(select a.language from accounts a where a.id = ${accountId})`
}

/**
 * Makes the Billing Contact that an Order asked for, active with its saved payment method. A Stripe customer belongs to one
 * Billing Contact, so the same customer is the same contact.
 */
export async function takeBillingContact(
  tx: Transaction,
  companyId: string,
  checkout: Checkout,
  customerId: string,
  saved: SavedPaymentMethod,
): Promise<string> {
  const known = await contactOfCustomer(tx, customerId)
  if (known) return known
  const { accountId, buyer, currency } = checkout
  const id = newId()
  await tx.insert(billingContacts).values({
    id,
    companyId,
    currency,
    legalName: buyer.companyName,
    invoiceEmail: buyer.invoiceEmail,
    address: {
      street: saved.address?.street ?? '',
      postcode: saved.address?.postcode ?? '',
      city: saved.address?.city ?? '',
      country: buyer.country,
    },
    country: buyer.country,
    vatId: buyer.vatId,
    vatStatus: buyer.vatId ? 'pending' : null,
    language: languageOf(accountId),
    stripeCustomerId: customerId,
    ...methodColumnsOf(saved),
    status: 'active',
    createdAt: clock.now(),
  })
  // Stripe may have checked the VAT id before there was anybody here to be told.
  if (buyer.vatId) await promiseSync(tx, { id, version: 0 })
  return id
}

/** The Billing Contact that a Stripe customer belongs to; null for one who has just come into being. */
export async function contactOfCustomer(tx: Transaction, customerId: string): Promise<string | null> {
  const [known] = await tx
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .where(eq(billingContacts.stripeCustomerId, customerId))
  return known?.id ?? null
}
