import { or, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import { apps } from '@/db/schema/apps'
import { memberships } from '@/db/schema/companies'
import type { CompanyViewer } from '@/lib/company/queries'
import { type AppReach, maySeeApps } from '@/lib/company/roles'
import { sits } from '@/lib/company/seat'

/** Where the person who sits there sees all Apps. */
export const SEES_ALL = sits((role) => maySeeApps(role) === 'all')

/** The Apps that a person reaches where they sit. */
export function isReached(accountId: Given<string>): SQL {
  const asNames = sits((role) => maySeeApps(role) === 'names-plans-costs')
  const asOwn = sits((role) => maySeeApps(role) === 'own')
  return sql`(${or(SEES_ALL, asNames)} or (${asOwn} and ${worksOn(accountId)}))`
}

function worksOn(accountId: Given<string>): SQL {
  return sql`exists (select 1 from app_collaborators c where c.app_id = ${apps.id} and c.account_id = ${accountId})`
}

/** The same in a Company whose role the page knows, judged by the database's present state all the same. */
export function isReachedBy({ accountId, companyId, role }: CompanyViewer): SQL {
  const conditions: Record<AppReach, SQL> = {
    all: isMember(companyId, accountId),
    'names-plans-costs': isMember(companyId, accountId),
    own: worksOn(accountId),
    none: sql`false`,
  }
  return sql`(${apps.companyId} = ${companyId} and ${conditions[maySeeApps(role)]})`
}

function isMember(companyId: string, accountId: string): SQL {
  return sql`exists (select 1 from ${memberships} where ${memberships.companyId} = ${companyId} and ${memberships.accountId} = ${accountId})`
}
