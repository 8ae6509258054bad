import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { appCollaborators, apps } from '@/db/schema/apps'
import { companies, memberships } from '@/db/schema/companies'
import { teamInviteApps, teamInvites } from '@/db/schema/team-invites'
import { lockCompany } from '@/db/transaction'
import type { Role } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { ownersOf, roleOf } from '@/lib/company/members'
import { carriesAsMuch, isCompanyRole, mayInvite } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { dropAccess } from '@/lib/team/end-membership'
import { readInvite, type TeamInviteRow } from './rows'
import { stateOf } from './states'

type Joining = { invite: TeamInviteRow; companySlug: string }

/** Locks the Company of a Team Invite and reads both again: what decides is what stands now. Refuses: not-found. */
export async function lockForJoining(tx: Transaction, invite: TeamInviteRow): Promise<Joining> {
  await lockCompany(tx, invite.companyId)
  const [company] = await tx
    .select({ slug: companies.slug, closedAt: companies.closedAt })
    .from(companies)
    .where(eq(companies.id, invite.companyId))
  const fresh = await readInvite(tx, invite.id)
  if (!company || !fresh) refuse('not-found')
  if (company.closedAt) refuse('invite-not-open')
  return { invite: fresh, companySlug: company.slug }
}

/**
 * Takes a person in, under the Company's lock: exactly one membership or access to Apps, never lowered; the inviter must still
 * be allowed to invite. The inviter and all Owners are told. Answers what the person is there now.
 * Refuses: invite-expired, invite-not-open, invite-app-gone.
 */
export async function joinTeam(
  tx: Transaction,
  bearer: LinkBearer,
  { invite }: Joining,
  accountId: string,
): Promise<Role> {
  const { companyId } = invite
  const now = clock.now()
  const state = stateOf(invite, now)
  if (state === 'expired') refuse('invite-expired')
  // The link was looked up before the lock: a resend or a corrected address in between has killed it.
  if (state !== 'open' || invite.generation !== bearer.generation) refuse('invite-not-open')
  const inviterRole = await roleOf(tx, companyId, invite.inviterId)
  if (!inviterRole || !mayInvite(inviterRole, invite.role)) refuse('invite-not-open')
  const before = await roleOf(tx, companyId, accountId)
  const appIds = isCompanyRole(invite.role) ? [] : await appsStillThere(tx, invite)
  if (isCompanyRole(invite.role)) {
    if (!before || !carriesAsMuch(before, invite.role))
      await makeMember(tx, { companyId, accountId, role: invite.role })
  } else if (!before || !isCompanyRole(before)) {
    const rows = appIds.map((appId) => ({ appId, accountId, createdAt: now }))
    await tx.insert(appCollaborators).values(rows).onConflictDoNothing()
  }
  const after = (await roleOf(tx, companyId, accountId)) ?? invite.role
  await tx.update(teamInvites).set({ acceptedAt: now, acceptedBy: accountId }).where(eq(teamInvites.id, invite.id))
  await record(
    tx,
    { kind: 'account', accountId },
    {
      verb: 'member-joined',
      companyId,
      inviteId: invite.id,
      facts: { accountId, before, after, apps: isCompanyRole(after) ? '' : appIds.join(' ') },
    },
  )
  const told = [invite.inviterId, ...(await ownersOf(tx, companyId))].filter((id) => id !== accountId)
  await tell(tx, told, (recipientId) => ({
    kind: 'mail-joined',
    key: `joined:${invite.id}:${recipientId}`,
    payload: { companyId, accountId, role: after, recipientId },
  }))
  return after
}

/** A membership takes the place of access to single Apps. */
async function makeMember(tx: Transaction, member: Omit<typeof memberships.$inferInsert, 'createdAt'>): Promise<void> {
  await tx
    .insert(memberships)
    .values({ ...member, createdAt: clock.now() })
    .onConflictDoUpdate({ target: [memberships.companyId, memberships.accountId], set: { role: member.role } })
  await dropAccess(tx, member.companyId, member.accountId)
}

async function appsStillThere(tx: Transaction, invite: TeamInviteRow): Promise<string[]> {
  const rows = await tx
    .select({ id: apps.id })
    .from(teamInviteApps)
    .innerJoin(apps, eq(apps.id, teamInviteApps.appId))
    .where(and(eq(teamInviteApps.inviteId, invite.id), eq(apps.companyId, invite.companyId), isNull(apps.deletedAt)))
    .orderBy(apps.name)
  return rows.length > 0 ? rows.map(({ id }) => id) : refuse('invite-app-gone')
}
