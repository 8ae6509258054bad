import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { activities } from '@/db/schema/records'
import { people } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import { roleOf } from '@/lib/company/members'
import type { CompanyViewer } from '@/lib/company/queries'
import { maySeeActivity } from '@/lib/company/roles'
import { isId } from '@/lib/id'
import { factIn, linesOf } from '@/lib/kernel/activity'

/** Somebody who left or was removed: what they were, and what they could read until then. */
export type FormerPerson = {
  id: string
  name: string
  role: Role
  endedAt: Date
  /** Who removed them; null where they left by themselves. */
  removedBy: string | null
  /** Apps that they reached and that still belong to the Company, by name. */
  appNames: string[]
}

/**
 * What those who stay should check after somebody went, read from the log, for whoever reads all of it. Null for everybody else,
 * and for people who are on the team or never were.
 */
export async function formerPerson(viewer: CompanyViewer, personId: string): Promise<FormerPerson | null> {
  if (!isId(personId) || maySeeActivity(viewer.role) !== 'all') return null
  if (await roleOf(db(), viewer.companyId, personId)) return null
  const ends = linesOf('member-left', 'member-removed')
  const [end] = await db()
    .select({ facts: ends.facts, at: activities.at, actorId: activities.actorId })
    .from(activities)
    .where(and(eq(activities.companyId, viewer.companyId), ends.areThese, eq(factIn('accountId'), personId)))
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(1)
  if (!end) return null
  const reached = end.facts.apps.split(' ').filter(isId)
  const [names, left] = await Promise.all([
    db()
      .select({ id: people.accountId, name: people.label })
      .from(people)
      .where(inArray(people.accountId, [personId, ...(end.actorId ? [end.actorId] : [])])),
    db()
      .select({ name: apps.name })
      .from(apps)
      .where(and(inArray(apps.id, reached), eq(apps.companyId, viewer.companyId), isNull(apps.deletedAt)))
      .orderBy(apps.name),
  ])
  const nameOf = (id: string | null) => names.find((one) => one.id === id)?.name ?? ''
  return {
    id: personId,
    name: nameOf(personId),
    role: end.facts.before,
    endedAt: end.at,
    removedBy: end.actorId === personId ? null : nameOf(end.actorId),
    appNames: left.map(({ name }) => name),
  }
}
