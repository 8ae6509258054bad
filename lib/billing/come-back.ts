import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { paymentSetups } from '@/db/schema/billing'
import { inTransaction } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { countOrRefuse } from '@/lib/kernel/rate-limit'
import { nextOr, paths } from '@/lib/paths'
import { findContact } from './find-contact'
import { payWhatIsOwed } from './pay-owed'
import { type SetupStatus, settleSetup } from './settle-setup'
import { syncContact } from './sync-contact'

type Returned = {
  contactId: string
  /** The setup they come back from; '' from the portal. */
  setupId: string
  next: string
}

type CameBack = {
  status: SetupStatus
  /** Whether the method is news. */
  isNew: boolean
  /** Whether what was owed is paid with it. */
  hasPaid: boolean
  /** Where the person goes on. */
  next: string
}

/**
 * Somebody is back from a page of Stripe's: what it says of the Billing Contact now is fetched, and what they owe is charged to
 * another method while they wait. Refuses: sign-in-first, not-found, too-many, payment-unreachable. (docs/rules.md R61)
 */
export async function comeBack(actor: Actor, input: Returned): Promise<CameBack> {
  const accountId = accountOf(actor)
  const find = () => inTransaction((tx) => findContact(tx, accountId, input.contactId))
  const contact = (await find()) ?? refuse('not-found')
  const setup = input.setupId ? ((await findSetup(contact.id, input.setupId)) ?? refuse('not-found')) : null
  await countOrRefuse({ key: `settle:${contact.id}`, most: 120, windowSeconds: 600 })
  if (setup) {
    const status = (await settleSetup({ setupId: setup.id })) ?? 'ended'
    const isSaved = status === 'saved'
    const hasPaid = isSaved && (await payWhatIsOwed(contact))
    return { status, isNew: isSaved, hasPaid, next: wayOn(contact, isSaved, setup.next) }
  }
  await syncContact({ contactId: contact.id })
  const after = (await find()) ?? refuse('not-found')
  const hasMethod = after.paymentMethodId !== null
  const isNew = hasMethod && after.paymentMethodId !== contact.paymentMethodId
  const hasPaid = hasMethod && (await payWhatIsOwed(contact))
  return { status: hasMethod ? 'saved' : 'ended', isNew, hasPaid, next: wayOn(contact, hasMethod, input.next) }
}

/** On to where they were going; without a method first back to the Billing Contact, which still knows that. */
function wayOn({ id, slug }: { id: string; slug: string }, hasMethod: boolean, next: string | null): string {
  return hasMethod ? nextOr(paths.contact(slug, id), next) : paths.contact(slug, id, nextOr('', next))
}

async function findSetup(contactId: string, setupId: string) {
  if (!isId(setupId)) return undefined
  const [setup] = await db()
    .select({ id: paymentSetups.id, next: paymentSetups.next })
    .from(paymentSetups)
    .where(and(eq(paymentSetups.id, setupId), eq(paymentSetups.billingContactId, contactId)))
  return setup
}
