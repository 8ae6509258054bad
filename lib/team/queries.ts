import { and, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Given, type Places, prepared } from '@/db/prepared'
import { ROLES, type Role } from '@/db/vocabulary'
import { isOnEveryApp, maySeeTeam, rolesThat } from '@/lib/company/roles'
import { seatIsAt, seatsOf, seesSeat, sits } from '@/lib/company/seat'
import { shownAddress } from '@/lib/email-address'
import { isId } from '@/lib/id'
import { kept } from '@/lib/kept'

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

type Wanted = {
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
const SEES_ALL = sits((role) => maySeeTeam(role) === 'all')

/**
 * The people of a Company by role, then by name, a page at a time; null for whoever does not belong to it. A Collaborator
 * sees those who work on the same Apps: the Company's Owners and Admins and the other Collaborators there. Who may see what
 * is read in the same statement, so it needs nothing that a page has loaded. One round trip.
 */
export function teamOf(accountId: string, slug: string, wanted: Wanted = {}, reader?: Reader): Asked<Team | null> {
  const { size = A_PAGE, after, appName = '', role = '', personId = '' } = wanted
  const start = positionOf(after)
  const listed = listedAt(start !== null, appName !== '', role !== '', personId !== '')
  const { rank, key, id } = start ?? FIRST
  const asked = listed({ accountId, slug, limit: size + 1, rank, key, id, appName, role, personId }, reader)
  return asked.as((rows) => pageOf(rows, accountId, size))
}

function pageOf(rows: Row[], accountId: string, size: number): Team | null {
  const [first] = rows
  if (!first) return null
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

/** Values of the query; those of a condition that is not wanted are not looked at. */
type Values = {
  accountId: string
  slug: string
  limit: number
  rank: number
  key: string
  id: string
  appName: string
  role: string
  personId: string
}
type Row = Awaited<ReturnType<ReturnType<typeof listedAt>>>[number]

function viewOf(row: Row, id: string, accountId: string): PersonView {
  const { role, appNames } = row
  const [name, email] = [shownAddress(row.name), row.email && shownAddress(row.email)]
  return { id, name, email, role, appNames, since: new Date(row.since), isMe: id === accountId }
}

const listedAt = kept((isGoingOn: boolean, isOfApp: boolean, isOfRole: boolean, isOfPerson: boolean) =>
  prepared((reader, { accountId, slug, limit, rank, key, id, appName, role, personId }: Places<Values>) => {
    const page = sql`(
      with seat as materialized (
        select seat.company_id, seat.role from ${seatsOf(accountId)} join companies c on c.id = seat.company_id
        where ${seatIsAt({ slug })} and c.closed_at is null
      ), team as (
        select s.account_id, s.role, min(s.since) as since,
          coalesce(array_agg(a.name order by a.name) filter (where a.name is not null), '{}') as app_names
        from seat
        join seats s on s.company_id = (select seat.company_id from seat) and ${seesSeat(accountId)}
        left join apps a on a.id = s.app_id
        where ${and(
          isOfPerson ? sql`s.account_id = ${personId}` : sql`true`,
          isOfRole ? sql`s.role = ${role}` : undefined,
          isOfApp ? or(sql`a.name = ${appName}`, isOnAll(appName, accountId)) : undefined,
        )}
        group by s.account_id, s.role
      ), listed as materialized (
        select p.account_id as id, team.role, team.since, team.app_names, p.email, p.label as name, lower(p.label) as key,
          array_position(${list(ROLES)}, team.role) as rank
        from team join people p on p.account_id = team.account_id
      )
      select (select count(*)::int from listed) as total, page.*, ${SEES_ALL} as sees_all
      from seat left join (
        select * from listed
        ${isGoingOn ? sql`where (rank, key, id) > (${rank}, ${key}, ${id}::uuid)` : sql``}
        order by rank, key, id limit ${limit}
      ) page on true) page`
    return reader
      .select({
        total: sql<number>`page.total`,
        /** Null where nobody is on this page. */
        id: sql<string | null>`page.id`,
        rank: sql<number>`page.rank`,
        key: sql<string>`page.key`,
        name: sql<string>`page.name`,
        email: sql<string | null>`case when page.sees_all then page.email end`,
        role: sql<Role>`page.role`,
        since: sql<string>`page.since`,
        appNames: sql<string[]>`page.app_names`,
      })
      .from(page)
      .orderBy(sql`page.rank`, sql`page.key`, sql`page.id`)
  }),
)

/** Whether who sits at `s` works on all Apps, and one that the reader may see is called so. */
function isOnAll(appName: Given<string>, accountId: Given<string>): SQL | undefined {
  return and(
    inArray(sql`s.role`, rolesThat(isOnEveryApp)),
    sql`exists (select 1 from apps named where named.company_id = seat.company_id and named.deleted_at is null
      and named.name = ${appName} and (${SEES_ALL} or exists (
        select 1 from app_collaborators o where o.app_id = named.id and o.account_id = ${accountId})))`,
  )
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

type Position = { rank: number; key: string; id: string }
const FIRST: Position = { rank: 0, key: '', id: '' }

/** What an address says may be anything: then the first page is shown. */
function positionOf(after: string | undefined): Position | null {
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
