import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { accounts } from '@/db/schema/accounts'
import { planRequests } from '@/db/schema/billing'
import { companies } from '@/db/schema/companies'
import type { AccountKind, Language, Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { roleOf } from '@/lib/company/members'
import { companyNamed } from '@/lib/company/named'
import { REQUEST_WAITS } from '@/lib/company/plan-requests'
import { mayAskForPlan, owns } from '@/lib/company/roles'
import { type CompanyAddress, seatIsAt, seatsOf, sits } from '@/lib/company/seat'
import { isId } from '@/lib/id'
import type { RequestLink } from '@/lib/paths'
import { needsTick } from './agreements'
import { monthlyCost, sumWith } from './monthly-limit'
import { findRequest, type RequestRow, type RequestState, requestState, selectRequests } from './plan-requests'
import { amountHash } from './quote'
import { type Obstacle, type RequestFacts, requestFacts } from './request-facts'
import { isRequestLink } from './request-links'

/** What an Owner would order: the facts, what proves that they were read, and what the Company would cost a month. */
export type RequestOrder = RequestFacts & { amountHash: string; needsTick: boolean; monthly: number }

/** A request as somebody of its Company reads it. */
export type RequestView = {
  request: RequestRow
  state: RequestState
  /** Of its Company. */
  companyName: string
  reader: { id: string; kind: AccountKind; language: Language; role: Role }
  /** While it is open: what would be ordered, or why it cannot be. */
  order: RequestOrder | { obstacle: Obstacle } | null
}

/** A request for whoever decides or asks in its Company; null for everybody else, as if it did not exist. */
export async function viewRequest(accountId: string, requestId: string): Promise<RequestView | null> {
  const request = isId(requestId) ? await findRequest(requestId) : null
  const role = request && (await roleOf(db(), request.companyId, accountId))
  const [reader] = await db().select().from(accounts).where(eq(accounts.id, accountId))
  if (!request || !role || !reader || !mayAskForPlan(role)) return null
  const company = await companyNamed(db(), request.companyId)
  if (!company || company.isClosed) return null
  const state = requestState(request, clock.now())
  return {
    request,
    state,
    companyName: company.name,
    reader: { id: reader.id, kind: reader.kind, language: reader.language, role },
    order: state === 'open' ? await orderOf(request) : null,
  }
}

async function orderOf(request: RequestRow): Promise<RequestView['order']> {
  const facts = await requestFacts(db(), request)
  if ('obstacle' in facts) return facts
  const cost = await monthlyCost(request.companyId, request.appId)
  return {
    ...facts,
    amountHash: amountHash(facts.quote),
    needsTick: await needsTick(db(), request.companyId),
    monthly: sumWith(cost, request.monthlyAmount),
  }
}

/** What stands behind a mailed link: the request, or that its account decides nothing there any more; null for what is none of ours. */
export type LinkedRequest = { kind: 'request'; view: RequestView } | { kind: 'not-owner'; language: Language }

/** Opens the link of an Owner. Changes nothing, whoever asks and however often. */
export async function openRequestLink(link: RequestLink): Promise<LinkedRequest | null> {
  if (!isRequestLink(link)) return null
  const view = await viewRequest(link.accountId, link.requestId)
  if (view && owns(view.reader.role)) return { kind: 'request', view }
  const [account] = await db()
    .select({ language: accounts.language })
    .from(accounts)
    .where(eq(accounts.id, link.accountId))
  return account ? { kind: 'not-owner', language: account.language } : null
}

/** A request that waits for an Owner, as the pages of its Company say it. */
export type WaitingRequest = { id: string; name: string; planName: string; askerName: string; requestedBy: string }

/** The open requests of a Company, the oldest first; none for a person who neither decides nor asks there. One round trip. */
export function waitingRequestsOf({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<WaitingRequest[]> {
  return waitingAt({ accountId, slug, now: clock.now() }, reader)
}

const waitingAt = prepared((reader: Reader, { accountId, slug, now }: Places<CompanyAddress & { now: Date }>) =>
  selectRequests(reader)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${companies.id}`)
    .where(and(seatIsAt({ slug }), sits(mayAskForPlan), REQUEST_WAITS, gt(planRequests.expiresAt, now)))
    .orderBy(asc(planRequests.createdAt), asc(planRequests.id)),
)
