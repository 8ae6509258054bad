import { asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { apps } from '@/db/schema/apps'
import type { Language } from '@/db/vocabulary'
import { appIdsOf } from '@/lib/company/members'
import { companyNamed, type NamedCompany } from '@/lib/company/named'
import { dayOf, formatDay, formatTime } from '@/lib/day'
import { operator } from '@/lib/operator'
import { appHost } from '@/lib/paths'
import { labelOf } from '@/lib/person-name'
import { words } from '@/lib/words/words'

export type Person = typeof accounts.$inferSelect

/** An account as it is now; null when it is gone. */
export async function personOf(accountId: string): Promise<Person | null> {
  const [person] = await db().select().from(accounts).where(eq(accounts.id, accountId))
  return person ?? null
}

/** Who did what a mail tells; the operator, where nobody did or they are gone. */
export function actorNameOf(actor: Person | null): string {
  return actor ? labelOf(actor) : operator().name
}

/** A Company a mail is about. A row that promises a mail about it keeps it from ever being deleted. */
export async function companyOf(companyId: string): Promise<NamedCompany> {
  const company = await companyNamed(db(), companyId)
  if (!company) throw new Error(`company ${companyId} is gone`)
  return company
}

/** The addresses of the Apps somebody works on in a Company as a Collaborator. */
export async function sitesOf(companyId: string, accountId: string): Promise<string[]> {
  return sitesNamed(await appIdsOf(db(), companyId, accountId))
}

/** The addresses of some Apps, by name. */
export async function sitesNamed(appIds: string[]): Promise<string[]> {
  const rows = await db().select({ name: apps.name }).from(apps).where(inArray(apps.id, appIds)).orderBy(asc(apps.name))
  return rows.map(({ name }) => appHost(name))
}

/** "on 24 November at 14:02": day and time, not "today", because a mail may be late and is read at any time. */
export function whenOf(moment: Date, language: Language): string {
  const { timeZone } = operator()
  const day = formatDay(dayOf(moment, timeZone), language)
  return words(language).mails.team.when(day, formatTime(moment, timeZone, language))
}
