import type { Transaction } from '@/db/client'
import type { Facts } from '@/db/schema/records'
import type { OutboxKind } from '@/db/vocabulary'
import { enqueue } from '@/lib/kernel/outbox'

type News = {
  kind: OutboxKind
  /** Of the one fact; each recipient's row adds its own. */
  key: string
  /** Ids and facts that every one of these mails needs. */
  payload: Facts
  /** Account ids; whoever stands here twice is told once. */
  recipients: string[]
}

/** Promises one mail about the same fact to each of some accounts. */
export async function tell(tx: Transaction, { kind, key, payload, recipients }: News): Promise<void> {
  for (const recipientId of new Set(recipients)) {
    await enqueue(tx, { kind, key: `${key}:${recipientId}`, payload: { ...payload, recipientId } })
  }
}
