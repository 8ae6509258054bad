import { inArray, sql } from 'drizzle-orm'
import { db, type Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'
import { activities } from '@/db/schema/records'
import { seatsOf } from '@/lib/company/seat'
import { COMPANY_LABEL, isPersonal } from '@/lib/company/shown-name'
import { LINE_JOINS, type LineRow, lineColumns } from './columns'
import { type ActivityView, viewOf } from './log'
import { maySeeLine } from './rights'

/** A Company and the newest line of its log that the person may see; null where there is none. */
export type LastChange = { companyId: string; change: ActivityView | null }

/** Which Companies: the first so many by name without the one that is "Personal", or those of these ids. */
type Which = { limit?: number; among?: string[] }

/** Companies of a person by name, each with what happened there last. One round trip. */
export async function lastChangesOf(
  accountId: string,
  { among, limit = among?.length ?? 25 }: Which = {},
  reader: Reader = db(),
): Promise<LastChange[]> {
  const [actor, clientInvite, teamInvite, person] = LINE_JOINS
  const newest = sql`lateral (
    select ${activities.id} from ${activities} where ${maySeeLine(accountId)}
    order by ${activities.at} desc, ${activities.id} desc limit 1) newest`
  const rows = await reader
    .select({ shownId: companies.id, ...lineColumns(accountId) })
    .from(companies)
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${companies.id}`)
    .leftJoin(newest, sql`true`)
    .leftJoin(activities, sql`${activities.id} = newest.id`)
    .leftJoin(...actor)
    .leftJoin(...clientInvite)
    .leftJoin(...teamInvite)
    .leftJoin(...person)
    .where(among ? inArray(companies.id, among) : sql`not ${isPersonal(accountId)}`)
    .orderBy(sql`lower(${COMPANY_LABEL})`, companies.id)
    .limit(limit)
  return rows.map(({ shownId, ...row }) => ({ companyId: shownId, change: row.id ? viewOf(row as LineRow) : null }))
}
