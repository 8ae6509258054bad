import { eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { billingCheckouts, stripeEvents } from '@/db/schema/billing'
import { verifyEvent } from '@/lib/billing/verify-event'
import { cutTo } from '@/lib/characters'
import { clock } from '@/lib/clock'
import { settle } from './settle'

/**
 * Takes a webhook in: a hint only, the truth is fetched. The event's row comes first and is unique; the effect behind it is idempotent;
 * `processed_at` is written after the effect is committed, so that a crash in between lets Stripe's retry do it again.
 * @param rawBody exactly the bytes that were signed
 * @returns 'refused' for a bad signature (nothing is stored), else 'taken'; throws when Stripe should try again
 */
export async function receiveEvent(rawBody: string, signature: string | null): Promise<'refused' | 'taken'> {
  const hint = verifyEvent(rawBody, signature)
  if (!hint) return 'refused'
  const checkout = hint.checkoutSessionId ? await findCheckout(hint.checkoutSessionId) : undefined
  if (!checkout) return 'taken'
  const [event] = await db()
    .insert(stripeEvents)
    .values({ id: hint.id, type: hint.type, objectId: hint.objectId, receivedAt: clock.now() })
    .onConflictDoUpdate({ target: stripeEvents.id, set: { id: sql`excluded.id` } })
    .returning({ processedAt: stripeEvents.processedAt })
  if (event?.processedAt) return 'taken'
  try {
    await settle({ checkoutId: checkout.id })
  } catch (error) {
    const message = cutTo(error instanceof Error ? error.message : String(error), 500)
    await db().update(stripeEvents).set({ lastError: message }).where(eq(stripeEvents.id, hint.id))
    throw error
  }
  await db().update(stripeEvents).set({ processedAt: clock.now(), lastError: null }).where(eq(stripeEvents.id, hint.id))
  return 'taken'
}

async function findCheckout(sessionId: string) {
  const rows = await db()
    .select({ id: billingCheckouts.id })
    .from(billingCheckouts)
    .where(eq(billingCheckouts.stripeSessionId, sessionId))
  return rows.at(0)
}
