import { eq, getTableColumns, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { apps, plans } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { companies } from '@/db/schema/companies'
import { people } from '@/db/schema/views'
import type { RequestDecision } from '@/db/vocabulary'

/** A request for a plan with the names that are shown of it. */
export type RequestRow = typeof planRequests.$inferSelect & {
  companySlug: string
  adminMonthlyLimit: number
  /** The name of its App, or of the one to be. */
  name: string
  planName: string
  askerName: string
  askerEmail: string
  /** Null where nobody has decided. */
  deciderName: string | null
}

/** Where a request stands: open until it is decided, or its days are over. */
export type RequestState = 'open' | RequestDecision

/** Computed from its moments: what ran out has lapsed, whether the job has been there or not. */
export function requestState(request: Pick<RequestRow, 'decision' | 'expiresAt'>, now: Date): RequestState {
  return request.decision ?? (request.expiresAt <= now ? 'lapsed' : 'open')
}

/** A request by its id; null where there is none. Whoever calls it has judged who may know. One round trip. */
export function findRequest(requestId: string, reader?: Reader): Asked<RequestRow | null> {
  return requestWith({ requestId }, reader).as(([row]) => row ?? null)
}

const requestWith = prepared((reader, { requestId }: Places<{ requestId: string }>) =>
  selectRequests(reader).where(eq(planRequests.id, requestId)),
)

/** Requests with their names, for a condition to follow. */
export function selectRequests(reader: Reader) {
  return reader
    .select({
      ...getTableColumns(planRequests),
      companySlug: companies.slug,
      adminMonthlyLimit: companies.adminMonthlyLimit,
      name: sql<string>`coalesce(${apps.name}, ${planRequests.appName})`,
      planName: plans.name,
      askerName: people.label,
      askerEmail: people.email,
      deciderName: sql<string | null>`(select d.label from people d where d.account_id = ${planRequests.decidedBy})`,
    })
    .from(planRequests)
    .innerJoin(companies, eq(companies.id, planRequests.companyId))
    .innerJoin(plans, eq(plans.id, planRequests.planId))
    .innerJoin(people, eq(people.accountId, planRequests.requestedBy))
    .leftJoin(apps, eq(apps.id, planRequests.appId))
    .$dynamic()
}
