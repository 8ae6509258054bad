import type { Transaction } from '@/db/client'
import { newId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'

/** Promises to take back the Client Invites that this person may no longer answer for: Stripe may have to be asked first. */
export async function promiseWithdrawals(tx: Transaction, companyId: string, accountId: string): Promise<void> {
  const key = `withdraw-unentitled:${companyId}:${accountId}:${newId()}`
  await enqueue(tx, { kind: 'withdraw-unentitled', key, payload: { companyId, accountId } })
}
