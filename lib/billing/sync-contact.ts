import { and, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type Places, prepared } from '@/db/prepared'
import { billingContacts } from '@/db/schema/billing-contacts'
import { bills } from '@/db/schema/bills'
import { inTransaction, lockCompany, lockContacts } from '@/db/transaction'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { logError } from '@/lib/log'
import { IS_OPEN } from './bill-conditions'
import { collectAtOnce } from './collect-at-once'
import { truthOf } from './contact-truth'
import type { ContactRow } from './find-contact'
import { paysForSomething } from './paid-by'
import { promiseSync } from './promise-sync'
import { type CustomerView, readCustomer } from './stripe-customers'
import { tellMethodGone, tellOperator } from './tell-payment'

const STRIPE: Actor = { kind: 'stripe' }
const MOST_TURNS = 10

/**
 * Fetches the truth about a Billing Contact's customer from Stripe and writes what is new: the payment method that pays, whether
 * its VAT id is one, and what is gone. In any order and any number of times it ends with what Stripe said last: whoever asked
 * before another one wrote asks again. Does nothing where there is no customer. Refuses: payment-unreachable.
 */
export async function syncContact({ contactId }: { contactId: string }): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const [contact] = isId(contactId) ? await contactWith({ contactId }) : []
    if (!contact?.stripeCustomerId) return
    const customer = await readCustomer(contact.stripeCustomerId)
    if (await inTransaction((tx) => write(tx, contact, customer))) return
  }
  throw new Error(`billing contact ${contactId} changes faster than Stripe answers`)
}

const contactWith = prepared((reader, { contactId }: Places<{ contactId: string }>) =>
  reader.select().from(billingContacts).where(eq(billingContacts.id, contactId)),
)

/** @returns whether what was asked for is still about what the row says */
async function write(tx: Transaction, asked: ContactRow, customer: CustomerView | null): Promise<boolean> {
  await lockCompany(tx, asked.companyId)
  await lockContacts(tx, asked.id)
  const [contact] = await tx.select().from(billingContacts).where(eq(billingContacts.id, asked.id))
  const isNews =
    contact?.stripeReads === asked.stripeReads &&
    contact.version === asked.version &&
    contact.stripeCustomerId === asked.stripeCustomerId
  if (!isNews) return false
  const { columns, isSaved, isGone, vat, lacksVatId } = truthOf(contact, customer, clock.now())
  const stripeReads = contact.stripeReads + 1
  await tx
    .update(billingContacts)
    .set({ ...columns, stripeReads })
    .where(eq(billingContacts.id, contact.id))
  const about = { companyId: contact.companyId }
  const facts = { contactId: contact.id }
  if (isSaved) await record(tx, STRIPE, { verb: 'payment-method-saved', ...about, facts })
  if (isSaved) await collectAtOnce(tx, { id: contact.id, stripeReads })
  if (isGone) await record(tx, STRIPE, { verb: 'payment-method-gone', ...about, facts })
  if (vat) await record(tx, STRIPE, { verb: 'vat-id-checked', ...about, facts: { ...facts, ...vat } })
  if (isGone && (await paysForSomething(tx, contact))) await tellMethodGone(tx, { ...contact, stripeReads })
  if (lacksVatId) await promiseSync(tx, contact, `read-${stripeReads}`)
  if (!customer) await noteGone(tx, contact)
  return true
}

/** A customer that somebody deleted at Stripe: what is open of them is collected by nothing there until there is another one. */
async function noteGone(tx: Transaction, { id: contactId, stripeCustomerId: stripeId }: ContactRow): Promise<void> {
  logError(`billing contact ${contactId}: its customer is gone at Stripe`)
  if ((await tx.$count(bills, and(eq(bills.billingContactId, contactId), IS_OPEN))) === 0) return
  await tellOperator(tx, { notice: 'customer-gone', billId: null, contactId, stripeId })
}
