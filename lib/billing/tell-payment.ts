import type { Transaction } from '@/db/client'
import type { Promises } from '@/db/promises'
import { hearsOnlyOfDelay } from '@/lib/company/roles'
import { enqueue, type Promised } from '@/lib/kernel/outbox'
import { billingReaders, peopleWho, type WrittenTo } from './billing-readers'

// Who is told of a payment: whoever manages the bills, with amounts, the address that bills go to likewise, and whoever books and
// scales without paying, without any amount (docs/rules.md R58). Each call is under the locks of Company and Billing Contact.

type About = { bill: { id: string }; contact: WrittenTo }

type Refused = { id: string; tries: number; checks: number }

/**
 * Tells that a bill could not be charged; `checks` counts what was written of it, so that each refusal is told once, also that of a
 * debit which is no try of ours. Whoever does not pay hears it once a bill.
 */
export async function tellFailed(
  tx: Transaction,
  { bill, contact }: { bill: Refused; contact: WrittenTo },
): Promise<void> {
  const kind = 'mail-payment-failed'
  const payload = { billId: bill.id, tries: bill.tries }
  for (const recipientId of await billingReaders(tx, contact)) {
    const key = `${kind}:${bill.id}:${bill.checks}:${readerKey(recipientId)}`
    await enqueue(tx, { kind, key, payload: { ...payload, recipientId } })
  }
  for (const recipientId of await workersOf(tx, contact)) {
    await enqueue(tx, { kind, key: `${kind}:${bill.id}:delay:${recipientId}`, payload: { ...payload, recipientId } })
  }
}

/** Warns once a bill that its payer's Apps are paused soon. */
export async function tellWarned(tx: Transaction, about: About): Promise<void> {
  await tellAll(tx, about, (recipientId) => ({
    kind: 'mail-payment-warning',
    key: `mail-payment-warning:${about.bill.id}:${readerKey(recipientId)}`,
    payload: { billId: about.bill.id, recipientId },
  }))
}

/** Tells once a bill that its payer's Apps are paused because of it. */
export async function tellSuspended(tx: Transaction, about: About): Promise<void> {
  await tellAll(tx, about, (recipientId) => ({
    kind: 'mail-payer-suspended',
    key: `mail-payer-suspended:${about.bill.id}:${readerKey(recipientId)}`,
    payload: { billId: about.bill.id, recipientId },
  }))
}

/** Tells that nothing is owed any more, once the last bill that was is paid or cancelled. */
export async function tellRecovered(tx: Transaction, about: About & { wasSuspended: boolean }): Promise<void> {
  await tellAll(tx, about, (recipientId) => ({
    kind: 'mail-payer-recovered',
    key: `mail-payer-recovered:${about.bill.id}:${readerKey(recipientId)}`,
    payload: { billId: about.bill.id, recipientId, wasSuspended: about.wasSuspended },
  }))
}

/** Tells that nothing pays any more. `stripeReads` counts the read that found it out, so that each loss is told once. */
export async function tellMethodGone(tx: Transaction, contact: WrittenTo & { stripeReads: number }): Promise<void> {
  for (const recipientId of await billingReaders(tx, contact)) {
    await enqueue(tx, {
      kind: 'mail-method-gone',
      key: `mail-method-gone:${contact.id}:${contact.stripeReads}:${readerKey(recipientId)}`,
      payload: { contactId: contact.id, recipientId },
    })
  }
}

/** Tells whoever runs the product what of payments needs their look; the same fact once. */
export async function tellOperator(tx: Transaction, notice: Promises['mail-operator-notice']): Promise<void> {
  const about = [notice.notice, notice.contactId, notice.billId, notice.stripeId].map((part) => part ?? '-')
  await enqueue(tx, { kind: 'mail-operator-notice', key: `mail-operator-notice:${about.join(':')}`, payload: notice })
}

async function tellAll(
  tx: Transaction,
  { contact }: About,
  newsFor: (recipientId: string | null) => Promised,
): Promise<void> {
  const recipients = [...(await billingReaders(tx, contact)), ...(await workersOf(tx, contact))]
  for (const recipientId of recipients) await enqueue(tx, newsFor(recipientId))
}

/** Whose mailbox bills go to reads of everything there, and needs no second mail. */
async function workersOf(tx: Transaction, { companyId, invoiceEmail }: WrittenTo): Promise<string[]> {
  const workers = await peopleWho(tx, companyId, hearsOnlyOfDelay)
  return workers.filter(({ email }) => email !== invoiceEmail).map(({ id }) => id)
}

function readerKey(recipientId: string | null): string {
  return recipientId ?? 'invoice'
}
