import { and, eq, gt, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type BuyerDraft, billingCheckouts } from '@/db/schema/billing'
import type { Language } from '@/db/vocabulary'
import { type Quote, quoteHash } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import type { CheckoutRow } from './complete'
import type { InviteRow } from './offer'
import { stripeRequestFor } from './stripe-request'

const DOUBLE_CLICK_MS = 60_000

type Placed = {
  accountId: string
  buyer: BuyerDraft
  quote: Quote
  language: Language
  site: string
  contactId: string | null
}

/** The one open Checkout of the invite: this person's own again while nothing changed, else a new one in its place. */
export async function openCheckout(
  tx: Transaction,
  invite: InviteRow,
  placed: Placed,
): Promise<{ checkout: CheckoutRow; isNew: boolean }> {
  const now = clock.now()
  const stale = await tx
    .select()
    .from(billingCheckouts)
    .where(and(eq(billingCheckouts.inviteId, invite.id), inArray(billingCheckouts.status, ['open', 'completed'])))
    .for('no key update')
  const own = stale.find((checkout) => isSameOrder(checkout, invite, placed, now))
  if (own) return { checkout: own, isNew: false }
  for (const { id } of stale) {
    await tx
      .update(billingCheckouts)
      .set({ status: 'superseded', stripeUrl: null, nextCheckAt: now })
      .where(eq(billingCheckouts.id, id))
  }
  const id = newId()
  const stripeRequest = placed.contactId ? null : stripeRequestFor(invite, id, placed)
  const rows = await tx
    .insert(billingCheckouts)
    .values({
      id,
      inviteId: invite.id,
      accountId: placed.accountId,
      buyer: placed.buyer,
      quote: placed.quote,
      termsHash: invite.termsHash ?? '',
      currency: placed.quote.currency,
      stripeRequest,
      status: 'open',
      orderedAt: now,
      expiresAt: new Date((stripeRequest?.expiresAt ?? now.getTime() / 1000) * 1000),
      nextCheckAt: new Date(now.getTime() + 30_000),
    })
    .returning()
  const checkout = rows.at(0)
  if (!checkout) throw new Error('the checkout was not written')
  return { checkout, isNew: true }
}

/** Whether this account's Checkout of the invite is as fresh as the first half of a double click. */
export async function hasJustOrdered(tx: Transaction, inviteId: string, accountId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: billingCheckouts.id })
    .from(billingCheckouts)
    .where(
      and(
        eq(billingCheckouts.inviteId, inviteId),
        eq(billingCheckouts.accountId, accountId),
        eq(billingCheckouts.status, 'open'),
        gt(billingCheckouts.orderedAt, new Date(clock.now().getTime() - DOUBLE_CLICK_MS)),
      ),
    )
  return rows.length > 0
}

function isSameOrder(checkout: CheckoutRow, invite: InviteRow, placed: Placed, now: Date): boolean {
  const isUsable = checkout.stripeSessionId !== null || checkout.expiresAt.getTime() - now.getTime() > 31 * 60_000
  return (
    isUsable &&
    checkout.expiresAt > now &&
    checkout.accountId === placed.accountId &&
    checkout.termsHash === invite.termsHash &&
    sameBuyer(checkout.buyer, placed.buyer) &&
    quoteHash(checkout.quote as Quote) === quoteHash(placed.quote)
  )
}

/** Compared by value: jsonb does not keep the order of keys. */
function sameBuyer(one: BuyerDraft, other: BuyerDraft): boolean {
  return (
    one.companyId === other.companyId &&
    one.companyName === other.companyName &&
    one.country === other.country &&
    one.vatId === other.vatId &&
    one.invoiceEmail === other.invoiceEmail
  )
}
