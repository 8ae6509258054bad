import { and, eq, isNull } from 'drizzle-orm'
import { db, type Transaction } from '@/db/client'
import { paymentSetups, type StripeRequest } from '@/db/schema/billing'
import { inTransaction, lockSetup } from '@/db/transaction'
import type { Language } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { absolute, nextOr, paths } from '@/lib/paths'
import { words } from '@/lib/words/words'
import { keepCustomer, madeForContact } from './customer-of-contact'
import { enterContact, type FoundContact, findContact } from './find-contact'
import { LEAST_SECONDS_OPEN, MOST_SECONDS_OPEN, openHostedPage } from './hosted-page'
import { nextLook } from './next-look'
import { endSetup, settleSetup } from './settle-setup'
import { isMissing } from './stripe'
import { openPortal } from './stripe-pages'
import { syncContact } from './sync-contact'

/** `next` is where the person was before: a path of ours, or ''. `language` is that of the page they come from. */
type Wanted = { contactId: string; next: string; language: Language }
type SetupRow = typeof paymentSetups.$inferSelect
type Begun = { contact: FoundContact; setup: SetupRow | null }

/**
 * Leads to the page of Stripe's on which a Billing Contact gets a payment method, or another one where it has one. A second press,
 * and another tab, lead to the same page while it is open.
 * Refuses: sign-in-first, not-found, too-many, payment-unreachable.
 * @returns the address of Stripe's page: a bearer secret, not to be logged or kept after its use
 */
export async function startPayment(actor: Actor, wanted: Wanted): Promise<string> {
  const accountId = accountOf(actor)
  await settleLapsed(accountId, wanted.contactId)
  for (let turn = 1; ; turn++) {
    const { contact, setup } = await beginFor(accountId, wanted)
    try {
      return await (setup ? openSetup(contact, setup) : changeInPortal(contact, wanted))
    } catch (error) {
      // The customer is gone at Stripe: that is written, and begun anew with another one.
      if (turn > 1 || !isMissing(error)) throw error
      if (setup) await endSetup(setup.id)
      await syncContact({ contactId: contact.id })
    }
  }
}

/** One whose time is over may have been used all the same. */
async function settleLapsed(accountId: string, contactId: string): Promise<void> {
  const setup = await inTransaction(async (tx) => {
    const contact = (await findContact(tx, accountId, contactId)) ?? refuse('not-found')
    return openSetupOf(tx, contact.id)
  })
  await countOrRefuse({ key: `payment-page:${contactId}`, most: 60, windowSeconds: 600 })
  if (setup && setup.expiresAt <= clock.now()) await settleSetup({ setupId: setup.id })
}

async function beginFor(accountId: string, wanted: Wanted): Promise<Begun> {
  for (;;) {
    const begun = await inTransaction((tx) => begin(tx, accountId, wanted))
    if (begun) return begun
  }
}

/** The setup to go on with, or none where there is a method to be changed. Null where somebody else has just begun or ended one. */
async function begin(tx: Transaction, accountId: string, wanted: Wanted): Promise<Begun | null> {
  const known = await openSetupOf(tx, wanted.contactId)
  if (known) await lockSetup(tx, known.id)
  const contact = await enterContact(tx, accountId, wanted.contactId)
  if (contact.paymentMethodId && contact.stripeCustomerId) return { contact, setup: null }
  // Again under the contact's lock, under which it is made: one that is not locked yet would be locked out of order.
  const open = await openSetupOf(tx, contact.id)
  if (open?.id !== known?.id) return null
  const next = nextOr(paths.contact(contact.slug, contact.id), wanted.next)
  if (open && isUsable(open, contact)) {
    const [setup] = await tx.update(paymentSetups).set({ next }).where(eq(paymentSetups.id, open.id)).returning()
    return { contact, setup: setup ?? open }
  }
  if (open) {
    const ended = { endedAt: clock.now(), stripeUrl: null, nextCheckAt: null }
    await tx.update(paymentSetups).set(ended).where(eq(paymentSetups.id, open.id))
  }
  return { contact, setup: await insertSetup(tx, accountId, contact, { ...wanted, next }) }
}

async function openSetupOf(tx: Transaction, contactId: string): Promise<SetupRow | undefined> {
  const isOpen = and(isNull(paymentSetups.settledAt), isNull(paymentSetups.endedAt))
  const [open] = await tx
    .select()
    .from(paymentSetups)
    .where(and(eq(paymentSetups.billingContactId, contactId), isOpen))
  return open
}

/** One without a page has to have enough time left for Stripe to make one; one of a customer who is gone leads nowhere. */
function isUsable(setup: SetupRow, contact: FoundContact): boolean {
  if (setup.stripeCustomerId && setup.stripeCustomerId !== contact.stripeCustomerId) return false
  return setup.stripeSessionId !== null || setup.expiresAt.getTime() - clock.now().getTime() > LEAST_SECONDS_OPEN * 1000
}

async function insertSetup(tx: Transaction, accountId: string, contact: FoundContact, wanted: Wanted) {
  const id = newId()
  const createdAt = clock.now()
  const { slug } = contact
  const { language, next } = wanted
  const expiresAt = Math.floor(createdAt.getTime() / 1000) + MOST_SECONDS_OPEN
  const stripeRequest: StripeRequest = {
    customerName: contact.legalName,
    customerEmail: contact.invoiceEmail,
    country: contact.country,
    // Told once there is a customer: one that Stripe refuses must not stand between a person and their payment.
    vatId: null,
    successUrl: absolute(paths.contactBack(slug, contact.id, { setup: id })),
    cancelUrl: absolute(paths.contact(slug, contact.id, next)),
    submitText: words(language).billing.stripeText(operator().name),
    locale: language,
    expiresAt,
  }
  const [setup] = await tx
    .insert(paymentSetups)
    .values({
      id,
      billingContactId: contact.id,
      accountId,
      stripeRequest,
      stripeCustomerId: contact.stripeCustomerId,
      next,
      createdAt,
      expiresAt: new Date(expiresAt * 1000),
      nextCheckAt: nextLook(0),
    })
    .returning()
  if (!setup) throw new Error('the setup was not written')
  return setup
}

async function openSetup(contact: FoundContact, setup: SetupRow): Promise<string> {
  if (setup.stripeUrl) return setup.stripeUrl
  const isSetup = eq(paymentSetups.id, setup.id)
  return openHostedPage({
    request: setup.stripeRequest,
    customerId: setup.stripeCustomerId,
    customerFor: madeForContact(contact),
    openedFor: {
      id: setup.id,
      key: `su:${setup.id}`,
      metadata: { payment_setup_id: setup.id },
      setupMetadata: { payment_setup_id: setup.id },
    },
    keepCustomer: async (made) => {
      const stripeCustomerId = (await keepCustomer(contact.id, made)) ?? refuse('payment-unreachable')
      await db().update(paymentSetups).set({ stripeCustomerId }).where(isSetup)
      return stripeCustomerId
    },
    keepSession: async ({ id, url, expiresAt }) => {
      await db()
        .update(paymentSetups)
        .set({ stripeSessionId: id, stripeUrl: url, expiresAt, nextCheckAt: nextLook(0) })
        .where(and(isSetup, isNull(paymentSetups.settledAt), isNull(paymentSetups.endedAt)))
    },
  })
}

function changeInPortal({ id, slug, stripeCustomerId }: FoundContact, { next, language }: Wanted): Promise<string> {
  const back = paths.contactBack(slug, id, { next: nextOr('', next) })
  return openPortal(stripeCustomerId ?? refuse('payment-unreachable'), absolute(back), language)
}
