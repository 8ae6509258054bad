import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared, together } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import { clock } from '@/lib/clock'
import type { CompanyViewer } from '@/lib/company/queries'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { type Day, dayOf } from '@/lib/day'
import { operator } from '@/lib/operator'
import { type LastBill, lastBillsOf, type OpenBill, openBillsOf } from './last-bills'

/** What closing a Company would do, and what stands against it. */
type ClosingFacts = {
  isOwn: boolean
  /** All that are there, by name. */
  apps: string[]
  /** Those among them of which today would be the last day that is paid. */
  paidApps: string[]
  /** On offer to a client. */
  offeredApps: string[]
  /** Everybody who belongs to it, the one who looks included. */
  people: number
  teamInvites: number
}

export type Closing = ClosingFacts & { lastBills: LastBill[]; openBills: OpenBill[] }

/** What closing would do right now, and what is still to be paid then: for the page that asks. One round trip. */
export async function closingOf({ companyId }: Pick<CompanyViewer, 'companyId'>): Promise<Closing> {
  const [facts, lastBills, openBills] = await together([
    closingFacts(companyId),
    lastBillsOf(companyId),
    openBillsOf(companyId),
  ])
  return { ...facts, lastBills, openBills }
}

/** The same without bills, for the verb under the Company's lock. One round trip. */
export function closingFacts(companyId: string, reader?: Reader): Asked<ClosingFacts> {
  const today = dayOf(clock.now(), operator().timeZone)
  return factsAt({ companyId, today }, reader).as(([row]) => {
    if (!row) throw new Error(`company ${companyId} is gone`)
    return row
  })
}

const factsAt = prepared((reader, { companyId, today }: Places<{ companyId: string; today: Day }>) => {
  const names = (which: ReturnType<typeof sql>) => sql<string[]>`array(
    select a.name from apps a where a.company_id = ${companyId}::uuid and a.deleted_at is null and ${which} order by a.name)`
  return reader
    .select({
      isOwn: sql<boolean>`${companies.ownAccountId} is not null`,
      apps: names(sql`true`),
      // An end that is planned is as good as written.
      paidApps: names(sql`exists (select 1 from app_usage u where u.app_id = a.id
        and (coalesce(u.ends_on, a.plan_ends_on) >= greatest(${today}::date, u.starts_on)) is not false)`),
      offeredApps: names(
        sql`exists (select 1 from client_invite_apps o where o.app_id = a.id and o.closed_at is null)`,
      ),
      people: sql<number>`(select count(distinct s.account_id)::int from seats s where s.company_id = ${companyId}::uuid)`,
      teamInvites: reader.$count(teamInvites, and(eq(teamInvites.companyId, companyId), TEAM_INVITE_WAITS)),
    })
    .from(companies)
    .where(eq(companies.id, companyId))
})
