import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import type { Role } from '@/db/vocabulary'
import { isOnEveryApp, maySeeTeam, rolesThat } from './roles'

/** A Company by its address, for one person: all a page knows of it before anything has been read. */
export type CompanyAddress = { accountId: string; slug: string }

/**
 * What somebody is in each of their Companies, by the database's present state: rows `seat(company_id, role, since, apps)` to
 * be joined, one a Company; `apps` counts those that a Collaborator works on. A query that joins them lets its reader in by
 * itself, so it can run beside the one that reads their Companies.
 */
export function seatsOf(accountId: Given<string>): SQL {
  return sql`(
    select s.company_id, s.role, min(s.since) as since, count(s.app_id)::int as apps
    from seats s where s.account_id = ${accountId} group by s.company_id, s.role) seat`
}

/** The reader's role in the joined row. */
export const SEAT_ROLE = sql<Role>`seat.role`

/** Whether the reader's role is one for which the law says yes. */
export function sits(judge: (role: Role) => boolean): SQL {
  return inArray(SEAT_ROLE, rolesThat(judge))
}

/** Whether the joined row is that of the Company at an address. */
export function seatIsAt({ slug }: { slug: Given<string> }): SQL {
  return sql`seat.company_id = (select k.id from companies k where k.slug = ${slug})`
}

/**
 * Whether the reader sees from the joined row who sits at `s`, a seat of the same Company: the whole team, or who works on
 * all Apps and who works on the same ones.
 */
export function seesSeat(accountId: Given<string>): SQL {
  return sql`(${sits((role) => maySeeTeam(role) === 'all')} or (${sits((role) => maySeeTeam(role) === 'own')} and (
    ${inArray(sql`s.role`, rolesThat(isOnEveryApp))}
    or s.app_id in (select mine.app_id from app_collaborators mine where mine.account_id = ${accountId}))))`
}
