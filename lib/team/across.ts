import { and, asc, desc, eq, gt, inArray, or, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { companies, memberships } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { CompanyView } from '@/lib/company/queries'
import { mayRemove, maySeeTeam } from '@/lib/company/roles'
import { factIn } from '@/lib/kernel/activity'

/** What somebody is in a Company that the viewer belongs to as well. */
export type SharedCompany = {
  slug: string
  name: string
  role: Role
  /** The Apps a Collaborator works on, as far as the viewer sees them. */
  appNames: string[]
  mayRemove: boolean
}
export type SharedPerson = {
  id: string
  name: string
  /** Null for those who see only the people on their own Apps, as on a team page. */
  email: string | null
  companies: SharedCompany[]
}

const HOURS_REMEMBERED = 24

/**
 * Somebody across the Companies that the viewer shares with them, by the viewer's own Companies. Whoever the viewer has
 * just removed everywhere is still found, with no Company; everybody else is null, as if there were no such person.
 */
export async function findAcross(
  viewerId: string,
  accountId: string,
  mine: CompanyView[],
  reader: Reader = db(),
): Promise<SharedPerson | null> {
  if (viewerId === accountId || mine.length === 0) return null
  const rows = await sharedRows(viewerId, accountId, mine, reader)
  const shared = rows.filter((row) => row.membership !== null || row.appNames.length > 0)
  const [first] = shared
  if (!first) return recentlyRemoved(viewerId, accountId, mine, reader)
  return {
    ...personOf(first, seesAddress(mine, shared)),
    companies: shared.flatMap(({ companyId, membership, appNames }) => {
      const company = mine.find(({ id }) => id === companyId)
      if (!company) return []
      const role = membership ?? 'collaborator'
      const { slug, name } = company
      return [{ slug, name, role, appNames: membership ? [] : appNames, mayRemove: mayRemove(company.role, role) }]
    }),
  }
}

/** One row for each Company of the viewer, with what the person is there as far as the viewer's role shows it. */
function sharedRows(viewerId: string, accountId: string, mine: CompanyView[], reader: Reader) {
  const wide = mine.filter(({ role }) => maySeeTeam(role) === 'all').map(({ id }) => id)
  const narrow = mine.filter(({ role }) => maySeeTeam(role) === 'own').map(({ id }) => id)
  const isWide = inArray(companies.id, wide)
  const isSeen = or(isWide, inArray(memberships.role, ['owner', 'admin']))
  return reader
    .select({
      id: accounts.id,
      email: accounts.email,
      firstName: accounts.firstName,
      lastName: accounts.lastName,
      companyId: companies.id,
      membership: memberships.role,
      appNames: sql<string[]>`array(
        select a.name from app_collaborators c join apps a on a.id = c.app_id
        where c.account_id = ${accountId} and a.company_id = ${companies.id} and a.deleted_at is null
          and (${isWide} or ${isMineToo(viewerId)})
        order by a.name)`,
    })
    .from(companies)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .leftJoin(memberships, and(eq(memberships.companyId, companies.id), eq(memberships.accountId, accountId), isSeen))
    .where(inArray(companies.id, [...wide, ...narrow]))
    .orderBy(asc(companies.createdAt), asc(companies.id))
}

function isMineToo(viewerId: string): SQL {
  return sql`a.id in (select mine.app_id from app_collaborators mine where mine.account_id = ${viewerId})`
}

async function recentlyRemoved(viewerId: string, accountId: string, mine: CompanyView[], reader: Reader) {
  const since = new Date(clock.now().getTime() - HOURS_REMEMBERED * 3_600_000)
  const [found] = await reader
    .select({
      id: accounts.id,
      email: accounts.email,
      firstName: accounts.firstName,
      lastName: accounts.lastName,
      companyId: activities.companyId,
    })
    .from(activities)
    .innerJoin(accounts, eq(accounts.id, accountId))
    .where(
      and(
        inArray(
          activities.companyId,
          mine.map(({ id }) => id),
        ),
        eq(activities.verb, 'member-removed'),
        eq(activities.actorId, viewerId),
        eq(factIn('accountId'), accountId),
        gt(activities.at, since),
      ),
    )
    .orderBy(desc(activities.at))
    .limit(1)
  return found ? { ...personOf(found, seesAddress(mine, [found])), companies: [] } : null
}

/** Whether one of the shared Companies shows the viewer its whole team. */
function seesAddress(mine: CompanyView[], shared: { companyId: string | null }[]): boolean {
  return mine.some(({ id, role }) => maySeeTeam(role) === 'all' && shared.some(({ companyId }) => companyId === id))
}

type PersonRow = { id: string; email: string; firstName: string; lastName: string }

function personOf({ id, email, firstName, lastName }: PersonRow, showsAddress: boolean) {
  return { id, email: showsAddress ? email : null, name: `${firstName} ${lastName}`.trim() || email }
}
