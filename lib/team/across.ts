import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { activities } from '@/db/schema/records'
import { people } from '@/db/schema/views'
import type { Role } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import type { CompanyView } from '@/lib/company/queries'
import { mayRemove, maySeeTeam } from '@/lib/company/roles'
import { seatsOf, seesSeat } from '@/lib/company/seat'
import { shownAddress } from '@/lib/email-address'
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
  const shared = await sharedSeats(viewerId, accountId, reader)
  const companies = mine.flatMap((company) =>
    shared
      .filter(({ companyId }) => companyId === company.id)
      .map(({ role, appNames }) => {
        const { slug, name } = company
        return { slug, name, role, appNames, mayRemove: mayRemove(company.role, role) }
      }),
  )
  const [first] = shared
  if (!first || companies.length === 0) return recentlyRemoved(viewerId, accountId, mine, reader)
  return { ...personOf(first, seesAddress(mine, shared)), companies }
}

/** One row for each Company that both belong to, with what the person is there as far as the viewer's role shows it. */
function sharedSeats(viewerId: string, accountId: string, reader: Reader) {
  return reader.execute<PersonRow & { companyId: string; role: Role; appNames: string[] }>(sql`
    select p.account_id as id, p.email, p.label, s.company_id as "companyId", s.role,
      coalesce(array_agg(a.name order by a.name) filter (where a.name is not null), '{}') as "appNames"
    from ${seatsOf(viewerId)}
    join seats s on s.account_id = ${accountId} and s.company_id = seat.company_id and ${seesSeat(viewerId)}
    join people p on p.account_id = s.account_id
    left join apps a on a.id = s.app_id
    group by p.account_id, p.email, p.label, s.company_id, s.role`)
}

async function recentlyRemoved(viewerId: string, accountId: string, mine: CompanyView[], reader: Reader) {
  const since = new Date(clock.now().getTime() - HOURS_REMEMBERED * 3_600_000)
  const [found] = await reader
    .select({ id: people.accountId, email: people.email, label: people.label, companyId: activities.companyId })
    .from(activities)
    .innerJoin(people, eq(people.accountId, accountId))
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

type PersonRow = { id: string; email: string; label: string }

function personOf({ id, email, label }: PersonRow, showsAddress: boolean) {
  return { id, email: showsAddress ? shownAddress(email) : null, name: shownAddress(label) }
}
