import { and, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { activities } from '@/db/schema/records'
import { type ActivityVerb, ROLES, type Role } from '@/db/vocabulary'
import { type CompanyAddress, seatIsAt } from '@/lib/company/seat'
import { shownAddress } from '@/lib/email-address'
import { isId } from '@/lib/id'
import { kept } from '@/lib/kept'
import type { ActivityFilter } from '@/lib/paths'
import { type LineRow, type Lines, readLines } from './columns'
import { newestOf } from './newest'
import { READS_SOME, readingSeatsOf } from './rights'

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
export function readActivity(
  { accountId, slug }: CompanyAddress,
  { limit = 10, person, app, before }: ActivityFilter & { limit?: number } = {},
  reader?: Reader,
): Asked<ActivityPage | null> {
  const wanted = {
    person: known(person ?? ''),
    app: app?.includes('\0') ? '' : (app ?? ''),
    before: before ? known(before) : null,
  }
  const piece = pieceOf(limit + 1, person !== undefined && person !== '', app !== undefined && app !== '')
  return piece({ accountId, slug, ...wanted }, reader).as((rows) => {
    if (rows.length === 0) return null
    const lines = viewsOf(rows)
    return { lines: lines.slice(0, limit), hasOlder: lines.length > limit }
  })
}

/** What cannot be one of our ids is that of nothing: it matches nothing, never everything. */
function known(id: string): string {
  return isId(id) ? id : '00000000-0000-0000-0000-000000000000'
}

type Piece = { accountId: string; slug: string; before: string | null; person: string; app: string }

const pieceOf = kept((limit: number, isOfPerson: boolean, isOfApp: boolean) =>
  prepared((reader, { accountId, slug, before, person, app }: Places<Piece>) => {
    const narrowed = { ...(isOfPerson && { person }), ...(isOfApp && { app }) }
    const seats = readingSeatsOf(accountId, and(seatIsAt({ slug }), READS_SOME))
    const newest = newestOf({ accountId, limit, before, ...narrowed })
    return read(reader, { accountId, seats, ids: sql`select newest.id from ${seats} cross join ${newest}` })
  }),
)

/** The newest lines of all Companies of a person. One round trip, in which the rights are asked too. */
export function happenedTo(accountId: string, limit: number, reader?: Reader): Asked<ActivityView[]> {
  return newestOfAll(limit)({ accountId }, reader).as(viewsOf)
}

const newestOfAll = kept((limit: number) =>
  prepared((reader, { accountId }: Places<{ accountId: string }>) => {
    const seats = readingSeatsOf(accountId, READS_SOME)
    const first = sql`order by newest.at desc, newest.id desc limit ${sql.raw(String(limit))}`
    // The newest lines of all are lines of those Companies whose newest lines are the newest: of the others one is read.
    const liveliest = sql`(select seat.* from ${seats} cross join ${newestOf({ accountId, limit: 1 })} ${first}) seat`
    const ids = sql`select newest.id from ${liveliest} cross join ${newestOf({ accountId, limit })} ${first}`
    return read(reader, { accountId, seats, ids, isLine: true })
  }),
)

/** The newest first. */
function read(reader: Reader, lines: Lines) {
  const order = [sql`${activities.at} desc nulls last`, sql`${activities.id} desc nulls last`]
  return readLines(reader, lines).orderBy(...order)
}

/** A joined line that is there is there as a whole. */
function viewsOf(rows: { id: string | null }[]): ActivityView[] {
  return rows.flatMap((row) => (row.id ? [viewOf(row as LineRow)] : []))
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
    isOn: row.verb === 'company-setting-changed' && isSwitch(row.after) ? row.after === 'true' : null,
  }
}

function roleIn(fact: string | null): Role | null {
  return ROLES.find((candidate) => candidate === fact) ?? null
}

/** What a setting that is switched was switched to; the others are amounts. */
function isSwitch(after: string | null): boolean {
  return after === 'true' || after === 'false'
}
