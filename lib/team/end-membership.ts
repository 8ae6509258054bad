import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { appCollaborators, apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { teamInvites } from '@/db/schema/team-invites'
import type { InviteFate, Role } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { closeSessionsWithoutCompany } from '@/lib/company/close-sessions'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import type { EnteredCompany } from '@/lib/company/members'
import { ensureOwnCompany } from '@/lib/company/own-company'
import { lapseRequestsOfLost } from '@/lib/company/plan-requests'
import { promiseWithdrawals } from '@/lib/company/promise-withdrawals'
import { TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { endInvitesOf } from './end-invites'
import { reachedApps } from './reached-apps'

type Ending = {
  company: EnteredCompany
  accountId: string
  /** What they are there now. */
  role: Role
  fate: InviteFate
  /** Who may answer for their waiting invites from now on, the most fitting first. */
  heirs: string[]
}

/**
 * Ends what somebody is in a Company, in the caller's transaction and under the locks of enterFor: membership, access to
 * Apps, waiting invites by them and to them, and their sessions when nothing is left to them anywhere. Open Client Invites
 * of theirs are taken back after the commit; until then the hand-over itself is refused.
 * @returns the ids of the Apps they worked on, and whether nothing is left to them
 */
export async function endMembership(
  tx: Transaction,
  actor: Actor,
  ending: Ending,
): Promise<{ appIds: string[]; nothingLeft: boolean }> {
  const { company, accountId, role, fate, heirs } = ending
  const reached = await reachedApps(tx, { companyId: company.id, accountId, role })
  await dropAccess(tx, company.id, accountId)
  await tx.delete(memberships).where(and(eq(memberships.companyId, company.id), eq(memberships.accountId, accountId)))
  await endInvitesOf(tx, actor, { companyId: company.id, accountId, fate, heirs, stillMay: [] })
  await withdrawInvitesTo(tx, actor, company.id, accountId)
  await promiseWithdrawals(tx, company.id, accountId)
  await lapseRequestsOfLost(tx, actor, company.id)
  await leaveOwnCompany(tx, company, accountId)
  const strays = await closeSessionsWithoutCompany(tx, [accountId])
  return { appIds: reached.map(({ id }) => id), nothingLeft: strays.length > 0 }
}

/** Takes a Collaborator's access to every App of a Company, switched-off ones included. */
export async function dropAccess(tx: Transaction, companyId: string, accountId: string): Promise<void> {
  const ofCompany = tx.select({ id: apps.id }).from(apps).where(eq(apps.companyId, companyId))
  await tx
    .delete(appCollaborators)
    .where(and(eq(appCollaborators.accountId, accountId), inArray(appCollaborators.appId, ofCompany)))
}

/** A Team Invite that still waits for them here would let them in again: it ends without a word to them. */
async function withdrawInvitesTo(tx: Transaction, actor: Actor, companyId: string, accountId: string): Promise<void> {
  const address = tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  const waiting = await tx
    .select({ id: teamInvites.id, companyId: teamInvites.companyId, expiresAt: teamInvites.expiresAt })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), inArray(teamInvites.email, address), TEAM_INVITE_WAITS))
  for (const invite of waiting) await markTeamInviteWithdrawn(tx, actor, invite, { isTold: false })
}

/** Their own Company becomes one like any other; a developer gets a new one. */
async function leaveOwnCompany(tx: Transaction, company: EnteredCompany, accountId: string): Promise<void> {
  if (company.ownAccountId !== accountId) return
  await tx.update(companies).set({ ownAccountId: null }).where(eq(companies.id, company.id))
  await ensureOwnCompany(tx, accountId)
}
