import { and, eq, like } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts, oneTimeTokens } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { activities, outbox } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import type { ActivityVerb, Role } from '@/db/vocabulary'
import type { AccountActor } from '@/lib/actor'
import { activePlans, syncPlans } from '@/lib/apps/plans'
import { clock } from '@/lib/clock'
import { newId } from '@/lib/id'
import { inviteToTeam, joinTeam } from './join-team'
import { type Developer, newDeveloper } from './people'

/** A Company with an Owner who has names; `slug` is its address. */
export type Team = { owner: Developer; slug: string; companyId: string }

let count = 0

/** An address nobody else in this test file has. */
export function freshEmail(word = 'jonas'): string {
  count += 1
  return `${word}${count}@weber.example`
}

export async function newTeam(): Promise<Team> {
  const owner = await newDeveloper()
  const [company] = await db().select({ id: companies.id }).from(companies).where(eq(companies.slug, owner.slug))
  if (!company) throw new Error(`no company ${owner.slug}`)
  return { owner, slug: owner.slug, companyId: company.id }
}

/** An App of the team whose trial is over, so that there may be several. */
export async function newTeamApp({ owner, companyId }: Team): Promise<{ id: string; name: string }> {
  count += 1
  await syncPlans()
  const [plan] = await activePlans()
  const [id, name, now] = [newId(), `shop-${count}`, clock.now()]
  const { accountId: createdBy } = owner.actor
  await db()
    .insert(apps)
    .values({ id, name, companyId, planId: plan?.id ?? '', createdBy, createdAt: now, trialEndsAt: now })
  return { id, name }
}

/** Somebody new who has joined the team with a role. */
export async function newMember(
  team: Team,
  role: Role,
  appIds: string[] = [],
): Promise<AccountActor & { email: string }> {
  const email = freshEmail(role)
  const actor = await joinTeam(await inviteToTeam(team.owner.actor, team.slug, { email, role, appIds }))
  return { ...actor, email }
}

export async function teamInviteRow(inviteId: string) {
  const [row] = await db().select().from(teamInvites).where(eq(teamInvites.id, inviteId))
  if (!row) throw new Error(`no team invite ${inviteId}`)
  return row
}

export async function roleIn({ companyId }: Team, accountId: string) {
  const [row] = await db()
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.companyId, companyId), eq(memberships.accountId, accountId)))
  return row?.role ?? null
}

export async function appsOf(accountId: string): Promise<string[]> {
  const rows = await db()
    .select({ name: apps.name })
    .from(appCollaborators)
    .innerJoin(apps, eq(apps.id, appCollaborators.appId))
    .where(eq(appCollaborators.accountId, accountId))
    .orderBy(apps.name)
  return rows.map(({ name }) => name)
}

/** What the log says about an invite, oldest first. */
export async function entriesOf(inviteId: string, verb?: ActivityVerb) {
  const rows = await db().select().from(activities).where(eq(activities.inviteId, inviteId)).orderBy(activities.id)
  return verb ? rows.filter((row) => row.verb === verb) : rows
}

/** The promised mails whose key starts with these words. */
export async function mailsKeyed(start: string) {
  return db()
    .select()
    .from(outbox)
    .where(like(outbox.key, `${start}%`))
    .orderBy(outbox.createdAt)
}

export async function accountOfEmail(email: string) {
  const [row] = await db().select().from(accounts).where(eq(accounts.email, email))
  return row ?? null
}

export async function codesFor(email: string) {
  return db().select().from(oneTimeTokens).where(eq(oneTimeTokens.email, email))
}
