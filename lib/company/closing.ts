import { and, eq, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { CompanyViewer } from './queries'
import { TEAM_INVITE_WAITS } from './waiting-invites'

/** What closing a Company would do, and what stands against it. */
export type Closing = {
  isOwn: boolean
  paidApps: string[]
  /** On offer to a client. */
  offeredApps: string[]
  /** On trial, or their plan has ended: nobody pays for them. */
  freeApps: string[]
  /** Everybody who belongs to it, the one who looks included. */
  people: number
  teamInvites: number
}

/** What closing would do right now: for the page that asks, and for the verb under the Company's lock. One round trip. */
export async function closingOf(
  { companyId }: Pick<CompanyViewer, 'companyId'>,
  reader: Reader = db(),
): Promise<Closing> {
  const names = (which: ReturnType<typeof sql>) => sql<string[]>`array(
    select a.name from apps a where a.company_id = ${companyId} and a.deleted_at is null and ${which} order by a.name)`
  const [row] = await reader
    .select({
      isOwn: sql<boolean>`${companies.ownAccountId} is not null`,
      paidApps: names(sql`a.trial_ends_at is null and a.plan_ended_on is null`),
      offeredApps: names(
        sql`exists (select 1 from client_invite_apps o where o.app_id = a.id and o.closed_at is null)`,
      ),
      freeApps: names(sql`a.trial_ends_at is not null or a.plan_ended_on is not null`),
      people: sql<number>`(select count(distinct s.account_id)::int from seats s where s.company_id = ${companyId})`,
      teamInvites: reader.$count(teamInvites, and(eq(teamInvites.companyId, companyId), TEAM_INVITE_WAITS)),
    })
    .from(companies)
    .where(eq(companies.id, companyId))
  if (!row) throw new Error(`company ${companyId} is gone`)
  return row
}
