import { eq } from 'drizzle-orm'
import type { Promises } from '@/db/promises'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction, lockContacts } from '@/db/transaction'
import type { Outcome } from '@/lib/kernel/jobs'
import { tellOperator } from './tell-payment'

/**
 * The job: tells whoever runs the product of somebody who has been suspended for long. Nothing is deleted by itself: what becomes
 * of their Apps a person decides. Skipped where they have paid since, also where they are suspended anew. (docs/rules.md R62)
 */
export async function reportSuspended(promised: Promises['report-suspended']): Promise<Outcome> {
  const { contactId, billId, suspendedAt } = promised
  return inTransaction(async (tx) => {
    await lockContacts(tx, contactId)
    const [contact] = await tx.select().from(billingContacts).where(eq(billingContacts.id, contactId))
    if (contact?.suspendedAt?.toISOString() !== suspendedAt) return { skipped: 'recovered' }
    await tellOperator(tx, { notice: 'suspended-long', billId, contactId, stripeId: contact.stripeCustomerId })
    return undefined
  })
}
