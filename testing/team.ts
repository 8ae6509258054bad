import { and, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps, plans } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { type AccountKind, type CompanyRole, ROLES, type Role } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { splitName } from '@/lib/person-name'
import { DAY } from './test-clock'

/** Somebody with an account, who has just shown who they are. */
export type Person = { id: string; name: string; email: string; actor: AccountActor }
/** A Company with one App per name, and one Owner to begin with. */
export type House = { id: string; slug: string; owner: Person; appIds: Record<string, string> }

let count = 0
const next = () => {
  count += 1
  return count
}

/** Rows put down directly: these tests are about what changes them, not about how people come to be. */
export async function newPerson(name = 'Nora Weiss', kind: AccountKind = 'developer'): Promise<Person> {
  const [id, createdAt] = [newId(), clock.now()]
  const email = `person${next()}@team.example`
  await db()
    .insert(accounts)
    .values({ id, email, ...splitName(name), kind, createdAt })
  return { id, name, email, actor: { kind: 'account', accountId: id, provedAt: createdAt } }
}

export async function newHouse(appNames: string[] = ['shop', 'blog']): Promise<House> {
  const owner = await newPerson('Olga Owner')
  const number = next()
  const [id, createdAt] = [newId(), clock.now()]
  const slug = `house-${number}`
  await db().transaction(async (tx) => {
    await tx.insert(companies).values({ id, slug, name: `House ${number}`, createdAt })
    await tx.insert(memberships).values({ companyId: id, accountId: owner.id, role: 'owner', createdAt })
  })
  const appIds: Record<string, string> = {}
  for (const name of appNames) appIds[name] = await newHouseApp({ id, owner }, `${name}-${number}`)
  return { id, slug, owner, appIds }
}

export async function newHouseApp(house: Pick<House, 'id' | 'owner'>, name: string): Promise<string> {
  const plan = (await db().select({ id: plans.id }).from(plans).limit(1)).at(0) ?? (await firstPlan())
  const [id, createdAt] = [newId(), clock.now()]
  const trialEndsAt = new Date(createdAt.getTime() + 14 * DAY)
  await db()
    .insert(apps)
    .values({ id, companyId: house.id, name, planId: plan.id, createdBy: house.owner.id, createdAt, trialEndsAt })
  return id
}

async function firstPlan() {
  await syncPlans()
  const [plan] = await db().select({ id: plans.id }).from(plans).limit(1)
  if (!plan) throw new Error('the operator has no plans')
  return plan
}

/** Makes a new person part of a Company; a Collaborator gets its first App. */
export async function joins(house: House, role: Role, person?: Person): Promise<Person> {
  const one = person ?? (await newPerson(`${role} ${next()}`))
  if (role === 'collaborator') await giveApp(one, Object.values(house.appIds)[0] ?? '')
  else await member(house, one, role)
  return one
}

async function member(house: House, { id }: Person, role: CompanyRole): Promise<void> {
  await db().insert(memberships).values({ companyId: house.id, accountId: id, role, createdAt: clock.now() })
}

export async function giveApp({ id }: Person, appId: string): Promise<void> {
  await db().insert(appCollaborators).values({ appId, accountId: id, createdAt: clock.now() })
}

/** A Team Invite that waits for an answer. */
export async function newTeamInvite(
  house: House,
  inviter: Person,
  role: Role,
  others: Partial<typeof teamInvites.$inferInsert> = {},
): Promise<string> {
  const [id, now] = [newId(), clock.now()]
  const expiresAt = new Date(now.getTime() + 14 * DAY)
  await db()
    .insert(teamInvites)
    .values({
      id,
      companyId: house.id,
      inviterId: inviter.id,
      senderName: inviter.name,
      email: `invited${next()}@team.example`,
      role,
      mailedHash: newId(),
      copiedHash: newId(),
      sentAt: now,
      lastSentAt: now,
      expiresAt,
      ...others,
    })
  return id
}

export async function inviteOf(id: string) {
  const [row] = await db().select().from(teamInvites).where(eq(teamInvites.id, id))
  if (!row) throw new Error(`no team invite ${id}`)
  return row
}

/** What somebody is in a Company, as the tables say it: a role, Apps, or nothing. */
export async function standing(house: House, { id }: Person): Promise<{ role: CompanyRole | null; appIds: string[] }> {
  const [row] = await db()
    .select()
    .from(memberships)
    .where(and(eq(memberships.companyId, house.id), eq(memberships.accountId, id)))
  const access = await db()
    .select({ appId: appCollaborators.appId })
    .from(appCollaborators)
    .innerJoin(apps, eq(apps.id, appCollaborators.appId))
    .where(and(eq(apps.companyId, house.id), eq(appCollaborators.accountId, id)))
  return { role: row?.role ?? null, appIds: access.map(({ appId }) => appId).sort() }
}

export async function ownerCount(house: House): Promise<number> {
  const rows = await db()
    .select()
    .from(memberships)
    .where(and(eq(memberships.companyId, house.id), eq(memberships.role, ROLES[0])))
  return rows.length
}

/** Who was promised which mail about a Company. */
export async function promisedAbout(house: House, ...kinds: (typeof outbox.$inferSelect.kind)[]) {
  const rows = await db().select().from(outbox).where(inArray(outbox.kind, kinds))
  return rows.map(({ payload }) => payload).filter((payload) => payload.companyId === house.id)
}

export function logOf(house: House, verb: typeof activities.$inferSelect.verb) {
  return db()
    .select()
    .from(activities)
    .where(and(eq(activities.companyId, house.id), eq(activities.verb, verb)))
}
