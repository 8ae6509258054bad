import { and, eq, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { planRequests } from '@/db/schema/billing'
import { RESERVED_APP_NAMES } from '@/db/vocabulary'
import { lapseInTheWay } from '@/lib/company/plan-requests'
import { refuse } from '@/lib/errors'
import { pasted } from '@/lib/pasted'

const NAME = /^[a-z](?:[a-z0-9]|-(?!-)){1,28}[a-z0-9]$/
const LONGEST_NAME = 30

/** Whether a text from a URL can be the name of an App. Anything else is "not found" before it reaches the database. */
export function isAppName(text: string): boolean {
  return NAME.test(text)
}

/**
 * The name that somebody typed for a new App, theirs until the end of the transaction. It is locked before it is looked up,
 * after everything else that is locked. Who books in a Company may take the name that a request there holds, and has to end that
 * request. Refuses: app-name-form, app-name-reserved, app-name-taken.
 */
export async function takeAppName(tx: Transaction, typed: string, bookedIn: string | null = null): Promise<string> {
  const name = pasted(typed)
  if (!isAppName(name)) refuse('app-name-form', 'name')
  if ((RESERVED_APP_NAMES as readonly string[]).includes(name)) refuse('app-name-reserved', 'name')
  await lockAppName(tx, name)
  await lapseInTheWay(tx, { appId: null, appName: name })
  const suggestion = await freeName(tx, name, bookedIn)
  return suggestion === name ? name : refuse('app-name-taken', 'name', { suggestion })
}

/** One at a time gives a name to an App or asks for it; the triggers of both tables take the same lock. */
async function lockAppName(tx: Transaction, name: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`app-name ${name}`}, 0))`)
}

/** The name itself when it is free, else the first free one with a number. An undecided request holds its name as an App does. */
async function freeName(tx: Transaction, name: string, bookedIn: string | null): Promise<string> {
  const stem = name.slice(0, LONGEST_NAME - 4).replace(/-$/, '')
  const isAlike = (column: PgColumn): SQL | undefined =>
    or(eq(column, name), sql`starts_with(${column}, ${`${stem}-`})`)
  const isElsewhere = bookedIn ? or(ne(planRequests.companyId, bookedIn), ne(planRequests.appName, name)) : undefined
  const rows = await tx
    .select({ name: apps.name })
    .from(apps)
    .where(and(isNull(apps.nameFreedAt), isAlike(apps.name)))
    .unionAll(
      tx
        .select({ name: sql<string>`${planRequests.appName}` })
        .from(planRequests)
        .where(and(isNull(planRequests.decidedAt), isAlike(planRequests.appName), isElsewhere)),
    )
  const taken = new Set(rows.map((row) => row.name))
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${stem}-${number}`
  return free
}
