import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { people, seats } from '@/db/schema/views'
import { inTransaction } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { appIdsOf, type EnteredCompany, enterCompany, refuseRole, roleOf } from '@/lib/company/members'
import { isCompanyRole, isPerApp, mayTickApps, rolesThat } from '@/lib/company/roles'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'

/**
 * Says which Apps a Collaborator works on; at once. Only the Apps that were `shown` change: what came since the form was
 * drawn stays. Names that are no App of the Company are passed over.
 * Refuses: sign-in-first, not-found, not-allowed, role-lowered, apps-missing.
 */
export async function setAppsOf(
  actor: Actor,
  input: { companySlug: string; accountId: string; appNames: string[]; shown: string[] },
): Promise<void> {
  const actorId = accountOf(actor)
  const { accountId } = input
  if (!isId(accountId)) refuse('not-found')
  await inTransaction(async (tx) => {
    const company = await enterToTick(tx, actorId, input.companySlug)
    const role = (await roleOf(tx, company.id, accountId)) ?? refuse('not-found')
    if (isCompanyRole(role)) refuse('not-allowed')
    const shown = await tx
      .select({ id: apps.id, name: apps.name })
      .from(apps)
      .where(and(eq(apps.companyId, company.id), inArray(apps.name, input.shown), isNull(apps.deletedAt)))
      .orderBy(asc(apps.name))
    const before = await appIdsOf(tx, company.id, accountId)
    const others = before.filter((appId) => !shown.some(({ id }) => id === appId))
    const ticked = shown.filter(({ name }) => input.appNames.includes(name)).map(({ id }) => id)
    const wanted = [...others, ...ticked]
    if (wanted.length === 0) refuse('apps-missing', 'apps')
    await tick(tx, actor, { companyId: company.id, accountId, wanted, appId: null })
  })
}

/**
 * Says which Collaborators of the Company work on an App; at once. Only the people who were `shown` change: whoever came
 * since the form was drawn stays. People who are none are passed over.
 * Refuses: sign-in-first, not-found, not-allowed, role-lowered, last-app (a person would be left with nothing).
 */
export async function setPeopleOf(
  actor: Actor,
  input: { companySlug: string; appName: string; accountIds: string[]; shown: string[] },
): Promise<void> {
  const actorId = accountOf(actor)
  await inTransaction(async (tx) => {
    const company = await enterToTick(tx, actorId, input.companySlug)
    const [app] = await tx
      .select({ id: apps.id })
      .from(apps)
      .where(and(eq(apps.companyId, company.id), eq(apps.name, input.appName), isNull(apps.deletedAt)))
    if (!app) refuse('not-found')
    for (const person of await collaboratorsOf(tx, company.id)) {
      if (!input.shown.includes(person.id)) continue
      const before = await appIdsOf(tx, company.id, person.id)
      const others = before.filter((appId) => appId !== app.id)
      const isTicked = input.accountIds.includes(person.id)
      if (!isTicked && others.length === 0) refuse('last-app', 'people', { name: person.name })
      const wanted = isTicked ? [...others, app.id] : others
      await tick(tx, actor, { companyId: company.id, accountId: person.id, wanted, appId: app.id })
    }
  })
}

async function enterToTick(tx: Transaction, actorId: string, slug: string): Promise<EnteredCompany> {
  const company = await enterCompany(tx, actorId, slug)
  if (!mayTickApps(company.role)) await refuseRole(tx, company, actorId, 'admin')
  return company
}

/** Everybody who works on a live App of the Company as a Collaborator, in a fixed order. */
function collaboratorsOf(tx: Transaction, companyId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectDistinct({ id: people.accountId, name: people.label })
    .from(seats)
    .innerJoin(people, eq(people.accountId, seats.accountId))
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(isPerApp))))
    .orderBy(asc(people.accountId))
}

type Ticks = { companyId: string; accountId: string; wanted: string[]; appId: string | null }

/** Writes what differs, as one change; nothing when nothing does. */
async function tick(tx: Transaction, actor: Actor, { companyId, accountId, wanted, appId }: Ticks): Promise<void> {
  const before = await appIdsOf(tx, companyId, accountId)
  const dropped = before.filter((id) => !wanted.includes(id))
  const added = wanted.filter((id) => !before.includes(id))
  if (dropped.length === 0 && added.length === 0) return
  await tx
    .delete(appCollaborators)
    .where(and(eq(appCollaborators.accountId, accountId), inArray(appCollaborators.appId, dropped)))
  if (added.length > 0) {
    const createdAt = clock.now()
    await tx.insert(appCollaborators).values(added.map((id) => ({ appId: id, accountId, createdAt })))
  }
  const after = await appIdsOf(tx, companyId, accountId)
  const facts = { accountId, before: before.join(' '), after: after.join(' ') }
  await record(tx, actor, { verb: 'apps-ticked', companyId, appId, facts })
}
