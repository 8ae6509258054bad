import { and, desc, eq } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { activities } from '@/db/schema/records'
import { people, seats } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import { mayMoveOwnersEnd, owns } from '@/lib/company/roles'
import { linesOf } from '@/lib/kernel/activity'

/** Who set the last day that is paid for an App, and what they are in its Company today. */
type Setter = { accountId: string; name: string; role: Role | null }

/** Whoever set the end that stood last; the log of its Company knows it. One round trip. */
export function whoSetTheEnd(companyId: string, appId: string, reader?: Reader): Asked<Setter | null> {
  return setterAt({ companyId, appId }, reader).as(([setter]) => setter ?? null)
}

const setterAt = prepared((reader, { companyId, appId }: Places<{ companyId: string; appId: string }>) =>
  reader
    .select({ accountId: people.accountId, name: people.label, role: seats.role })
    .from(activities)
    .innerJoin(people, eq(people.accountId, activities.actorId))
    .leftJoin(seats, and(eq(seats.companyId, activities.companyId), eq(seats.accountId, activities.actorId)))
    .where(and(eq(activities.companyId, companyId), eq(activities.appId, appId), linesOf('plan-end-set').areThese))
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(1),
)

/**
 * The Owner whose end of a plan somebody may neither move nor take back, by name; null where they may. Ask it only while an end is
 * planned. (docs/rules.md R43)
 */
export async function whoseEndStays(
  { companyId, role }: { companyId: string; role: Role },
  appId: string,
  reader?: Reader,
): Promise<string | null> {
  if (mayMoveOwnersEnd(role)) return null
  const setter = await whoSetTheEnd(companyId, appId, reader)
  return setter?.role && owns(setter.role) ? setter.name : null
}
