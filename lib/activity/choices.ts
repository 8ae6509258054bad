import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, type Places, prepared } from '@/db/prepared'
import { activities } from '@/db/schema/records'
import { type CompanyAddress, seatIsAt } from '@/lib/company/seat'
import { shownAddress } from '@/lib/email-address'
import { factIn } from '@/lib/kernel/activity'
import { fewOfSeat, IS_OF_SEAT, namesApp } from './newest'
import { idIn, MAY_SEE_AS_ALL, MAY_SEE_AS_OWN, MAY_SEE_OF_OWN_APP, mayNameApp, readingSeatsOf } from './rights'

/** What a log can be narrowed to: who appears in it, and which Apps. */
export type ActivityChoices = { people: { id: string; name: string }[]; apps: string[] }

/** The people and Apps of the lines that somebody may read. One round trip, in which the right is asked too. */
export function activityChoices({ accountId, slug }: CompanyAddress, reader?: Reader): Asked<ActivityChoices> {
  return choicesAt({ accountId, slug }, reader).as(([found]) => {
    if (!found) return { people: [], apps: [] }
    return { ...found, people: found.people.map(({ id, name }) => ({ id, name: shownAddress(name) })) }
  })
}

const ACTOR = sql`${activities.actorId}`
const ITS_APP = sql`${activities.appId}`

const choicesAt = prepared((reader, { accountId, slug }: Places<CompanyAddress>) => {
  const examples = reader.$with('line').as(
    reader
      .select({
        role: sql`seat.role`.as('role'),
        people: sql`example.people`.as('people'),
        app: sql`example.app`.as('app'),
      })
      .from(readingSeatsOf(accountId, seatIsAt({ slug })))
      .innerJoin(EXAMPLES, sql`true`),
  )
  return reader
    .with(examples)
    .select({
      people: sql<ActivityChoices['people']>`coalesce((
        select json_agg(json_build_object('id', p.account_id, 'name', p.label) order by p.label, p.account_id)
        from people p where p.account_id = any(array(select distinct unnest(line.people) from line))), '[]'::json)`,
      apps: sql<string[]>`coalesce((
        select json_agg(its.name order by its.name) from (select distinct line.app, line.role from line) seat
        cross join lateral (
          select a.name from apps a where a.id = seat.app and ${mayNameApp(accountId)} offset 0) its), '[]'::json)`,
    })
    .from(sql`(select 1) as one`)
})

/**
 * Lines that name together whom and what all lines name that the reader may see: rows `example(people, app)` to be joined
 * laterally. An index is followed from one value to the next, so that a long log costs no more than the names in it.
 */
const EXAMPLES = sql`lateral (
  ${oneOfEach(ACTOR, MAY_SEE_AS_ALL)} union all
  ${oneOfEach(factIn('accountId'), MAY_SEE_AS_ALL)} union all
  ${oneOfEach(factIn('clientId'), MAY_SEE_AS_ALL)} union all
  ${oneOfEach(ITS_APP, MAY_SEE_AS_ALL)} union all
  (select its.* from unnest(seat.own_apps) own(id) cross join lateral (
    ${oneOfEach(ACTOR, and(eq(ITS_APP, sql`own.id`), MAY_SEE_OF_OWN_APP))} union all
    select ${names()} from ${fewOfSeat(namesApp(sql`own.id`))} where ${MAY_SEE_AS_OWN}) its)) example`

/** A line for each value that some lines of a joined seat have. */
function oneOfEach(value: SQL, which: SQL | undefined): SQL {
  const first = (isFurther: SQL) => sql`
    select ${value} as value, ${names()} from ${activities} where ${and(IS_OF_SEAT, isFurther, which)}
    order by ${value} limit 1`
  return sql`(
    with recursive each as (
      (${first(sql`${value} is not null`)})
      union all
      select further.* from each cross join lateral (${first(sql`${value} > each.value`)}) further)
    select each.people, each.app from each)`
}

function names(): SQL {
  return sql`array[${ACTOR}, ${idIn('accountId')}, ${idIn('clientId')}] as people, ${ITS_APP} as app`
}
