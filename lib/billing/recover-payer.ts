import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingContacts } from '@/db/schema/billing-contacts'
import { agreedPrice } from '@/lib/apps/agreed-price'
import type { ContactRow } from './find-contact'
import { paidAppsOf } from './paid-apps'
import { writeLedger } from './write-ledger'

/**
 * Whoever owes nothing any more is as they were. Where they were suspended each App that they pay for costs again what it did:
 * from today on, or from tomorrow on where today is paid already. The days between cost nothing. Call it under the locks of
 * Company and Billing Contact. (docs/rules.md R63)
 */
export async function recoverPayer(tx: Transaction, contact: ContactRow): Promise<void> {
  if (contact.status === 'suspended') await beginAgain(tx, contact)
  await tx
    .update(billingContacts)
    .set({ status: statusOncePaid(contact), suspendedAt: null })
    .where(eq(billingContacts.id, contact.id))
}

async function beginAgain(tx: Transaction, contact: ContactRow): Promise<void> {
  for (const app of await paidAppsOf(tx, contact)) {
    const price = await agreedPrice(tx, app)
    if (!price) throw new Error(`nobody ever paid for app ${app.id}`)
    const next = { billingContactId: contact.id, planId: app.planId, ...price }
    await writeLedger(tx, { appId: app.id, next, change: 'plan' })
  }
}

/** A method that went away while something was owed is missed now. */
function statusOncePaid({ stripeCustomerId, paymentMethodId }: ContactRow): ContactRow['status'] {
  return stripeCustomerId && paymentMethodId ? 'active' : 'incomplete'
}
