import type { Transaction } from '@/db/client'
import { enqueue } from '@/lib/kernel/outbox'

/** Promises that Stripe will say of a Billing Contact what our row says, and that we hear what Stripe found out. */
export async function promiseSync(tx: Transaction, contact: { id: string; version: number }, why = ''): Promise<void> {
  const key = ['sync-customer', contact.id, `v${contact.version}`, why].filter(Boolean).join(':')
  await enqueue(tx, { kind: 'sync-customer', key, payload: { contactId: contact.id } })
}
