import type { Transaction } from '@/db/client'
import { activities, type Facts } from '@/db/schema/records'
import type { ActivityVerb } from '@/db/vocabulary'
import { type Actor, idOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'

export type ActivityEntry = {
  verb: ActivityVerb
  companyId?: string | null
  appId?: string | null
  inviteId?: string | null
  facts?: Facts
}

/** Writes one line of "who did what, when" in the transaction of the change itself. Ids and facts only, never names. */
export async function record(tx: Transaction, actor: Actor, entry: ActivityEntry): Promise<void> {
  await tx.insert(activities).values({
    id: newId(),
    companyId: entry.companyId ?? null,
    appId: entry.appId ?? null,
    inviteId: entry.inviteId ?? (actor.kind === 'link-bearer' ? actor.inviteId : null),
    actorKind: actor.kind,
    actorId: idOf(actor),
    verb: entry.verb,
    facts: entry.facts ?? {},
    at: clock.now(),
  })
}
