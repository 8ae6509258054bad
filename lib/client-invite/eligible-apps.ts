import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { apps, plans } from '@/db/schema/apps'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { companies } from '@/db/schema/companies'
import type { Noun, Role } from '@/db/vocabulary'
import { IS_OVERDUE } from '@/lib/apps/offers'
import { clock } from '@/lib/clock'
import { mayHandOver } from '@/lib/company/roles'
import { SEAT_ROLE, seatsOf, sits } from '@/lib/company/seat'
import type { Day } from '@/lib/day'
import { shownAddress } from '@/lib/email-address'
import { lastFullDay } from '@/lib/expiry'
import { momentColumns } from './moment-columns'
import { isOpen } from './states'

/** An App of the sender's Companies, and why it cannot be offered right now. */
export type EligibleApp = {
  id: string
  name: string
  noun: Noun
  companyId: string
  companySlug: string
  planId: string
  planName: string
  trialEndsAt: Date | null
  createdAt: Date
  blocked:
    | null
    | { reason: 'app-not-eligible' | 'payment-overdue' }
    | { reason: 'app-already-offered'; client: string; until: Day }
}

/** Every App the person could think of handing over, with the reason where it is not possible. One round trip. */
export async function eligibleApps(reader: Reader, accountId: string): Promise<EligibleApp[]> {
  const rows = await reader
    .select({
      id: apps.id,
      name: apps.name,
      noun: apps.noun,
      companyId: apps.companyId,
      companySlug: companies.slug,
      planId: apps.planId,
      planName: plans.name,
      trialEndsAt: apps.trialEndsAt,
      createdAt: apps.createdAt,
      isOverdue: IS_OVERDUE,
      role: SEAT_ROLE,
      adminsMayInviteClients: companies.adminsMayInviteClients,
      invite: {
        email: clientInvites.email,
        clientName: clientInvites.clientName,
        ...momentColumns,
      },
    })
    .from(apps)
    .innerJoin(companies, eq(companies.id, apps.companyId))
    .innerJoin(seatsOf(accountId), sql`seat.company_id = ${apps.companyId}`)
    .innerJoin(plans, eq(plans.id, apps.planId))
    .leftJoin(clientInviteApps, and(eq(clientInviteApps.appId, apps.id), isNull(clientInviteApps.closedAt)))
    .leftJoin(clientInvites, eq(clientInvites.id, clientInviteApps.inviteId))
    .where(and(isNull(apps.deletedAt), sits(mayHandOverAtAll)))
    .orderBy(asc(apps.name))
  const now = clock.now()
  return rows.map(({ role, adminsMayInviteClients, invite, isOverdue, ...app }) => {
    const isOffered = invite !== null && isOpen(invite, now)
    if (isOffered) return { ...app, blocked: offeredTo(invite) }
    if (!mayHandOver(role, adminsMayInviteClients)) return { ...app, blocked: { reason: 'app-not-eligible' } as const }
    if (isOverdue) return { ...app, blocked: { reason: 'payment-overdue' } as const }
    return { ...app, blocked: null }
  })
}

/** Whether they may where the Company allows it: else an App is not shown as one that could be offered. */
function mayHandOverAtAll(role: Role): boolean {
  return mayHandOver(role, true)
}

function offeredTo(invite: { email: string; clientName: string; expiresAt: Date | null }) {
  const until = invite.expiresAt ? lastFullDay(invite.expiresAt) : ''
  return { reason: 'app-already-offered' as const, client: invite.clientName || shownAddress(invite.email), until }
}
