import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type Asked, eachOnce, type Given, type Places, prepared } from '@/db/prepared'
import { companies } from '@/db/schema/companies'
import { COMPANY_LABEL, isPersonal } from '@/lib/company/shown-name'
import { type LineRow, readLines } from './columns'
import { type ActivityView, viewOf } from './log'
import { newestOf } from './newest'
import { readingSeatsOf } from './rights'

/** A Company and the newest line of its log that the person may see; null where there is none. */
export type LastChange = { companyId: string; change: ActivityView | null }

/** Which Companies: the first so many by name without the one that is "Personal", or those of these ids. */
type Which = { limit?: number; among?: string[] }

/** Companies of a person by name, each with what happened there last. One round trip. */
export function lastChangesOf(
  accountId: string,
  { among, limit = 25 }: Which = {},
  reader?: Reader,
): Asked<LastChange[]> {
  const asked = among ? changesAmong({ accountId, among }, reader) : firstChanges(limit)({ accountId }, reader)
  return asked.as((rows) =>
    rows.map((row) => ({ companyId: row.companyId, change: row.id ? viewOf(row as LineRow) : null })),
  )
}

const firstChanges = eachOnce((limit: number) =>
  prepared((reader, { accountId }: Places<{ accountId: string }>) =>
    changesOf(reader, { accountId, limit, which: sql`not ${isPersonal(accountId)}` }),
  ),
)

const changesAmong = prepared((reader, { accountId, among }: Places<{ accountId: string; among: string[] }>) =>
  changesOf(reader, { accountId, which: sql`seat.company_id = any(${among})` }),
)

type Asking = { accountId: Given<string>; which: SQL; limit?: number }

/** Which Companies they are is found first: of the others no line is looked for. */
function changesOf(reader: Reader, { accountId, which, limit = 25 }: Asking) {
  const seats = sql`(
    select seat.*, lower(${COMPANY_LABEL}) as place from ${companies}
    join ${readingSeatsOf(accountId)} on seat.company_id = ${companies.id}
    where ${which} order by place, seat.company_id limit ${sql.raw(String(limit))}) seat`
  const ids = sql`select newest.id from ${seats} cross join ${newestOf({ accountId, limit: 1 })}`
  return readLines(reader, { accountId, seats, ids }).orderBy(sql`seat.place`, companies.id)
}
