import { and, eq, gte, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { activities } from '@/db/schema/records'
import { type FactsOf, linesOf } from '@/lib/kernel/activity'

/** Whether the owner of a locked account has shut everybody out since a moment. */
export async function wasDisownedSince(reader: Reader, accountId: string, moment: Date): Promise<boolean> {
  return (await disownedSince(reader, accountId, moment)).length > 0
}

/** Which sign-ins the owner of an account has said since a moment that they were not theirs. */
export function disownedSince(
  reader: Reader,
  accountId: string,
  moment: Date,
): Promise<{ facts: FactsOf['sessions-ended'] }[]> {
  const ends = linesOf('sessions-ended')
  return reader
    .select({ facts: ends.facts })
    .from(activities)
    .where(
      and(isNull(activities.companyId), gte(activities.at, moment), eq(activities.actorId, accountId), ends.areThese),
    )
}
