import { type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import type { Role } from '@/db/vocabulary'
import { maySeeApps, maySeeTeam } from './roles'
import { SEAT_ROLE, seatsOf, sits } from './seat'
import { COMPANY_LABEL, isPersonal } from './shown-name'

/** Something a person can go to: a Company, an App of one, or somebody who belongs to one. */
export type Found = {
  kind: 'company' | 'app' | 'person'
  /** Of a person; empty for the others. */
  accountId: string
  name: string
  /** The Company it is, or is in; the person's own is Personal while nobody shares it. */
  company: { slug: string; name: string; isPersonal: boolean }
  /** The reader's role there. */
  role: Role
}

/** A Company whose pages can be found by what they are called. */
export type FoundPlace = Found['company'] & { role: Role }

const MOST = 20
const MOST_PLACES = 5
const LONGEST = 80
const MOST_WORDS = 6

/**
 * What this person may see and whose name holds every word that was typed, names that begin with the first one first, at
 * most 20; somebody in several shared Companies is found once. And the Companies whose pages may be meant: the one at
 * `scope`, Personal and the first others. One round trip, none for an empty text.
 */
export async function find(
  accountId: string,
  typed: string,
  scope = '',
  reader: Reader = db(),
): Promise<{ found: Found[]; places: FoundPlace[] }> {
  const words = wordsOf(typed)
  const [first] = words
  if (!first) return { found: [], places: [] }
  const rows = await reader.execute<Row>(sql`
    with mine as materialized (
      select ${companies.id} as id, ${companies.slug} as slug, ${COMPANY_LABEL} as name,
        ${isPersonal(accountId)} as is_personal, ${SEAT_ROLE} as role
      from ${companies} join ${seatsOf(accountId)} on seat.company_id = ${companies.id}),
    found as (
      select 'company' as kind, null::uuid as account_id, c.name, c.id as company_id
      from mine c where not c.is_personal and ${holds(sql`c.name`, words)}
      union all
      select 'app', null, a.name, c.id
      from mine c join apps a on a.company_id = c.id and a.deleted_at is null
      where ${holds(sql`a.name`, words)} and ${mayBeFound(accountId)}
      union all
      (select distinct on (p.id) 'person', p.id, p.name, p.company_id
       from (${people(accountId)}) p where ${holds(sql`p.name`, words)}
       order by p.id, p.company_name, p.company_id))
    (select f.kind, f.account_id, f.name, c.slug, c.name as company_name, c.is_personal, c.role
     from found f join mine c on c.id = f.company_id
     order by starts_with(lower(f.name), ${first}) desc, array_position(array['company', 'app', 'person'], f.kind),
       lower(f.name), f.company_id
     limit ${MOST})
    union all
    (select 'place', null, '', c.slug, c.name, c.is_personal, c.role from mine c
     order by (c.slug = ${scope.replaceAll('\0', '')}) desc, c.is_personal desc, lower(c.name), c.id
     limit ${MOST_PLACES})`)
  return {
    found: rows.flatMap(({ kind, name, ...row }) =>
      kind === 'place'
        ? []
        : [{ kind, name, accountId: row.account_id ?? '', company: companyOf(row), role: row.role }],
    ),
    places: rows.flatMap((row) => (row.kind === 'place' ? [{ ...companyOf(row), role: row.role }] : [])),
  }
}

/** What was typed, as the words that all have to be there. */
export function wordsOf(typed: string): string[] {
  return typed
    .slice(0, LONGEST)
    .toLowerCase()
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
}

type Row = {
  kind: Found['kind'] | 'place'
  account_id: string | null
  name: string
  slug: string
  company_name: string
  is_personal: boolean
  role: Role
}

function companyOf({ slug, company_name: name, is_personal: isPersonal }: Omit<Row, 'kind' | 'name'>) {
  return { slug, name, isPersonal }
}

/** Every word is in it, as text: signs that mean something to LIKE mean themselves. */
function holds(name: SQL, words: string[]): SQL {
  return sql.join(
    words.map((word) => sql`position(${word} in lower(${name})) > 0`),
    sql` and `,
  )
}

/** The App `a` of the Company `c`. */
function mayBeFound(accountId: string): SQL {
  const [whole, some] = [roleIs((role) => ['all', 'names-plans-costs'].includes(maySeeApps(role))), roleIs(worksOnSome)]
  return sql`(${whole} or (${some} and exists (
    select 1 from app_collaborators o where o.app_id = a.id and o.account_id = ${accountId})))`
}

/** Everybody the person shares a Company with and may see there, once for each of these. */
function people(accountId: string): SQL {
  return sql`
    select q.id, c.id as company_id, c.name as company_name,
      coalesce(nullif(trim(concat(q.first_name, ' ', q.last_name)), ''), q.email) as name
    from ${seatsOf(accountId)} join mine c on c.id = seat.company_id
    join lateral ${teamOfSeat(accountId)} team on true
    join accounts q on q.id = team.account_id
    where q.id <> ${accountId} and ${sits((role) => maySeeTeam(role) !== 'none')}`
}

const seesWholeTeam = sits((role) => maySeeTeam(role) === 'all')
const seesSomeOfTeam = sits((role) => maySeeTeam(role) === 'own')

/**
 * Whom a person sees from where they sit, as rows of account ids: the whole team, or Owners, Admins and who works on the
 * same Apps.
 */
function teamOfSeat(accountId: string): SQL {
  return sql`(
    select m.account_id from memberships m
    where m.company_id = seat.company_id and (${seesWholeTeam} or (${seesSomeOfTeam} and m.role in ('owner', 'admin')))
    union
    select c.account_id from app_collaborators c join apps a on a.id = c.app_id
    where a.company_id = seat.company_id and a.deleted_at is null and (${seesWholeTeam} or (${seesSomeOfTeam} and a.id in (
      select mine.app_id from app_collaborators mine where mine.account_id = ${accountId}))))`
}

function worksOnSome(role: Role): boolean {
  return maySeeApps(role) === 'own'
}

/** As `sits`, for the Company `c`. */
function roleIs(judge: (role: Role) => boolean): SQL {
  return sql`exists (select 1 from (select c.role) seat where ${sits(judge)})`
}
