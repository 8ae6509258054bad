import type { Transaction } from '@/db/client'
import { enqueue, type Promised } from '@/lib/kernel/outbox'

/** Promises one mail about the same fact to each of some accounts; whoever stands there twice is told once. */
export async function tell(
  tx: Transaction,
  recipientIds: string[],
  newsFor: (recipientId: string) => Promised,
): Promise<void> {
  for (const recipientId of new Set(recipientIds)) await enqueue(tx, newsFor(recipientId))
}
