import { and, eq, isNull } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { paymentSetups } from '@/db/schema/billing'
import { billingContacts } from '@/db/schema/billing-contacts'
import { inTransaction, lockCompany, lockContacts, lockSetup } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { collectAtOnce } from './collect-at-once'
import type { ContactRow } from './find-contact'
import { nextLook } from './next-look'
import { promiseSync } from './promise-sync'
import { methodColumnsOf, type SavedPaymentMethod } from './saved-payment-method'
import { isMissing } from './stripe'
import { setDefaultPaymentMethod } from './stripe-customers'
import { readSession, refuseForeign } from './stripe-pages'

const STRIPE: Actor = { kind: 'stripe' }

/** Where a payment setup stands: nothing has come of it yet, a method was saved, or it ended without one. */
export type SetupStatus = 'open' | 'saved' | 'ended'
type SetupRow = typeof paymentSetups.$inferSelect

/**
 * Fetches the truth about a payment setup from Stripe, and has its contact pay by the method that was saved, what is owed at once.
 * Called by the return page's POST, the webhook and the sweep, in any order and any number of times: the effect happens once.
 * Refuses: payment-unreachable.
 * @returns where it stands now, or null when there is none
 */
export async function settleSetup({ setupId }: { setupId: string }): Promise<SetupStatus | null> {
  const [setup] = isId(setupId) ? await db().select().from(paymentSetups).where(eq(paymentSetups.id, setupId)) : []
  if (!setup) return null
  if (setup.settledAt) return 'saved'
  if (setup.endedAt) return 'ended'
  if (!setup.stripeSessionId) return setup.expiresAt <= clock.now() ? endSetup(setup.id) : lookAgain(setup)
  try {
    return await settleAtStripe(setup, setup.stripeSessionId)
  } catch (error) {
    // The page or its customer was deleted at Stripe: nothing can come of it any more.
    if (isMissing(error)) return endSetup(setup.id)
    throw error
  }
}

async function settleAtStripe(setup: SetupRow, sessionId: string): Promise<SetupStatus> {
  const session = await readSession(sessionId)
  if (session.status === 'expired') return endSetup(setup.id)
  if (session.status === 'open') return lookAgain(setup)
  refuseForeign(session, setup)
  const saved = session.setupStatus === 'succeeded' ? session.paymentMethod : null
  if (!saved || !session.customerId) return lookAgain(setup)
  await setDefaultPaymentMethod(`su:${setup.id}`, session.customerId, saved.id, null)
  return inTransaction((tx) => save(tx, setup.id, saved))
}

/** Ends a setup without a payment method: another one can begin. */
export async function endSetup(setupId: string): Promise<SetupStatus> {
  return inTransaction(async (tx) => {
    const setup = await lockSetup(tx, setupId)
    if (setup?.settledAt) return 'saved'
    await tx
      .update(paymentSetups)
      .set({ endedAt: setup?.endedAt ?? clock.now(), stripeUrl: null, nextCheckAt: null })
      .where(eq(paymentSetups.id, setupId))
    return 'ended'
  })
}

async function lookAgain(setup: SetupRow): Promise<SetupStatus> {
  await db()
    .update(paymentSetups)
    .set({ nextCheckAt: nextLook(setup.checks), checks: setup.checks + 1 })
    // Whoever settled it meanwhile has nobody look again.
    .where(and(eq(paymentSetups.id, setup.id), isNull(paymentSetups.settledAt), isNull(paymentSetups.endedAt)))
  return 'open'
}

async function save(tx: Transaction, setupId: string, saved: SavedPaymentMethod): Promise<SetupStatus> {
  const setup = await lockSetup(tx, setupId)
  if (!setup || setup.settledAt) return 'saved'
  if (setup.endedAt) return 'ended'
  const contact = await lockPayer(tx, setup)
  const { copied, address } = withCopied(contact, saved)
  const version = contact.version + (copied ? 1 : 0)
  const stripeReads = contact.stripeReads + 1
  await tx
    .update(billingContacts)
    .set({
      ...methodColumnsOf(saved),
      address,
      version,
      status: contact.status === 'incomplete' ? 'active' : contact.status,
      stripeReads,
    })
    .where(eq(billingContacts.id, contact.id))
  await tx
    .update(paymentSetups)
    .set({ settledAt: clock.now(), stripeUrl: null, nextCheckAt: null })
    .where(eq(paymentSetups.id, setupId))
  const facts = { contactId: contact.id }
  await record(tx, STRIPE, { verb: 'payment-method-saved', companyId: contact.companyId, facts })
  await collectAtOnce(tx, { id: contact.id, stripeReads })
  // The customer was made with what its page needed: the rest is told now.
  await promiseSync(tx, { id: contact.id, version }, `setup-${setupId}`)
  return 'saved'
}

async function lockPayer(tx: Transaction, { id, billingContactId }: SetupRow): Promise<ContactRow> {
  const isPayer = eq(billingContacts.id, billingContactId ?? id)
  const [found] = await tx.select().from(billingContacts).where(isPayer)
  if (!found) throw new Error(`payment setup ${id} is for nobody`)
  await lockCompany(tx, found.companyId)
  await lockContacts(tx, found.id)
  const [contact] = await tx.select().from(billingContacts).where(isPayer)
  return contact ?? found
}

/** The address of the payment method where bills have none yet. Its country stays what it is, as VAT follows it. */
function withCopied({ address }: ContactRow, saved: SavedPaymentMethod) {
  const isEmpty = !address.street && !address.postcode && !address.city
  const copied = isEmpty && saved.address?.country === address.country ? saved.address : null
  return { copied, address: copied ?? address }
}
