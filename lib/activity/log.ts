import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { type ActivityVerb, ROLES, type Role } from '@/db/vocabulary'
import { type CompanyAddress, seatsOf } from '@/lib/company/seat'
import { shownAddress } from '@/lib/email-address'
import { isId } from '@/lib/id'
import { factIn } from '@/lib/kernel/activity'
import type { ActivityFilter } from '@/lib/paths'
import { LINE_JOINS, type LineRow, lineColumns, nameOfApp } from './columns'
import { idIn, idsIn, mayNameApp, maySeeLine, READS_SOME } from './rights'

/** One line of "who did what, when", with the names it has today, as its reader may see it. */
export type ActivityView = {
  id: string
  companyId: string
  /** Null while nobody named it. */
  companyName: string | null
  companySlug: string
  at: Date
  verb: ActivityVerb
  /** Null where no person acted, and where the person is not known any more. */
  actor: string | null
  actorId: string | null
  isMe: boolean
  /** False where the clock, the operator or Stripe acted. */
  isByPerson: boolean
  /** The App it is about, or the Apps of its Client Invite. */
  appNames: string[]
  appIds: string[]
  /** The client of a Client Invite, by name or address. */
  client: string | null
  clientIsMe: boolean
  /** Whom it happened to: somebody of the team, or somebody invited to it, by name or address. */
  person: string | null
  personId: string | null
  personIsMe: boolean
  /** What it was and what it became, as it was written: a role, ids of Apps, a setting. */
  before: string | null
  after: string | null
  beforeRole: Role | null
  afterRole: Role | null
  /** What a setting was switched to; null where it is none to switch. */
  isOn: boolean | null
  /** Apps a Collaborator works on, was given and lost. */
  worksOn: string[]
  given: string[]
  taken: string[]
  /** Whom a Team Invite was passed on to. */
  heir: string | null
  heirIsMe: boolean
  /** The other Company of a move, where the reader belongs to it, and the direction. */
  otherCompany: string | null
  isComing: boolean
  inviteId: string | null
}

/** A piece of a log, the newest first. */
export type ActivityPage = { lines: ActivityView[]; hasOlder: boolean }

/**
 * Lines of a Company's log, for whoever may read it; null for everybody else, as if it did not exist. `before` is the id of
 * the line where the last piece ended. One round trip, in which the right is asked too.
 */
export async function readActivity(
  { accountId, slug }: CompanyAddress,
  { limit = 10, ...filter }: ActivityFilter & { limit?: number } = {},
  reader: Reader = db(),
): Promise<ActivityPage | null> {
  const rows = await read(accountId, reader, chosen(accountId, filter))
    .where(and(READS_SOME, eq(companies.slug, slug)))
    .limit(limit + 1)
  if (rows.length === 0) return null
  const lines = viewsOf(rows)
  return { lines: lines.slice(0, limit), hasOlder: lines.length > limit }
}

/** The newest lines of all Companies of a person. One round trip, in which the rights are asked too. */
export async function happenedTo(accountId: string, limit: number, reader: Reader = db()): Promise<ActivityView[]> {
  const rows = await read(accountId, reader).where(READS_SOME).limit(limit)
  return viewsOf(rows)
}

/** What a log can be narrowed to: who appears in it, and which Apps. */
export type ActivityChoices = { people: { id: string; name: string }[]; apps: string[] }

/** The people and Apps of the lines that somebody may read. One round trip, in which the right is asked too. */
export async function activityChoices(
  { accountId, slug }: CompanyAddress,
  reader: Reader = db(),
): Promise<ActivityChoices> {
  const lines = reader.$with('line').as(
    reader
      .select({
        people: sql`array[${activities.actorId}, ${idIn('accountId')}, ${idIn('clientId')}]`.as('people'),
        app: nameOfApp(accountId).as('app'),
      })
      .from(companies)
      .innerJoin(seatsOf(accountId), sql`seat.company_id = ${companies.id}`)
      .innerJoin(activities, maySeeLine(accountId))
      .where(eq(companies.slug, slug)),
  )
  const [found] = await reader
    .with(lines)
    .select({
      people: sql<ActivityChoices['people']>`coalesce((
        select json_agg(json_build_object('id', p.account_id, 'name', p.label) order by p.label, p.account_id)
        from people p where p.account_id in (select unnest(line.people) from line)), '[]'::json)`,
      apps: sql<string[]>`coalesce((
        select json_agg(distinct line.app order by line.app) from line where line.app is not null), '[]'::json)`,
    })
    .from(sql`(select 1) as one`)
  if (!found) return { people: [], apps: [] }
  return { ...found, people: found.people.map(({ id, name }) => ({ id, name: shownAddress(name) })) }
}

/** The lines that somebody may see, the newest first; a Company without one gives a row without a line. */
function read(accountId: string, reader: Reader, only?: SQL) {
  const [actor, clientInvite, teamInvite, person] = LINE_JOINS
  return reader
    .select(lineColumns(accountId))
    .from(companies)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${companies.id}`)
    .leftJoin(activities, and(maySeeLine(accountId), only))
    .leftJoin(...actor)
    .leftJoin(...clientInvite)
    .leftJoin(...teamInvite)
    .leftJoin(...person)
    .orderBy(sql`${activities.at} desc nulls last`, sql`${activities.id} desc nulls last`)
    .$dynamic()
}

/** A joined line that is there is there as a whole. */
function viewsOf(rows: { id: string | null }[]): ActivityView[] {
  return rows.flatMap((row) => (row.id ? [viewOf(row as LineRow)] : []))
}

/** The lines asked for. What cannot be one of ours matches nothing, never everything. */
function chosen(accountId: string, { person, app, before }: ActivityFilter): SQL | undefined {
  if ((person && !isId(person)) || (before && !isId(before)) || app?.includes('\0')) return sql`false`
  return and(
    person ? concerns(person) : undefined,
    app ? isAbout(app, accountId) : undefined,
    before
      ? sql`(${activities.at}, ${activities.id}) < (
          select b.at, b.id from activities b where b.id = ${before} and b.company_id = ${activities.companyId})`
      : undefined,
  )
}

function concerns(accountId: string): SQL | undefined {
  return or(
    eq(activities.actorId, accountId),
    sql`${factIn('accountId')} = ${accountId}`,
    sql`${factIn('clientId')} = ${accountId}`,
    sql`${activities.inviteId} in (select t.id from team_invites t where t.accepted_by = ${accountId})`,
  )
}

/** An App that the reader may not know of is one that does not exist. */
function isAbout(appName: string, accountId: string): SQL | undefined {
  const found = sql`from apps a where a.name = ${appName} and ${mayNameApp(accountId)}`
  const its = sql`(select a.id ${found})`
  return or(
    sql`${activities.appId} in ${its}`,
    sql`(${activities.verb} <> 'company-created' and ${activities.inviteId} in (
      select o.invite_id from client_invite_apps o where o.app_id in ${its}))`,
    sql`exists (select 1 ${found} and a.id = any(${idsIn('apps')}))`,
    sql`exists (select 1 ${found}
      and (a.id = any(${idsIn('before')})) <> (a.id = any(${idsIn('after')})))`,
  )
}

/** A line as it is shown. */
export function viewOf(row: LineRow): ActivityView {
  const [client, person, heir] = [shownOrNull(row.client), shownOrNull(row.personName), shownOrNull(row.heir)]
  const before = new Set(row.beforeApps.map(({ id }) => id))
  const after = new Set(row.afterApps.map(({ id }) => id))
  const own = row.appName ? [{ id: row.appId ?? '', name: row.appName }] : row.offered
  return {
    ...row,
    client,
    heir,
    actor: row.actorKind === 'link-bearer' ? (client ?? person) : row.actorName,
    isByPerson: row.actorKind === 'account' || row.actorKind === 'link-bearer',
    appNames: own.map(({ name }) => name),
    appIds: own.map(({ id }) => id),
    person,
    ...changeOf(row),
    worksOn: row.worksOn.map(({ name }) => name),
    given: row.afterApps.filter(({ id }) => !before.has(id)).map(({ name }) => name),
    taken: row.beforeApps.filter(({ id }) => !after.has(id)).map(({ name }) => name),
  }
}

function shownOrNull(name: string | null): string | null {
  return name && shownAddress(name)
}

/** Before and after as facts. Of lists of Apps only those that the reader may know. */
function changeOf(row: LineRow) {
  const isOfApps = row.verb === 'apps-ticked'
  const ids = (those: LineRow['afterApps']) => those.map(({ id }) => id).join(' ')
  return {
    before: isOfApps ? ids(row.beforeApps) : row.before,
    after: isOfApps ? ids(row.afterApps) : row.after,
    beforeRole: roleIn(row.before),
    afterRole: roleIn(row.after) ?? row.invitedRole,
    isOn: row.verb === 'company-setting-changed' ? row.after === 'true' : null,
  }
}

function roleIn(fact: string | null): Role | null {
  return ROLES.find((candidate) => candidate === fact) ?? null
}
