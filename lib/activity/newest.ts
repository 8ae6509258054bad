import { and, eq, or, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import { activities, namedApps } from '@/db/schema/records'
import { factIn } from '@/lib/kernel/activity'
import { idsIn, MAY_SEE_AS_ALL, MAY_SEE_AS_OWN, MAY_SEE_LINE, MAY_SEE_OF_OWN_APP, mayNameApp } from './rights'

// The newest lines are found by their ids alone, each on a way that one index leads, however long the log is; what is shown of
// them is joined afterwards. The ways together lead to every line that is wanted, and what is wanted is asked on each of them.

/** What of a log is wanted. */
type Wanted = {
  accountId: Given<string>
  /** Stands in the text itself: the database plans by it. */
  limit: number
  /** Lines before this one, of the same Company; with null the newest. */
  before?: Given<string | null>
  /** Lines that concern this person. */
  person?: Given<string>
  /** Lines about the App of this name. */
  app?: Given<string>
}

/**
 * Lines that an index has in order for what is equal in all of them, or lines that are few and looked at all. With what its reader
 * may see of them.
 */
type Way = { along: SQL[]; rule: SQL | undefined } | { few: SQL; rule: SQL | undefined }

/** The newest wanted lines of a joined reading seat: rows `newest(id, at)`, to be joined laterally. */
export function newestOf({ accountId, limit, before, person, app }: Wanted): SQL {
  const wanted = and(
    person === undefined ? undefined : concerns(person),
    app === undefined ? undefined : isAbout(sql`about.id`),
  )
  const lines = app === undefined ? linesOfReader(person, wanted, limit) : linesAboutApp(person, wanted, limit)
  return sql`lateral (
    select distinct line.id, line.at
    from ${before === undefined ? sql`(select ${END_OF_TIME}) until` : endingBefore(before)}
    ${app === undefined ? sql`` : sql`cross join lateral (${appNamed(app, accountId)}) about`}
    cross join lateral (${sql.join(lines, sql` union all `)}) line
    order by line.at desc, line.id desc limit ${sql.raw(String(limit))}) newest`
}

/** All lines, and those of each own App. */
function linesOfReader(person: Given<string> | undefined, wanted: SQL | undefined, limit: number): SQL[] {
  const ofOwnApps = waysToApp(sql`own.id`, person, { along: MAY_SEE_OF_OWN_APP, few: MAY_SEE_AS_OWN })
  return [
    ...waysOfAll(person).map((way) => linesOn(way, wanted, limit)),
    ...ofOwnApps.map(
      (way) => sql`(
        select its.* from unnest(seat.own_apps) own(id) cross join lateral ${linesOn(way, wanted, limit)} its)`,
    ),
  ]
}

function linesAboutApp(person: Given<string> | undefined, wanted: SQL | undefined, limit: number): SQL[] {
  const id = sql`about.id`
  const asOwn = and(MAY_SEE_OF_OWN_APP, sql`${id} = any(seat.own_apps)`)
  const ways = [
    ...waysToApp(id, person, { along: MAY_SEE_AS_ALL, few: MAY_SEE_LINE }),
    ...waysToApp(id, person, { along: asOwn, few: MAY_SEE_LINE }).filter((way) => 'along' in way),
    { few: isOfOffer(id), rule: MAY_SEE_LINE },
  ]
  return ways.map((way) => linesOn(way, wanted, limit))
}

function waysOfAll(person: Given<string> | undefined): Way[] {
  const rule = MAY_SEE_AS_ALL
  if (person === undefined) return [{ along: [], rule }]
  return [
    { along: [eq(activities.actorId, person)], rule },
    { along: [sql`${factIn('accountId')} = ${person}`], rule },
    { along: [sql`${factIn('clientId')} = ${person}`], rule },
    { few: isOfAcceptedInvite(person), rule },
  ]
}

/** To the lines of an App, and to those that name it; among these are all of its own that name a person. */
function waysToApp(id: SQL, person: Given<string> | undefined, rule: Record<'along' | 'few', SQL | undefined>): Way[] {
  const isIts = sql`${activities.appId} = ${id}`
  const naming = { few: namesApp(id), rule: rule.few }
  if (person === undefined) return [{ along: [isIts], rule: rule.along }, naming]
  return [
    { along: [isIts, eq(activities.actorId, person)], rule: rule.along },
    { few: isOfAcceptedInvite(person), rule: rule.few },
    naming,
  ]
}

/** What stands along an index is wanted as it is: asked again, it would seem rarer than it is, and be looked for elsewhere. */
function linesOn(way: Way, wanted: SQL | undefined, limit: number): SQL {
  const found = sql`select ${activities.id}, ${activities.at} from`
  if ('few' in way) return sql`(${found} ${fewOfSeat(way.few)} where ${and(way.rule, wanted, IS_EARLIER)})`
  return sql`(
    ${found} ${activities} where ${and(IS_OF_SEAT, ...way.along, way.rule, IS_EARLIER)}
    order by ${activities.at} desc, ${activities.id} desc limit ${sql.raw(String(limit))})`
}

/** Whether a line is one of the Company of a joined seat. */
export const IS_OF_SEAT = sql`${activities.companyId} = seat.company_id`
const IS_EARLIER = sql`(${activities.at}, ${activities.id}) < (until.at, until.id)`

/** Lines of a joined seat that are looked up before anything else is asked of them: "offset" keeps the two apart. */
export function fewOfSeat(which: SQL): SQL {
  return sql`(
    select few.* from (select * from ${activities} where ${which} offset 0) few
    where few.company_id = seat.company_id) activities`
}

/** Lines that name an App in their facts, or are its own and name a person. */
export function namesApp(id: SQL): SQL {
  return sql`${namedApps(activities)} @> array[${id}::text]`
}

function concerns(person: Given<string>): SQL | undefined {
  return or(
    eq(activities.actorId, person),
    sql`${factIn('accountId')} = ${person}`,
    sql`${factIn('clientId')} = ${person}`,
    isOfAcceptedInvite(person),
  )
}

function isOfAcceptedInvite(person: Given<string>): SQL {
  return sql`${activities.inviteId} in (select t.id from team_invites t where t.accepted_by = ${person})`
}

function isAbout(id: SQL): SQL | undefined {
  return or(
    sql`${activities.appId} = ${id}`,
    isOfOffer(id),
    sql`${id} = any(${idsIn('apps')})`,
    sql`(${id} = any(${idsIn('before')})) <> (${id} = any(${idsIn('after')}))`,
  )
}

function isOfOffer(id: SQL): SQL {
  return sql`(${activities.verb} <> 'company-created' and ${activities.inviteId} in (
    select o.invite_id from client_invite_apps o where o.app_id = ${id}))`
}

/** An App that the reader may not know of is one that does not exist. */
function appNamed(name: Given<string>, accountId: Given<string>): SQL {
  return sql`select a.id from apps a where a.name = ${name} and a.name_freed_at is null and ${mayNameApp(accountId)}`
}

const END_OF_TIME = sql`'infinity'::timestamptz as at, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid as id`

/** Where a log goes on: behind a line of the same Company, or at its newest. A line that is not there has nothing behind it. */
function endingBefore(before: Given<string | null>): SQL {
  return sql`(
    select ${END_OF_TIME} where ${before}::uuid is null
    union all
    select b.at, b.id from activities b where b.id = ${before}::uuid and b.company_id = seat.company_id) until`
}
