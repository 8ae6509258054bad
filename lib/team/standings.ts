import { asc, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { seats } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { isSameRole } from '@/lib/company/roles'
import { record } from '@/lib/kernel/activity'

/** What everybody is in a Company, by account: their role, and the Apps of a Collaborator. */
type Standings = Map<string, { role: Role; appIds: string[] }>

/** Who is what in a Company, under its lock. */
export async function standingsIn(tx: Transaction, companyId: string): Promise<Standings> {
  const rows = await tx
    .select({ accountId: seats.accountId, role: seats.role, appId: seats.appId })
    .from(seats)
    .where(eq(seats.companyId, companyId))
    .orderBy(asc(seats.accountId), asc(seats.appId))
  const standings: Standings = new Map()
  for (const { accountId, role, appId } of rows) {
    const appIds = standings.get(accountId)?.appIds ?? []
    standings.set(accountId, { role, appIds: appId ? [...appIds, appId] : appIds })
  }
  return standings
}

/**
 * Writes a line for everybody whose role in a Company, or whose Apps there, are others than before. For what changes roles by
 * the way, as an App does that comes with its people; whoever changes a person writes that person's line.
 */
export async function recordStandings(
  tx: Transaction,
  actor: Actor,
  companyId: string,
  before: Standings,
): Promise<void> {
  for (const [accountId, { role: after, appIds }] of await standingsIn(tx, companyId)) {
    const known = before.get(accountId)
    const apps = appIds.join(' ')
    if (!known) {
      await record(tx, actor, { verb: 'member-joined', companyId, facts: { accountId, before: null, after, apps } })
    } else if (!isSameRole(known.role, after)) {
      const facts = { accountId, before: known.role, after, ...(apps ? { apps } : {}) }
      await record(tx, actor, { verb: 'role-changed', companyId, facts })
    } else if (known.appIds.join(' ') !== apps) {
      const facts = { accountId, before: known.appIds.join(' '), after: apps }
      await record(tx, actor, { verb: 'apps-ticked', companyId, facts })
    }
  }
}

/** Writes a line for each of these people whose access to Apps of a Company ended by the way. */
export async function recordLost(
  tx: Transaction,
  actor: Actor,
  companyId: string,
  { before, accountIds }: { before: Standings; accountIds: string[] },
): Promise<void> {
  const now = await standingsIn(tx, companyId)
  for (const accountId of accountIds) {
    const facts = { accountId, before: appsOf(before, accountId), after: appsOf(now, accountId) }
    await record(tx, actor, { verb: 'apps-ticked', companyId, facts })
  }
}

function appsOf(standings: Standings, accountId: string): string {
  return standings.get(accountId)?.appIds.join(' ') ?? ''
}
