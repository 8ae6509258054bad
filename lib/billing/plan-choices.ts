import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { type Places, prepared, together } from '@/db/prepared'
import { accounts } from '@/db/schema/accounts'
import { companies } from '@/db/schema/companies'
import { people, seats } from '@/db/schema/views'
import { activePlans, type PlanView } from '@/lib/apps/plans'
import type { CompanyViewer } from '@/lib/company/queries'
import { owns, rolesThat } from '@/lib/company/roles'
import { needsTick } from './agreements'
import { limitFor, type MonthlyCost, monthlyCost } from './monthly-limit'
import { findPlanApp, type PlanApp, type PlanPayer, payersAt } from './plan-order'

/** The one Owner of a Company, by what they are called. */
export type OwnerName = { first: string; full: string }

/** What somebody can choose from who puts an App of a Company on a plan, or books one there. */
export type PlanChoices = {
  plans: PlanView[]
  /** Null for an App that is to be made. */
  app: PlanApp | null
  payers: PlanPayer[]
  /** Net cents a month that they may order; null for whoever is bound by no limit. */
  limit: number | null
  cost: MonthlyCost
  /** Who would have to agree; null where there are several. */
  owner: OwnerName | null
  needsTick: boolean
}

/** For whoever may choose a plan there, which the caller has asked. One round trip. */
export async function planChoices(
  { companyId, role }: CompanyViewer,
  app: { id: string; name: string } | null,
): Promise<PlanChoices> {
  const [plans, found, payers, [place], owners, cost, tick] = await together([
    activePlans(),
    findPlanApp(db(), companyId, app?.name ?? ''),
    payersAt(companyId),
    limitOf({ companyId }),
    ownersAt({ companyId }),
    monthlyCost(companyId, app?.id ?? null),
    needsTick(db(), companyId),
  ])
  return {
    plans,
    app: found,
    payers,
    limit: limitFor({ role, adminMonthlyLimit: place?.limit ?? 0 }),
    cost,
    owner: owners.length === 1 ? nameOf(owners[0]) : null,
    needsTick: tick,
  }
}

const limitOf = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader.select({ limit: companies.adminMonthlyLimit }).from(companies).where(eq(companies.id, companyId)),
)

// Two tell whether there are several.
const ownersAt = prepared((reader, { companyId }: Places<{ companyId: string }>) =>
  reader
    .select({ first: accounts.firstName, full: people.label })
    .from(seats)
    .innerJoin(people, sql`${people.accountId} = ${seats.accountId}`)
    .innerJoin(accounts, eq(accounts.id, people.accountId))
    .where(and(eq(seats.companyId, companyId), inArray(seats.role, rolesThat(owns))))
    .orderBy(asc(seats.since), asc(seats.accountId))
    .limit(2),
)

function nameOf(owner: { first: string; full: string } | undefined): OwnerName | null {
  return owner ? { first: owner.first || owner.full, full: owner.full } : null
}
