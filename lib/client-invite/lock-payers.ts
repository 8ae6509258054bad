import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { billingContacts } from '@/db/schema/billing-contacts'
import type { Terms } from '@/db/schema/client-invites'
import { lockContacts } from '@/db/transaction'
import type { SavedPaymentMethod } from '@/lib/billing/saved-payment-method'
import { contactOfCustomer } from '@/lib/billing/take-billing-contact'
import { refuse } from '@/lib/errors'

/** Where the money will come from: a method just saved at Stripe, or the Billing Contact that has one on file. */
export type Payer = { customerId: string; saved: SavedPaymentMethod } | { contactId: string }

/**
 * Locks whoever pays until now and whoever is to pay, before the address of a new Company. One that was chosen may have lost its
 * payment method since, or owe something. Refuses: payer-changed.
 */
export async function lockPayers(tx: Transaction, terms: Terms, payer: Payer): Promise<void> {
  const appIds = terms.apps.map(({ appId }) => appId)
  const payers = await tx.select({ id: apps.billingContactId }).from(apps).where(inArray(apps.id, appIds))
  const next = 'contactId' in payer ? payer.contactId : await contactOfCustomer(tx, payer.customerId)
  await lockContacts(tx, next, ...payers.map(({ id }) => id))
  if (!('contactId' in payer)) return
  const isAble = and(eq(billingContacts.id, payer.contactId), eq(billingContacts.status, 'active'))
  if ((await tx.$count(billingContacts, isAble)) === 0) refuse('payer-changed')
}
