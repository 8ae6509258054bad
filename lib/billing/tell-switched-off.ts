import type { Transaction } from '@/db/client'
import { tell } from '@/lib/company/tell'
import { newId } from '@/lib/id'

type SwitchedOffNews = { appId: string /** Null where its time was over. */; actorId: string | null; told: string[] }

/** Promises the mail that an App is switched off, and until when it can be brought back. */
export async function tellSwitchedOff(tx: Transaction, { appId, actorId, told }: SwitchedOffNews): Promise<void> {
  const key = `app-switched-off:${newId()}`
  await tell(tx, told, (recipientId) => ({
    kind: 'mail-app-switched-off',
    key: `${key}:${recipientId}`,
    payload: { appId, recipientId, actorId },
  }))
}
