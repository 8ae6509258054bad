import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { shownAddress } from '@/lib/email-address'
import { owns, rolesThat } from './roles'

/** The Owner who stands for the others: whose own the Company is comes before them, then the longest-standing. */
const ofOwner = (what: SQL) =>
  sql<string>`(
  select ${what} from memberships o join people p on p.account_id = o.account_id
  where o.company_id = ${companies.id} and ${inArray(sql`o.role`, rolesThat(owns))}
  order by (o.account_id = ${companies.ownAccountId}) desc nulls last, o.created_at, o.account_id limit 1)`.mapWith(
    shownAddress,
  )

/** What a Company without a name is called. */
export const OWNER_NAME = ofOwner(sql`p.label`)
/** Where that Owner is written to. */
export const OWNER_EMAIL = ofOwner(sql`p.email`)

/** What a Company is called by whoever belongs to it. */
export const COMPANY_LABEL = sql<string>`coalesce(${companies.name}, ${OWNER_NAME})`.mapWith(shownAddress)

/** What whoever is invited reads of a Company's name: '' where it is called like its inviter, who stands beside it. */
export function nameBeside(inviterName: string, companyName: string): string {
  return companyName === inviterName ? '' : companyName
}

/**
 * Whether a Company is "Personal" to this person: their own one, which nobody named and where nobody else is a member. The one
 * place that says so: whoever loses it loses the one way that pages show to it.
 */
export function isPersonal(accountId: Given<string>): SQL<boolean> {
  return sql<boolean>`(${companies.name} is null and ${companies.ownAccountId} is not distinct from ${accountId}::uuid
    and (select array_agg(m.account_id) from memberships m where m.company_id = ${companies.id})
      = array[${accountId}]::uuid[])`
}
