import { and, eq, gt } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type BuyerDraft, billingCheckouts } from '@/db/schema/billing'
import type { KeptAccess, Language } from '@/db/vocabulary'
import { LEAST_SECONDS_OPEN } from '@/lib/billing/hosted-page'
import { nextLook } from '@/lib/billing/next-look'
import { type Quote, quoteHash } from '@/lib/billing/quote'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import type { CheckoutRow } from './complete'
import { supersede } from './end-offer'
import type { InviteRow } from './offer'
import { stripeRequestFor } from './stripe-request'

const DOUBLE_CLICK_MS = 60_000

type Placed = {
  accountId: string
  buyer: BuyerDraft
  quote: Quote
  keptAccess: KeptAccess
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
  const [open] = await tx
    .select()
    .from(billingCheckouts)
    .where(and(eq(billingCheckouts.inviteId, invite.id), eq(billingCheckouts.status, 'open')))
    .for('no key update')
  if (open && isSameOrder(open, invite, placed, now)) return { checkout: open, isNew: false }
  if (open) await supersede(tx, invite.id, now)
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
      keptAccess: placed.keptAccess,
      currency: placed.quote.currency,
      stripeRequest,
      status: 'open',
      orderedAt: now,
      expiresAt: new Date((stripeRequest?.expiresAt ?? now.getTime() / 1000) * 1000),
      nextCheckAt: nextLook(0),
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
  const isUsable =
    checkout.stripeSessionId !== null || checkout.expiresAt.getTime() - now.getTime() > LEAST_SECONDS_OPEN * 1000
  return (
    isUsable &&
    checkout.expiresAt > now &&
    checkout.accountId === placed.accountId &&
    checkout.termsHash === invite.termsHash &&
    checkout.keptAccess === placed.keptAccess &&
    sameBuyer(checkout.buyer, placed.buyer) &&
    quoteHash(checkout.quote) === quoteHash(placed.quote)
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
