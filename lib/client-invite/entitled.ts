import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { apps } from '@/db/schema/apps'
import { companies } from '@/db/schema/companies'
import { seats } from '@/db/schema/views'
import { mayHandOver } from '@/lib/company/roles'
import type { InviteRow } from './offer'

/** Whether this person may hand over Apps of this Company, judged now. */
export async function maySend(reader: Reader, accountId: string, companyId: string): Promise<boolean> {
  const [seat] = await reader
    .select({ role: seats.role, adminsMayInviteClients: companies.adminsMayInviteClients })
    .from(seats)
    .innerJoin(companies, eq(companies.id, seats.companyId))
    .where(and(eq(seats.companyId, companyId), eq(seats.accountId, accountId)))
    .limit(1)
  return seat !== undefined && mayHandOver(seat.role, seat.adminsMayInviteClients)
}

/** Whether every App on offer still exists in the Company the invite was sent from. */
export async function appsAreThere(reader: Reader, invite: InviteRow): Promise<boolean> {
  const appIds = (invite.terms?.apps ?? []).map((app) => app.appId)
  if (appIds.length === 0 || !invite.companyId) return false
  const rows = await reader
    .select({ id: apps.id })
    .from(apps)
    .where(and(inArray(apps.id, appIds), eq(apps.companyId, invite.companyId), isNull(apps.deletedAt)))
  return rows.length === appIds.length
}
