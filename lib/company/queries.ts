import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import type { Role } from '@/db/vocabulary'
import { maySeeTeam } from './roles'

/** A Company as one person sees it. */
export type CompanyView = {
  id: string
  slug: string
  /** Its name, or its Owner's name while nobody named it. */
  name: string
  /** True where it is shown as "Personal": unnamed, and the person is its only member. */
  isPersonal: boolean
  /** The developer's own Company, made with their account. */
  isOwn: boolean
  role: Role
  adminsMayInviteClients: boolean
  /** Apps this person may see. */
  appCount: number
}

/** Who looks at a Company, and as what. Made from a CompanyView, so that everything else is loaded through it. */
export type CompanyViewer = { accountId: string; companyId: string; role: Role }

/** Every Company the person is a member of or works for as a Collaborator, the oldest first. One round trip. */
export async function companiesOf(accountId: string, reader: Reader = db()): Promise<CompanyView[]> {
  return readCompanies(accountId, reader)
}

/** One Company by its slug, for whoever belongs to it; null for everybody else, as if it did not exist. */
export async function findCompany(accountId: string, slug: string, reader: Reader = db()): Promise<CompanyView | null> {
  const found = await readCompanies(accountId, reader, eq(companies.slug, slug))
  return found[0] ?? null
}

async function readCompanies(accountId: string, reader: Reader, which?: SQL): Promise<CompanyView[]> {
  const reachable = sql`(
    select ${memberships.companyId} from ${memberships} where ${memberships.accountId} = ${accountId}
    union
    select ${apps.companyId} from ${apps} join ${appCollaborators} on ${appCollaborators.appId} = ${apps.id}
    where ${appCollaborators.accountId} = ${accountId} and ${apps.deletedAt} is null)`
  const rows = await reader
    .select({
      id: companies.id,
      slug: companies.slug,
      name: companies.name,
      ownAccountId: companies.ownAccountId,
      adminsMayInviteClients: companies.adminsMayInviteClients,
      membership: memberships.role,
      ownerName: OWNER_NAME,
      memberCount: sql<number>`(select count(*)::int from memberships m where m.company_id = ${companies.id})`,
      allApps: sql<number>`(select count(*)::int from apps a where a.company_id = ${companies.id} and a.deleted_at is null)`,
      theirApps: sql<number>`(
        select count(*)::int from apps a join app_collaborators c on c.app_id = a.id
        where a.company_id = ${companies.id} and a.deleted_at is null and c.account_id = ${accountId})`,
    })
    .from(companies)
    .leftJoin(memberships, and(eq(memberships.companyId, companies.id), eq(memberships.accountId, accountId)))
    .where(and(inArray(companies.id, reachable), which))
    .orderBy(asc(companies.createdAt), asc(companies.id))
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name ?? row.ownerName,
    isPersonal: row.name === null && row.memberCount === 1 && row.membership !== null,
    isOwn: row.ownAccountId === accountId,
    role: row.membership ?? 'collaborator',
    adminsMayInviteClients: row.adminsMayInviteClients,
    appCount: row.membership ? row.allApps : row.theirApps,
  }))
}

// The person whose own Company it is comes before other Owners, then the longest-standing one.
const OWNER_NAME = sql<string>`(
  select coalesce(nullif(trim(concat(p.first_name, ' ', p.last_name)), ''), p.email)
  from memberships o join accounts p on p.id = o.account_id
  where o.company_id = ${companies.id} and o.role = 'owner'
  order by (o.account_id = ${companies.ownAccountId}) desc nulls last, o.created_at, o.account_id limit 1)`

/** A person of a Company: their role and, for a Collaborator, the Apps they work on. */
export type PersonView = { id: string; name: string; role: Role; appNames: string[]; isMe: boolean }

/**
 * The people of a Company, Owners first. A Collaborator sees those who work on the same Apps: the Company's Owners and
 * Admins and the other Collaborators there. One round trip.
 */
export async function peopleOf(viewer: CompanyViewer, reader: Reader = db()): Promise<PersonView[]> {
  const reach = maySeeTeam(viewer.role)
  if (reach === 'none') return []
  const isNarrow = reach === 'own'
  const rows = await reader
    .select({
      id: accounts.id,
      email: accounts.email,
      firstName: accounts.firstName,
      lastName: accounts.lastName,
      membership: memberships.role,
      appNames: collaboratedApps(viewer, isNarrow),
    })
    .from(accounts)
    .leftJoin(memberships, and(eq(memberships.accountId, accounts.id), eq(memberships.companyId, viewer.companyId)))
    .where(inArray(accounts.id, teamIds(viewer, isNarrow)))
    .orderBy(
      sql`array_position(array['owner', 'admin', 'billing']::text[], ${memberships.role}) nulls last`,
      asc(accounts.firstName),
      asc(accounts.id),
    )
  return rows.map((row) => ({
    id: row.id,
    name: `${row.firstName} ${row.lastName}`.trim() || row.email,
    role: row.membership ?? 'collaborator',
    appNames: row.membership ? [] : row.appNames,
    isMe: row.id === viewer.accountId,
  }))
}

function teamIds(viewer: CompanyViewer, isNarrow: boolean): SQL {
  const members = isNarrow ? sql`and m.role in ('owner', 'admin')` : sql``
  return sql`(
    select m.account_id from memberships m where m.company_id = ${viewer.companyId} ${members}
    union
    select c.account_id from app_collaborators c join apps a on a.id = c.app_id
    where a.company_id = ${viewer.companyId} and a.deleted_at is null ${sharedApps(viewer, isNarrow)})`
}

function collaboratedApps(viewer: CompanyViewer, isNarrow: boolean): SQL<string[]> {
  return sql<string[]>`array(
    select a.name from app_collaborators c join apps a on a.id = c.app_id
    where c.account_id = ${accounts.id} and a.company_id = ${viewer.companyId} and a.deleted_at is null
      ${sharedApps(viewer, isNarrow)}
    order by a.name)`
}

function sharedApps(viewer: CompanyViewer, isNarrow: boolean): SQL {
  if (!isNarrow) return sql``
  return sql`and a.id in (select mine.app_id from app_collaborators mine where mine.account_id = ${viewer.accountId})`
}
