import { type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import type { Role } from '@/db/vocabulary'
import { cutTo } from '@/lib/characters'
import { shownAddress } from '@/lib/email-address'
import { maySeeApps } from './roles'
import { SEAT_ROLE, seatsOf, seesSeat, sits } from './seat'
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
      select seat.company_id, ${companies.slug} as slug, ${COMPANY_LABEL} as name,
        ${isPersonal(accountId)} as is_personal, ${SEAT_ROLE} as role
      from ${companies} join ${seatsOf(accountId)} on seat.company_id = ${companies.id}),
    found as (
      select 'company' as kind, null::uuid as account_id, seat.name, seat.company_id
      from mine seat where not seat.is_personal and ${holds(sql`seat.name`, words)}
      union all
      select 'app', null, a.name, seat.company_id
      from mine seat join apps a on a.company_id = seat.company_id and a.deleted_at is null
      where ${holds(sql`a.name`, words)} and ${mayBeFound(accountId)}
      union all
      (select distinct on (p.account_id) 'person', p.account_id, p.label, seat.company_id
       from mine seat
       join lateral (
         select s.account_id from seats s
         where s.company_id = seat.company_id and s.account_id <> ${accountId} and ${seesSeat(accountId)} offset 0) team on true
       join people p on p.account_id = team.account_id
       where ${holds(sql`p.label`, words)}
       order by p.account_id, seat.name, seat.company_id))
    (select f.kind, f.account_id, f.name, c.slug, c.name as company_name, c.is_personal, c.role
     from found f join mine c using (company_id)
     order by starts_with(lower(f.name), ${first}) desc, array_position(array['company', 'app', 'person'], f.kind),
       lower(f.name), f.company_id
     limit ${MOST})
    union all
    (select 'place', null, '', c.slug, c.name, c.is_personal, c.role from mine c
     order by (c.slug = ${scope.replaceAll('\0', '')}) desc, c.is_personal desc, lower(c.name), c.company_id
     limit ${MOST_PLACES})`)
  return {
    found: rows.flatMap(({ kind, name, ...row }) =>
      kind === 'place'
        ? []
        : [
            {
              kind,
              name: shownAddress(name),
              accountId: row.account_id ?? '',
              company: companyOf(row),
              role: row.role,
            },
          ],
    ),
    places: rows.flatMap((row) => (row.kind === 'place' ? [{ ...companyOf(row), role: row.role }] : [])),
  }
}

/** What was typed, as the words that all have to be there. */
export function wordsOf(typed: string): string[] {
  return cutTo(typed.normalize('NFC'), LONGEST)
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
  return { slug, name: shownAddress(name), isPersonal }
}

/** Every word is in it, as text: signs that mean something to LIKE mean themselves. */
function holds(name: SQL, words: string[]): SQL {
  return sql.join(
    words.map((word) => sql`position(${word} in lower(${name})) > 0`),
    sql` and `,
  )
}

/** The App `a` of the Company where the reader sits. */
function mayBeFound(accountId: string): SQL {
  const [whole, some] = [sits(seesEveryApp), sits(worksOnSome)]
  return sql`(${whole} or (${some} and exists (
    select 1 from app_collaborators o where o.app_id = a.id and o.account_id = ${accountId})))`
}

function seesEveryApp(role: Role): boolean {
  return ['all', 'names-plans-costs'].includes(maySeeApps(role))
}

function worksOnSome(role: Role): boolean {
  return maySeeApps(role) === 'own'
}
