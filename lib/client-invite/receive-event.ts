import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Places, prepared } from '@/db/prepared'
import { billingCheckouts, paymentSetups, stripeEvents } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { noteDispute, noteStranger } from '@/lib/billing/note-strange'
import { settleSetup } from '@/lib/billing/settle-setup'
import { syncBill } from '@/lib/billing/sync-bill'
import { syncContact } from '@/lib/billing/sync-contact'
import { type StripeHint, verifyEvent } from '@/lib/billing/verify-event'
import { cutTo } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { settle } from './settle'

/**
 * Takes a webhook in.
 * @param rawBody exactly the bytes that were signed
 * @returns 'refused' for a bad signature (nothing is stored), else 'taken'; throws when Stripe should try again
 */
export async function receiveEvent(rawBody: string, signature: string | null): Promise<'refused' | 'taken'> {
  const hint = verifyEvent(rawBody, signature)
  if (!hint) return 'refused'
  await takeHint(hint)
  return 'taken'
}

/**
 * What an event leads to: it is a hint only, the truth is fetched. The event's row comes first and is unique; the effect behind it
 * is idempotent; `processed_at` is written after the effect is committed, so that a crash in between lets Stripe's retry do it again.
 * @returns whether it had its effect only now; not where it had it before, or is about nothing of ours
 */
export async function takeHint(hint: StripeHint): Promise<boolean> {
  const effect = await effectOf(hint)
  if (!effect) return false
  const { id, type, objectId } = hint
  const [event] = await noteEvent({ id, type, objectId, now: clock.now() })
  if (event?.processedAt) return false
  try {
    await effect()
  } catch (error) {
    const message = cutTo(error instanceof Error ? error.message : String(error), 500)
    await db().update(stripeEvents).set({ lastError: message }).where(eq(stripeEvents.id, id))
    throw error
  }
  await noteProcessed({ id, now: clock.now() })
  return true
}

/** What is to be done about a hint; null where it is about nothing of ours. */
async function effectOf({ about }: StripeHint): Promise<(() => Promise<unknown>) | null> {
  if (about?.kind === 'checkout') {
    const [page] = await pageOf({ sessionId: about.id })
    if (!page) return null
    return () => (page.isSetup ? settleSetup({ setupId: page.id }) : settle({ checkoutId: page.id }))
  }
  if (about?.kind === 'customer') {
    const [contact] = await contactOf({ customerId: about.id })
    return contact ? () => syncContact({ contactId: contact.id }) : null
  }
  if (about?.kind === 'invoice') {
    const { id: invoiceId, billId } = about
    const [bill] = await billOf({ invoiceId })
    if (bill) return () => syncBill({ billId: bill.id })
    return billId ? () => noteStranger({ invoiceId, billId }) : null
  }
  if (about?.kind === 'dispute') return () => noteDispute({ disputeId: about.id })
  return null
}

/** The row that a page of Stripe's was opened for: an order's, or that of somebody who adds a payment method. */
const pageOf = prepared((reader, { sessionId }: Places<{ sessionId: string }>) =>
  reader
    .select({ id: billingCheckouts.id, isSetup: sql<boolean>`false` })
    .from(billingCheckouts)
    .where(eq(billingCheckouts.stripeSessionId, sessionId))
    .unionAll(
      reader
        .select({ id: paymentSetups.id, isSetup: sql<boolean>`true` })
        .from(paymentSetups)
        .where(eq(paymentSetups.stripeSessionId, sessionId)),
    ),
)

const contactOf = prepared((reader, { customerId }: Places<{ customerId: string }>) =>
  reader
    .select({ id: billingContacts.id })
    .from(billingContacts)
    .where(eq(billingContacts.stripeCustomerId, customerId)),
)

const billOf = prepared((reader, { invoiceId }: Places<{ invoiceId: string }>) =>
  reader.select({ id: bills.id }).from(bills).where(eq(bills.stripeInvoiceId, invoiceId)),
)

type Noted = { id: string; type: string; objectId: string; now: Date }

const noteEvent = prepared((reader, { id, type, objectId, now }: Places<Noted>) =>
  reader
    .insert(stripeEvents)
    .values({ id, type, objectId, receivedAt: sql`${now}` })
    .onConflictDoUpdate({ target: stripeEvents.id, set: { id: sql`excluded.id` } })
    .returning({ processedAt: stripeEvents.processedAt }),
)

const noteProcessed = prepared((reader, { id, now }: Places<{ id: string; now: Date }>) =>
  reader
    .update(stripeEvents)
    .set({ processedAt: sql`${now}`, lastError: null })
    .where(eq(stripeEvents.id, id))
    .returning({ id: stripeEvents.id }),
)
