import { and, asc, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { people, seats } from '@/db/schema/views'
import { lockCompany } from '@/db/transaction'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { factIn, linesOf } from '@/lib/kernel/activity'
import { isLowered, owns, rolesThat } from './roles'

/** A Company under lock, with what the person who acts is there right now. */
export type EnteredCompany = typeof companies.$inferSelect & { role: Role }

const HOURS_A_CHANGE_IS_NEWS = 24

/**
 * Locks a Company for somebody who belongs to it and reads their role under that lock: whoever was removed a moment ago is
 * not let in. Call it before anything of the Company is counted or changed. Refuses: not-found.
 */
export async function enterCompany(tx: Transaction, accountId: string, slug: string): Promise<EnteredCompany> {
  const [known] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.slug, slug))
  // A stranger is turned away before anything is locked.
  if (!known || !(await roleOf(tx, known.id, accountId))) refuse('not-found')
  await lockCompany(tx, known.id)
  return enterLocked(tx, accountId, known.id)
}

/** The same for a Company that the caller has locked already, as verbs do that lock several. Refuses: not-found. */
export async function enterLocked(tx: Transaction, accountId: string, companyId: string): Promise<EnteredCompany> {
  const [company] = await tx
    .select()
    .from(companies)
    .where(and(eq(companies.id, companyId), isNull(companies.closedAt)))
  const role = company && (await roleOf(tx, companyId, accountId))
  if (!company || !role) refuse('not-found')
  return { ...company, role }
}

/** What somebody is in a Company: their membership, else Collaborator where they work on one of its Apps, else null. */
export async function roleOf(reader: Reader, companyId: string, accountId: string): Promise<Role | null> {
  const [seat] = await reader
    .select({ role: seats.role })
    .from(seats)
    .where(and(eq(seats.companyId, companyId), eq(seats.accountId, accountId)))
    .limit(1)
  return seat?.role ?? null
}

/** Whether somebody decides for a Company right now. */
export async function isOwner(reader: Reader, companyId: string, accountId: string): Promise<boolean> {
  const role = await roleOf(reader, companyId, accountId)
  return role !== null && owns(role)
}

/** The Apps of a Company that somebody works on as a Collaborator, by name. */
export async function appIdsOf(reader: Reader, companyId: string, accountId: string): Promise<string[]> {
  const rows = await reader
    .select({ appId: apps.id })
    .from(seats)
    .innerJoin(apps, eq(apps.id, seats.appId))
    .where(and(eq(seats.companyId, companyId), eq(seats.accountId, accountId)))
    .orderBy(asc(apps.name))
  return rows.map(({ appId }) => appId)
}

/** The Owners of a Company, the longest-standing first. */
export async function ownersOf(reader: Reader, companyId: string): Promise<string[]> {
  const rows = await reader
    .select({ accountId: seats.accountId })
    .from(seats)
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(owns))))
    .orderBy(asc(seats.since), asc(seats.accountId))
  return rows.map(({ accountId }) => accountId)
}

/** Everybody who belongs to a Company or works on one of its Apps, each once and in a fixed order. */
export async function peopleOfAll(reader: Reader, companyId: string): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ accountId: seats.accountId })
    .from(seats)
    .where(eq(seats.companyId, companyId))
    .orderBy(asc(seats.accountId))
  return rows.map(({ accountId }) => accountId)
}

/**
 * Refuses what a person's role does not allow. Where that role was lowered within a day, the sentence says by whom, because
 * the page they pressed in was drawn before. Refuses: role-lowered, not-allowed.
 */
export async function refuseRole(
  tx: Transaction,
  { id: companyId, role }: Pick<EnteredCompany, 'id' | 'role'>,
  accountId: string,
  needed: Role,
): Promise<never> {
  const since = new Date(clock.now().getTime() - HOURS_A_CHANGE_IS_NEWS * 3_600_000)
  const changes = linesOf('role-changed')
  const [change] = await tx
    .select({ by: people.label, facts: changes.facts })
    .from(activities)
    .innerJoin(people, eq(people.accountId, activities.actorId))
    .where(
      and(
        eq(activities.companyId, companyId),
        changes.areThese,
        eq(factIn('accountId'), accountId),
        gt(activities.at, since),
      ),
    )
    .orderBy(desc(activities.at), desc(activities.id))
    .limit(1)
  if (!change || !isLowered(change.facts.before, change.facts.after)) refuse('not-allowed')
  refuse('role-lowered', null, { by: change.by, role, needed })
}
