import { aliasedTable, and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Given } from '@/db/prepared'
import { clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { teamInvites } from '@/db/schema/team-invites'
import { people } from '@/db/schema/views'
import type { ActivityVerb, ActorKind, Role } from '@/db/vocabulary'
import { maySeePayer } from '@/lib/company/roles'
import { sits } from '@/lib/company/seat'
import { factIn } from '@/lib/kernel/activity'
import { idIn, idsIn, mayNameApp, READS_ALL } from './rights'

// The names of a line, joined when it is shown: the log itself holds ids only. Whoever is not known any more has no name.

type NamedApp = { id: string; name: string }

const concerned = aliasedTable(people, 'concerned')

/** Whose account such a line names is the new inviter, not the one invited. */
const IS_PASSED_ON = sql`${activities.verb} = 'team-invite-passed-on'`

/** What a move changed is who pays. */
const SEES_CHANGE = sql`(${activities.verb} <> 'app-moved' or ${sits(maySeePayer)})`

/** Whom a line is about. */
const CONCERNED = sql`case when ${IS_PASSED_ON} then ${teamInvites.acceptedBy}
  else coalesce(${idIn('accountId')}, ${teamInvites.acceptedBy}) end`

/** Which lines: of the Companies of which seats, and which ids these are, as a query. */
export type Lines = { accountId: Given<string>; seats: SQL; ids: SQL; isLine?: boolean }

/**
 * Lines of these ids as they are shown; a Company without one gives a row without a line, unless lines alone are wanted. The ids
 * are one value to the rest, so that the database looks each of them up, however it judges the search for them.
 */
export function readLines(reader: Reader, { accountId, seats, ids, isLine = false }: Lines) {
  return reader
    .select(lineColumns(accountId))
    .from(companies)
    .innerJoin(seats, sql`seat.company_id = ${companies.id}`)
    .leftJoin(activities, and(eq(activities.companyId, companies.id), sql`${activities.id} = any(array(${ids}))`))
    .leftJoin(people, eq(people.accountId, activities.actorId))
    .leftJoin(clientInvites, eq(clientInvites.id, activities.inviteId))
    .leftJoin(teamInvites, eq(teamInvites.id, activities.inviteId))
    .leftJoin(concerned, eq(concerned.accountId, CONCERNED))
    .where(isLine ? isNotNull(activities.id) : undefined)
    .$dynamic()
}

/** One line as it comes from the database. */
export type LineRow = {
  id: string
  companyId: string
  companyName: string | null
  companySlug: string
  at: Date
  verb: ActivityVerb
  actorKind: ActorKind
  actorId: string | null
  actorName: string | null
  isMe: boolean
  appId: string | null
  appName: string | null
  offered: NamedApp[]
  client: string | null
  clientId: string | null
  clientIsMe: boolean
  personId: string | null
  personName: string | null
  personIsMe: boolean
  invitedRole: Role | null
  before: string | null
  after: string | null
  beforeApps: NamedApp[]
  afterApps: NamedApp[]
  worksOn: NamedApp[]
  heir: string | null
  heirIsMe: boolean
  otherCompany: string | null
  isComing: boolean
  inviteId: string | null
}

/** The columns of a line for its reader. */
function lineColumns(accountId: Given<string>) {
  const isMe = (id: SQL | typeof concerned.accountId) => sql<boolean>`coalesce(${id} = ${accountId}::uuid, false)`
  const isMyAddress = (email: SQL) =>
    sql<boolean>`exists (select 1 from accounts me where me.id = ${accountId} and me.email = ${email})`
  return {
    id: activities.id,
    companyId: companies.id,
    companyName: companies.name,
    companySlug: companies.slug,
    at: activities.at,
    verb: activities.verb,
    actorKind: activities.actorKind,
    actorId: activities.actorId,
    actorName: people.label,
    isMe: isMe(sql`${activities.actorId}`),
    appId: activities.appId,
    appName: nameOfApp(accountId),
    offered: appsIn(
      sql`array(select o.app_id from client_invite_apps o where o.invite_id = ${activities.inviteId})`,
      accountId,
    ),
    // Who took over says so by account; before that, the invite's own words are all that is known.
    client: sql<string | null>`coalesce(
      (select nullif(t.full_name, '') from people t where t.account_id = ${idIn('clientId')}),
      case when ${READS_ALL} then coalesce(nullif(${clientInvites.clientName}, ''), ${clientInvites.email}) end)`,
    clientId: idIn('clientId'),
    clientIsMe: sql<boolean>`(${isMe(idIn('clientId'))} or ${isMyAddress(sql`${clientInvites.email}`)})`,
    personId: concerned.accountId,
    personName: sql<string | null>`coalesce(${concerned.label},
      case when ${READS_ALL} then coalesce(nullif(${teamInvites.name}, ''), ${teamInvites.email}) end)`,
    personIsMe: sql<boolean>`(${isMe(concerned.accountId)}
      or (${concerned.accountId} is null and ${isMyAddress(sql`${teamInvites.email}`)}))`,
    invitedRole: teamInvites.role,
    before: sql<string | null>`case when ${SEES_CHANGE} then ${factIn('before')} end`,
    after: sql<string | null>`case when ${SEES_CHANGE}
      then coalesce(${factIn('after')}, ${factIn('role')}) end`,
    beforeApps: appsIn(idsIn('before'), accountId),
    afterApps: appsIn(idsIn('after'), accountId),
    worksOn: appsIn(
      sql`(${idsIn('apps')} || array(select o.app_id from team_invite_apps o where o.invite_id = ${activities.inviteId}))`,
      accountId,
    ),
    heir: sql<
      string | null
    >`(select h.label from people h where h.account_id = ${idIn('accountId')} and ${IS_PASSED_ON})`,
    heirIsMe: sql<boolean>`(${IS_PASSED_ON} and ${isMe(idIn('accountId'))})`,
    otherCompany: sql<string | null>`(select o.name from companies o
      join memberships m on m.company_id = o.id and m.account_id = ${accountId}
      where o.id in (${idIn('fromCompanyId')}, ${idIn('toCompanyId')}) and o.id <> ${activities.companyId})`,
    isComing: sql<boolean>`coalesce(${idIn('toCompanyId')} = ${activities.companyId}, false)`,
    inviteId: activities.inviteId,
  }
}

/** The name of the App that a line is about, where its reader may know of it. */
function nameOfApp(accountId: Given<string>) {
  return sql<string | null>`(select a.name from apps a where a.id = ${activities.appId} and ${mayNameApp(accountId)})`
}

/** Apps by name, as far as the reader may know of them. */
function appsIn(ids: SQL, accountId: Given<string>) {
  return sql<NamedApp[]>`coalesce((
    select json_agg(json_build_object('id', a.id, 'name', a.name) order by a.name, a.id)
    from apps a where a.id = any(${ids}) and ${mayNameApp(accountId)}), '[]'::json)`
}
