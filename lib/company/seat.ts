import { type SQL, sql } from 'drizzle-orm'
import { ROLES, type Role } from '@/db/vocabulary'

/** A Company by its address, for one person: all a page knows of it before anything has been read. */
export type CompanyAddress = { accountId: string; slug: string }

/**
 * What somebody is in each of their Companies, by the database's present state: rows `seat(company_id, role)` to be joined.
 * A query that joins them lets its reader in by itself, so it can run beside the one that reads their Companies.
 */
export function seatsOf(accountId: string): SQL {
  return sql`(
    select s.company_id, s.role from memberships s where s.account_id = ${accountId}
    union all
    select distinct a.company_id, 'collaborator' from app_collaborators c join apps a on a.id = c.app_id
    where c.account_id = ${accountId} and a.deleted_at is null and not exists (
      select 1 from memberships s where s.company_id = a.company_id and s.account_id = ${accountId})) seat`
}

/** The reader's role in the joined row. */
export const SEAT_ROLE = sql<Role>`seat.role`

/** Whether the reader's role is one for which the law says yes. */
export function sits(judge: (role: Role) => boolean): SQL {
  const roles = ROLES.filter(judge)
  return roles.length > 0 ? sql`seat.role in ${roles}` : sql`false`
}

/** Whether the joined row is that of one Company, known by its id or by its address. */
export function seatIsAt(company: { companyId: string } | { slug: string }): SQL {
  return 'companyId' in company
    ? sql`seat.company_id = ${company.companyId}`
    : sql`seat.company_id = (select k.id from companies k where k.slug = ${company.slug})`
}
