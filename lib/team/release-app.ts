import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { memberships } from '@/db/schema/companies'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import type { Actor } from '@/lib/actor'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'

type Released = { appId: string; fromCompanyId: string; toCompanyId: string }

/**
 * What an App that goes to another Company means for people, under the locks of both: whoever is a member there needs no
 * access of their own to it, and Team Invites keep only Apps of their Company. One that is left without any is withdrawn.
 */
export async function releaseApp(tx: Transaction, actor: Actor, released: Released): Promise<void> {
  const { appId, fromCompanyId, toCompanyId } = released
  const members = tx
    .select({ accountId: memberships.accountId })
    .from(memberships)
    .where(eq(memberships.companyId, toCompanyId))
  await tx
    .delete(appCollaborators)
    .where(and(eq(appCollaborators.appId, appId), inArray(appCollaborators.accountId, members)))

  const waiting = tx
    .select({ id: teamInvites.id })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, fromCompanyId), TEAM_INVITE_WAITS))
  const touched = await tx
    .delete(teamInviteApps)
    .where(and(eq(teamInviteApps.appId, appId), inArray(teamInviteApps.inviteId, waiting)))
    .returning({ inviteId: teamInviteApps.inviteId })
  const inviteIds = touched.map(({ inviteId }) => inviteId)
  const furtherApps = tx.select({ one: sql`1` }).from(teamInviteApps).where(eq(teamInviteApps.inviteId, teamInvites.id))
  const pointless = await tx
    .select({ id: teamInvites.id, companyId: teamInvites.companyId, expiresAt: teamInvites.expiresAt })
    .from(teamInvites)
    .where(and(inArray(teamInvites.id, inviteIds), notExists(furtherApps)))
  for (const invite of pointless) await markTeamInviteWithdrawn(tx, actor, invite)
}
