import { eq, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { companies } from '@/db/schema/companies'

/** What decides whether trials are made in a Company. */
type TrialPlace = {
  /** Set up by somebody who manages a client's business. */
  forClient: boolean
  /** Something came to it by a hand-over. */
  tookOver: boolean
}

/**
 * Trials are made where people work for themselves. A client's Company books what it wants: a trial there could neither be
 * handed over nor be ended by whoever made it (docs/rules.md R25).
 */
export function takesTrials({ forClient, tookOver }: TrialPlace): boolean {
  return !forClient && !tookOver
}

/**
 * Whether something came to a Company by a hand-over: a column for selects from companies. Looked up for each of them: for a mere
 * "exists" the database would read all hand-overs there are.
 */
export const TOOK_OVER = sql<boolean>`coalesce((
  select true from billing_checkouts h where h.company_id = companies.id and h.status = 'applied' limit 1), false)`

/** Whether trials are made in a Company, as its rows say it now. */
export async function companyTakesTrials(reader: Reader, companyId: string): Promise<boolean> {
  const [place] = await reader
    .select({ forClient: companies.forClient, tookOver: TOOK_OVER })
    .from(companies)
    .where(eq(companies.id, companyId))
  return place !== undefined && takesTrials(place)
}
