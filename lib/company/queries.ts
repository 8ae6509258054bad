import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { type Asked, type Given, type Givens, type Places, prepared } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { shownAddress } from '@/lib/email-address'
import { kept } from '@/lib/kept'
import { maySeeApps, owns } from './roles'
import { SEAT_ROLE, seatIsAt, seatsOf } from './seat'
import { COMPANY_LABEL, isPersonal } from './shown-name'
import { TOOK_OVER, takesTrials } from './trial-place'

/** A Company as one person sees it. */
export type CompanyView = {
  id: string
  slug: string
  /** Its name, or its Owner's name while nobody named it. */
  name: string
  /** True where it is shown as "Personal" (`isPersonal`). */
  isPersonal: boolean
  /** The developer's own Company, made with their account. */
  isOwn: boolean
  role: Role
  adminsMayInviteClients: boolean
  takesTrials: boolean
  /** Of one's own Company: whether there are payment details. */
  hasOwnPayer: boolean
  /** Apps this person may see. */
  appCount: number
  /** Somebody let them in within the last days, by a hand-over or an invite. */
  isNew: boolean
}

const DAYS_NEW = 3

/** Who looks at a Company, and as what. Made from a CompanyView, so that everything else is loaded through it. */
export type CompanyViewer = { accountId: string; companyId: string; role: Role }

/** Every Company the person is a member of or works for as a Collaborator, the oldest first. One round trip. */
export function companiesOf(accountId: string, reader?: Reader): Asked<CompanyView[]> {
  const asked = everyCompany({ accountId, newSince: newSince() }, reader)
  return asked.as((rows) => rows.map((row) => viewOf(row, accountId)))
}

const everyCompany = prepared((reader, reading: Places<Reading>) =>
  select(reader, reading).orderBy(asc(companies.createdAt), asc(companies.id)),
)

/** One Company by its slug, for whoever belongs to it; null for everybody else, as if it did not exist. */
export function findCompany(accountId: string, slug: string, reader?: Reader): Asked<CompanyView | null> {
  return companyAt({ accountId, slug, newSince: newSince() }, reader).as(([row]) =>
    row ? viewOf(row, accountId) : null,
  )
}

const companyAt = prepared((reader, places: Places<Reading & { slug: string }>) => {
  const { slug } = places
  return select(reader, places).where(and(eq(companies.slug, slug), seatIsAt({ slug })))
})

/** Where a page of Companies begins: after this name and id. */
export type CompanyCursor = { name: string; id: string }
export type CompaniesPage = { companies: CompanyView[]; next: CompanyCursor | null }

const COMPANIES_A_PAGE = 25

/**
 * One page of a person's Companies, by name; with `q` those whose name contains it. A page begins after the last line of
 * the one before, so that nothing is left out or shown twice when others change. One round trip.
 */
export async function companiesPage(
  accountId: string,
  { q = '', after = null }: { q?: string; after?: CompanyCursor | null } = {},
  reader: Reader = db(),
): Promise<CompaniesPage> {
  const pattern = `%${q.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`
  const page = pageOf(q !== '', after !== null)
  const begins = { afterName: after?.name ?? '', afterId: after?.id ?? null }
  const found = await page({ accountId, newSince: newSince(), pattern, ...begins }, reader)
  const shown = found.slice(0, COMPANIES_A_PAGE)
  const last = shown.at(-1)
  const next = found.length > shown.length && last ? { name: last.storedName, id: last.id } : null
  return { companies: shown.map((row) => viewOf(row, accountId)), next }
}

type Page = Reading & { pattern: string; afterName: string; afterId: string | null }

const pageOf = kept((isSearched: boolean, isFurther: boolean) =>
  prepared((reader, places: Places<Page>) => {
    const { accountId, newSince, pattern, afterName, afterId } = places
    const which = and(
      isSearched ? sql`${COMPANY_LABEL} ilike ${pattern}` : undefined,
      isFurther ? sql`(lower(${COMPANY_LABEL}), ${companies.id}) > (lower(${afterName}), ${afterId}::uuid)` : undefined,
    )
    // Which they are is found first: of the others nothing but the name is read.
    const seats = sql`(
      select seat.*, lower(${COMPANY_LABEL}) as place from ${companies}
      join ${seatsOf(accountId)} on seat.company_id = ${companies.id}
      where ${which ?? sql`true`} order by place, seat.company_id limit ${sql.raw(String(COMPANIES_A_PAGE + 1))}) seat`
    return select(reader, { accountId, newSince }, { seats, counts: COUNTED_ALONE }).orderBy(
      sql`seat.place`,
      asc(companies.id),
    )
  }),
)

type Reading = { accountId: string; newSince: string }
type CompanyRow = Awaited<ReturnType<ReturnType<typeof select>['limit']>>[number]

function select(
  reader: Reader,
  { accountId, newSince }: Givens<Reading>,
  { seats, counts } = { seats: seatsOf(accountId), counts: appCounts(accountId) },
) {
  return reader
    .select({
      id: companies.id,
      slug: companies.slug,
      ownAccountId: companies.ownAccountId,
      adminsMayInviteClients: companies.adminsMayInviteClients,
      forClient: companies.forClient,
      // Looked for once, and not in each of their Companies.
      hasOwnPayer: sql<boolean>`coalesce(${companies.id} = (
        select b.company_id from billing_contacts b join companies own on own.id = b.company_id
        where own.own_account_id = ${accountId} limit 1), false)`,
      tookOver: TOOK_OVER,
      role: SEAT_ROLE,
      theirApps: sql<number>`seat.apps`,
      isFresh: sql<boolean>`seat.since > ${newSince}`,
      // As it is stored, which is what pages of Companies go by; shown as it is typed.
      storedName: sql<string>`${COMPANY_LABEL}`,
      isPersonal: isPersonal(accountId),
      allApps: sql<number>`coalesce(counted.apps, 0)`,
    })
    .from(companies)
    .innerJoin(seats, sql`seat.company_id = ${companies.id}`)
    .leftJoin(counts, sql`counted.company_id = ${companies.id}`)
}

/** How many Apps a Company has, where there are few Companies. */
const COUNTED_ALONE = sql`lateral (
  select a.company_id, count(*)::int as apps from apps a
  where a.deleted_at is null and a.company_id = ${companies.id} group by a.company_id) counted`

/** How many Apps each Company of a person has, all counted at once: one by one costs each Company a look at the table. */
function appCounts(accountId: Given<string>): SQL {
  return sql`(
    select a.company_id, count(*)::int as apps from apps a
    where a.deleted_at is null and a.company_id in (select s.company_id from seats s where s.account_id = ${accountId})
    group by a.company_id) counted`
}

function viewOf({ role, ...row }: CompanyRow, accountId: string): CompanyView {
  return {
    id: row.id,
    slug: row.slug,
    name: shownAddress(row.storedName),
    isPersonal: row.isPersonal,
    isOwn: row.ownAccountId === accountId,
    role,
    adminsMayInviteClients: row.adminsMayInviteClients,
    takesTrials: takesTrials(row),
    hasOwnPayer: row.hasOwnPayer,
    appCount: maySeeApps(role) === 'own' ? row.theirApps : row.allApps,
    // Whoever decides for a Company made it or took it over, and knows.
    isNew: row.isFresh && !owns(role),
  }
}

function newSince(): string {
  return new Date(clock.now().getTime() - DAYS_NEW * 86_400_000).toISOString()
}
