import { and, eq } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { type Places, prepared } from '@/db/prepared'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockCheckout, lockInvite } from '@/db/transaction'
import type { CheckoutStatus, RejectReason } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { nextLook } from '@/lib/billing/next-look'
import type { SavedPaymentMethod } from '@/lib/billing/saved-payment-method'
import { detachPaymentMethod, setDefaultPaymentMethod } from '@/lib/billing/stripe-customers'
import { expireSession, readSession, refuseForeign } from '@/lib/billing/stripe-pages'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { enqueue } from '@/lib/kernel/outbox'
import { type CheckoutRow, complete, judgeCompletion } from './complete'
import { markWithdrawn } from './mark-withdrawn'
import type { InviteRow } from './offer'

const STRIPE: Actor = { kind: 'stripe' }

/**
 * Fetches the truth about a Checkout from Stripe, writes it, and completes the hand-over when it is due. Called by the done page's
 * POST, the webhook and the sweep, in any order and any number of times: the effect happens once.
 * @returns where the Checkout stands now, or null when there is none
 */
export async function settle(input: { checkoutId: string }): Promise<CheckoutStatus | null> {
  const checkout = isId(input.checkoutId) ? await findCheckout(input.checkoutId) : undefined
  if (!checkout) return null
  if (isOver(checkout)) return checkout.status
  if (!checkout.stripeSessionId) return settleWithoutSession(checkout)
  const session = await readSession(checkout.stripeSessionId)
  if (session.status === 'expired') return lapse(checkout.id)
  if (session.status === 'open') return checkout.status === 'superseded' ? expire(checkout) : lookAgain(checkout)
  refuseForeign(session, checkout)
  const saved = session.setupStatus === 'succeeded' ? session.paymentMethod : null
  if (!saved || !session.customerId) return lookAgain(checkout)
  if (checkout.status !== 'rejected' && (await mayPass(checkout))) {
    await setDefaultPaymentMethod(`co:${checkout.id}`, session.customerId, saved.id, saved.address)
  }
  const status = await apply(checkout.id, session.customerId, saved)
  if (status === 'rejected') await detach(checkout.id, saved.id)
  return status
}

/** Nothing is left to do: applied, lapsed, or ended with its payment method detached. */
function isOver(checkout: CheckoutRow): boolean {
  if (checkout.status === 'applied' || checkout.status === 'expired') return true
  if (checkout.status === 'rejected') return checkout.detachedAt !== null
  return checkout.status === 'superseded' && checkout.nextCheckAt === null
}

async function findCheckout(checkoutId: string): Promise<CheckoutRow | undefined> {
  return (await checkoutWith({ checkoutId })).at(0)
}

const checkoutWith = prepared((reader, { checkoutId }: Places<{ checkoutId: string }>) =>
  reader.select().from(billingCheckouts).where(eq(billingCheckouts.id, checkoutId)),
)

/** The order was placed, but the payment page never came to be: it lapses with its time. */
async function settleWithoutSession(checkout: CheckoutRow): Promise<CheckoutStatus> {
  if (checkout.status === 'superseded' || checkout.expiresAt <= clock.now()) return lapse(checkout.id)
  return lookAgain(checkout)
}

async function expire(checkout: CheckoutRow): Promise<CheckoutStatus> {
  if (checkout.stripeSessionId) await expireSession(checkout.stripeSessionId)
  return lookAgain(checkout)
}

async function lookAgain(checkout: CheckoutRow): Promise<CheckoutStatus> {
  await db()
    .update(billingCheckouts)
    .set({ nextCheckAt: nextLook(checkout.checks), checks: checkout.checks + 1 })
    // Whoever settled it meanwhile has nobody look again.
    .where(and(eq(billingCheckouts.id, checkout.id), eq(billingCheckouts.status, checkout.status)))
  return checkout.status
}

/** The Checkout ended without a payment method: nothing has happened, the invite is on offer as before, and both are told. */
async function lapse(checkoutId: string): Promise<CheckoutStatus> {
  return inTransaction(async (tx) => {
    const { invite, checkout } = await lockBoth(tx, checkoutId)
    if (checkout.status === 'superseded') {
      await tx
        .update(billingCheckouts)
        .set({ nextCheckAt: null, stripeUrl: null })
        .where(eq(billingCheckouts.id, checkoutId))
      return 'superseded'
    }
    if (checkout.status !== 'open') return checkout.status
    await tx
      .update(billingCheckouts)
      .set({ status: 'expired', stripeUrl: null, nextCheckAt: null })
      .where(eq(billingCheckouts.id, checkoutId))
    if (!invite.completedAt)
      await tx.update(clientInvites).set({ orderedAt: null }).where(eq(clientInvites.id, invite.id))
    await record(tx, STRIPE, { verb: 'order-lapsed', companyId: invite.companyId, inviteId: invite.id })
    const payload = { checkoutId }
    await enqueue(tx, { kind: 'mail-order-lapsed', key: `order-lapsed:${checkoutId}`, payload })
    await enqueue(tx, { kind: 'mail-order-lapsed-developer', key: `order-lapsed-developer:${checkoutId}`, payload })
    return 'expired'
  })
}

/** A first look without locks: the default payment method is only set at Stripe when the hand-over can still happen. */
async function mayPass(checkout: CheckoutRow): Promise<boolean> {
  return inTransaction(async (tx) => {
    const [invite] = await tx.select().from(clientInvites).where(eq(clientInvites.id, checkout.inviteId))
    return invite !== undefined && (await judgeCompletion(tx, invite, checkout)) === null
  })
}

async function apply(checkoutId: string, customerId: string, saved: SavedPaymentMethod): Promise<CheckoutStatus> {
  return inTransaction(async (tx) => {
    const { invite, checkout } = await lockBoth(tx, checkoutId)
    if (isOver(checkout) || checkout.status === 'rejected') return checkout.status
    const reason = await complete(tx, STRIPE, invite, checkout, { customerId, saved })
    if (reason === null) return 'applied'
    await reject(tx, invite, checkout, reason)
    if (reason === 'sender-not-entitled') await markWithdrawn(tx, STRIPE, invite, 'right-lost')
    else if (checkout.status !== 'superseded' && !invite.completedAt && !invite.withdrawnAt) {
      await tx.update(clientInvites).set({ orderedAt: null }).where(eq(clientInvites.id, invite.id))
    }
    return 'rejected'
  })
}

/** The payment method came too late: both are told that nothing was charged, and it is detached after this transaction. */
async function reject(tx: Transaction, invite: InviteRow, checkout: CheckoutRow, reason: RejectReason): Promise<void> {
  await tx
    .update(billingCheckouts)
    .set({ status: 'rejected', rejectReason: reason, stripeUrl: null, nextCheckAt: clock.now() })
    .where(eq(billingCheckouts.id, checkout.id))
  const { id: inviteId, companyId } = invite
  await record(tx, STRIPE, { verb: 'order-rejected', companyId, inviteId, facts: { reason } })
  const payload = { checkoutId: checkout.id }
  await enqueue(tx, { kind: 'mail-not-charged', key: `not-charged:${checkout.id}`, payload })
  await enqueue(tx, { kind: 'mail-not-charged-developer', key: `not-charged-developer:${checkout.id}`, payload })
}

async function detach(checkoutId: string, paymentMethodId: string): Promise<void> {
  await detachPaymentMethod(paymentMethodId)
  await db()
    .update(billingCheckouts)
    .set({ detachedAt: clock.now(), nextCheckAt: null })
    .where(eq(billingCheckouts.id, checkoutId))
}

async function lockBoth(tx: Transaction, checkoutId: string) {
  const [found] = await tx
    .select({ inviteId: billingCheckouts.inviteId })
    .from(billingCheckouts)
    .where(eq(billingCheckouts.id, checkoutId))
  const invite = found && (await lockInvite(tx, found.inviteId))
  const checkout = await lockCheckout(tx, checkoutId)
  if (!invite || !checkout) throw new Error(`checkout ${checkoutId} is gone`)
  return { invite, checkout }
}
