import { type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { ROLES, type Role } from '@/db/vocabulary'
import { isCompanyRole, maySeeTeam, mayWorkOnApps } from '@/lib/company/roles'
import { isId } from '@/lib/id'

/** A person of a Company, as whoever looks may see them. */
export type PersonView = {
  id: string
  name: string
  /** Null for those who see only the people on their own Apps. */
  email: string | null
  role: Role
  /** A Collaborator's Apps, by name, as far as whoever looks works on them too. */
  appNames: string[]
  /** Since when they belong to the Company. */
  since: Date
  isMe: boolean
}

export type Team = {
  people: PersonView[]
  /** Where the next page starts; null on the last one. */
  next: string | null
  /** Of everybody whom this person sees, on all pages. */
  total: number
}

type Asked = {
  /** Goes on behind a page: its `next`. */
  after?: string
  size?: number
  /** Only those who work on this App. */
  appName?: string
  /** Only people with this role. */
  role?: Role
  /** Only this person. */
  personId?: string
}

const A_PAGE = 50

/**
 * The people of a Company by role, then by name, a page at a time; null for whoever does not belong to it. A Collaborator
 * sees those who work on the same Apps: the Company's Owners and Admins and the other Collaborators there. Who may see what
 * is read in the same statement, so it needs nothing that a page has loaded. One round trip.
 */
export async function teamOf(
  accountId: string,
  slug: string,
  asked: Asked = {},
  reader: Reader = db(),
): Promise<Team | null> {
  const size = asked.size ?? A_PAGE
  const rows = await reader.execute<RawRow>(statement(accountId, slug, { ...asked, size }))
  const [first] = rows
  if (!first?.my_role) return null
  const found = rows.filter((row) => row.id !== null)
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1) : undefined
  return {
    people: shown.map((row) => viewOf(row, row.id ?? '', accountId)),
    next: last ? cursorOf(last) : null,
    total: first.total,
  }
}

/** One person of a Company, for whoever sees them there; null for everybody else. One round trip. */
export async function findPerson(accountId: string, slug: string, personId: string): Promise<PersonView | null> {
  if (!isId(personId)) return null
  return (await teamOf(accountId, slug, { personId }))?.people[0] ?? null
}

type Row = {
  my_role: Role | null
  total: number
  id: string | null
  rank: number
  key: string
  name: string
  email: string | null
  role: Role
  since: string
  app_names: string[]
}
type RawRow = Row & Record<string, unknown>

function viewOf(row: Row, id: string, accountId: string): PersonView {
  const { name, email, role, app_names: appNames } = row
  return { id, name, email, role, appNames, since: new Date(row.since), isMe: id === accountId }
}

function statement(
  accountId: string,
  slug: string,
  { after, size, appName, role, personId }: Asked & { size: number },
): SQL {
  const seesAll = list(ROLES.filter((role) => maySeeTeam(role) === 'all'))
  const seesOwn = list(ROLES.filter((role) => maySeeTeam(role) === 'own'))
  const worksOnAll = list(ROLES.filter((role) => mayWorkOnApps(role) === 'all'))
  const collaborator = ROLES.find((role) => !isCompanyRole(role))
  const position = positionOf(after)
  return sql`
    with me as materialized (
      select c.id as company_id, coalesce(
        (select m.role from memberships m where m.company_id = c.id and m.account_id = ${accountId}),
        (select ${collaborator}::text from app_collaborators o join apps a on a.id = o.app_id
          where o.account_id = ${accountId} and a.company_id = c.id and a.deleted_at is null limit 1)) as role
      from companies c where c.slug = ${slug} and c.closed_at is null
    ), shown_apps as materialized (
      select a.id, a.name from me join apps a on a.company_id = me.company_id and a.deleted_at is null
      where ${appName ? sql`a.name = ${appName} and` : sql``} (me.role = any(${seesAll}) or exists (
        select 1 from app_collaborators o where o.app_id = a.id and o.account_id = ${accountId}))
    ), team as (
      select m.account_id, m.role, m.created_at from me join memberships m on m.company_id = me.company_id
      where (me.role = any(${seesAll}) or (me.role = any(${seesOwn}) and m.role = any(${worksOnAll})))
        ${appName ? sql`and m.role = any(${worksOnAll}) and exists (select 1 from shown_apps)` : sql``}
      union all
      select o.account_id, ${collaborator}::text, min(o.created_at)
      from me join shown_apps a on true join app_collaborators o on o.app_id = a.id
      where not exists (
        select 1 from memberships m where m.company_id = me.company_id and m.account_id = o.account_id)
      group by o.account_id
    ), listed as materialized (
      select p.id, team.role, team.created_at as since, p.email, n.name, lower(n.name) as key,
        array_position(${list(ROLES)}, team.role) as rank
      from team join accounts p on p.id = team.account_id
      cross join lateral (
        select coalesce(nullif(trim(concat(p.first_name, ' ', p.last_name)), ''), p.email) as name) n
      where ${personId ? sql`p.id = ${personId}` : sql`true`} and ${role ? sql`team.role = ${role}` : sql`true`}
    )
    select me.role as my_role, (select count(*)::int from listed) as total, page.id, page.rank, page.key, page.name,
      page.role, page.since, case when me.role = any(${seesAll}) then page.email end as email,
      array(select a.name from shown_apps a join app_collaborators o on o.app_id = a.id
        where o.account_id = page.id and page.role = ${collaborator} order by a.name) as app_names
    from me left join (
      select * from listed
      ${position ? sql`where (rank, key, id) > (${position.rank}, ${position.key}, ${position.id}::uuid)` : sql``}
      order by rank, key, id limit ${size + 1}
    ) page on true
    order by page.rank, page.key, page.id`
}

function list(words: readonly string[]): SQL {
  return sql`array[${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )}]::text[]`
}

function cursorOf({ rank, key, id }: Row): string {
  return Buffer.from(JSON.stringify([rank, key, id])).toString('base64url')
}

/** What an address says may be anything: then the first page is shown. */
function positionOf(after: string | undefined): { rank: number; key: string; id: string } | null {
  if (!after) return null
  try {
    const [rank, key, id]: unknown[] = JSON.parse(Buffer.from(after, 'base64url').toString())
    const isRank = ROLES.some((_, place) => rank === place + 1)
    if (!isRank || typeof key !== 'string' || typeof id !== 'string') return null
    return isId(id) && !key.includes('\0') ? { rank: Number(rank), key, id } : null
  } catch {
    return null
  }
}
