import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { memberships } from '@/db/schema/companies'
import { ROLES, type Role } from '@/db/vocabulary'
import { type Actor, accountOf } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { enterFor } from '@/lib/company/enter-for'
import { type EnteredCompany, ownersOf, refuseRole, roleOf } from '@/lib/company/members'
import { lapseRequestsOfLost } from '@/lib/company/plan-requests'
import { promiseWithdrawals } from '@/lib/company/promise-withdrawals'
import { isCompanyRole, isSameRole, leastRole, mayChangeRole, mayInvite, owns } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { endInvitesOf } from './end-invites'
import { dropAccess } from './end-membership'

type Change = {
  companySlug: string
  accountId: string
  role: string
  /** By name; counts for a Collaborator only. What is no App of the Company is passed over. */
  appNames?: string[]
}

/**
 * Gives somebody another role, at once. A Collaborator has access to chosen Apps and nothing else; for every other role
 * such access is part of it. Invites that the person may no longer answer for are withdrawn. The person and all Owners are
 * told. Whoever makes somebody an Owner shows first who they are, as an Owner can take everything.
 * Refuses: sign-in-first, prove-again, not-found, not-allowed, role-lowered, role-not-chosen, apps-missing.
 */
export async function changeRole(actor: Actor, input: Change): Promise<void> {
  const actorId = accountOf(actor)
  const { accountId, companySlug } = input
  await once(actor, { verb: 'change-role', content: input }, async (tx) => {
    const company = await enterFor(tx, actorId, { companySlug, personId: accountId })
    const { id: companyId } = company
    const { before, after } = await judge(tx, company, actorId, input)
    if (owns(after)) freshAccountOf(actor)
    const appIds = isCompanyRole(after) ? [] : await chosenApps(tx, companyId, input.appNames ?? [])
    await dropAccess(tx, companyId, accountId)
    await write(tx, { companyId, accountId, after, appIds })
    const stillMay = ROLES.filter((role) => mayInvite(after, role))
    await endInvitesOf(tx, actor, { companyId, accountId, fate: 'withdraw', heirs: [], stillMay })
    await promiseWithdrawals(tx, companyId, accountId)
    await lapseRequestsOfLost(tx, actor, companyId)
    const facts = { accountId, before, after, ...(appIds.length > 0 ? { apps: appIds.join(' ') } : {}) }
    await record(tx, actor, { verb: 'role-changed', companyId, facts })
    const key = `role-changed:${newId()}`
    await tell(tx, [accountId, ...(await ownersOf(tx, companyId))], (recipientId) => ({
      kind: 'mail-role-changed',
      key: `${key}:${recipientId}`,
      payload: { companyId, accountId, actorId, before, after, recipientId },
    }))
    return {}
  })
}

/** What the person is now and what they become, when the law allows it. */
async function judge(tx: Transaction, company: EnteredCompany, actorId: string, { accountId, role }: Change) {
  const isSelf = accountId === actorId
  const may = (candidate: Role, from: Role, to: Role) => mayChangeRole(candidate, from, to, isSelf)
  const changesAny = ROLES.some((from) => ROLES.some((to) => mayChangeRole(company.role, from, to, false)))
  // Who may change nobody's role does not learn who is on the team either.
  if (!changesAny) await refuseRole(tx, company, actorId, 'admin')
  const before = (await roleOf(tx, company.id, accountId)) ?? refuse('not-found')
  const after = ROLES.find((known) => isSameRole(known, role)) ?? refuse('role-not-chosen', 'role')
  if (!may(company.role, before, after)) {
    // Nothing would change: that is a form sent without a choice, as far as the role could be changed at all.
    const mayAtAll = ROLES.some((to) => may(company.role, before, to))
    if (isSameRole(before, after) && mayAtAll) refuse('role-not-chosen', 'role')
    const needed = leastRole((candidate) => may(candidate, before, after)) ?? refuse('not-allowed')
    await refuseRole(tx, company, actorId, needed)
  }
  return { before, after }
}

async function chosenApps(tx: Transaction, companyId: string, names: string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: apps.id })
    .from(apps)
    .where(and(eq(apps.companyId, companyId), inArray(apps.name, names), isNull(apps.deletedAt)))
    .orderBy(apps.name)
  if (rows.length === 0) refuse('apps-missing', 'apps')
  return rows.map(({ id }) => id)
}

type Written = { companyId: string; accountId: string; after: Role; appIds: string[] }

async function write(tx: Transaction, { companyId, accountId, after, appIds }: Written): Promise<void> {
  const createdAt = clock.now()
  if (isCompanyRole(after)) {
    await tx
      .insert(memberships)
      .values({ companyId, accountId, role: after, createdAt })
      .onConflictDoUpdate({ target: [memberships.companyId, memberships.accountId], set: { role: after } })
    return
  }
  await tx.delete(memberships).where(and(eq(memberships.companyId, companyId), eq(memberships.accountId, accountId)))
  await tx.insert(appCollaborators).values(appIds.map((appId) => ({ appId, accountId, createdAt })))
}
