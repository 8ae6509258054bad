import { and, count, eq, ne } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { teamInvites } from '@/db/schema/team-invites'
import { type AccountActor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import { appIdsOf, type EnteredCompany, enterCompany, refuseRole, roleOf } from '@/lib/company/members'
import { invitableRoles, isPerApp, mayInvite } from '@/lib/company/roles'
import { TEAM_INVITE_WAITS, teamInviteOpen } from '@/lib/company/waiting-invites'
import { judgeAddress } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { lastFullDay } from '@/lib/expiry'
import { isId } from '@/lib/id'
import { enqueue } from '@/lib/kernel/outbox'
import { operator } from '@/lib/operator'
import { pasted } from '@/lib/pasted'
import { stateOf } from './states'

export type TeamInviteRow = typeof teamInvites.$inferSelect

/**
 * Locks a Company for somebody who may invite there. Refuses: sign-in-first, not-found, role-lowered, not-allowed.
 */
export async function enterToInvite(tx: Transaction, actor: AccountActor, slug: string): Promise<EnteredCompany> {
  const accountId = accountOf(actor)
  const company = await enterCompany(tx, accountId, slug)
  if (invitableRoles(company.role).length === 0) await refuseRole(tx, company, accountId, 'admin')
  return company
}

/**
 * The same, with one of its Team Invites that this person may answer for. Only Owners manage the invite of an Owner.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed.
 */
export async function enterToManage(
  tx: Transaction,
  actor: AccountActor,
  input: { companySlug: string; inviteId: string },
): Promise<{ company: EnteredCompany; invite: TeamInviteRow }> {
  const company = await enterToInvite(tx, actor, input.companySlug)
  const invite = isId(input.inviteId) ? await readInvite(tx, input.inviteId) : undefined
  if (invite?.companyId !== company.id) refuse('not-found')
  if (!mayInvite(company.role, invite.role)) await refuseRole(tx, company, actor.accountId, 'owner')
  return { company, invite }
}

/** A Team Invite, read under the lock of its Company. */
export async function readInvite(tx: Transaction, inviteId: string): Promise<TeamInviteRow | undefined> {
  const rows = await tx.select().from(teamInvites).where(eq(teamInvites.id, inviteId)).for('no key update')
  return rows.at(0)
}

/** The address to write to, in the form we keep. Refuses: member-email-missing, what judgeAddress refuses. */
export function judgeInvited(typed: string, acceptedEmail: string): string {
  if (!pasted(typed)) refuse('member-email-missing', 'email')
  return judgeAddress(typed, acceptedEmail)
}

type Invited = Pick<TeamInviteRow, 'email' | 'role'> & { companyId: string; appIds: string[] }

/**
 * Whether this address can be invited. On the team already is only no hindrance for a Collaborator who is to work on further
 * Apps. Refuses: already-member.
 */
export async function refuseMember(reader: Reader, { email, role, companyId, appIds }: Invited): Promise<void> {
  const [account] = await reader.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
  const held = account && (await roleOf(reader, companyId, account.id))
  if (!held) return
  if (isPerApp(held) && isPerApp(role)) {
    const theirs = await appIdsOf(reader, companyId, account.id)
    if (appIds.some((appId) => !theirs.includes(appId))) return
  }
  refuse('already-member', 'email', { email })
}

/**
 * At most one waits per Company and address. One that has run out gives way without a word to whoever was invited.
 * Refuses: already-invited.
 */
export async function makeRoom(
  tx: Transaction,
  actor: AccountActor,
  { companyId, email, exceptId }: { companyId: string; email: string; exceptId?: string },
): Promise<void> {
  const [other] = await tx
    .select()
    .from(teamInvites)
    .where(
      and(
        eq(teamInvites.companyId, companyId),
        eq(teamInvites.email, email),
        TEAM_INVITE_WAITS,
        exceptId ? ne(teamInvites.id, exceptId) : undefined,
      ),
    )
  if (!other) return
  const now = clock.now()
  if (stateOf(other, now) === 'open') {
    refuse('already-invited', 'email', { email, until: lastFullDay(other.expiresAt) })
  }
  await markTeamInviteWithdrawn(tx, actor, other)
}

/** Counted under the Company's lock. Refuses: team-invites-open. */
export async function refuseTooManyWaiting(tx: Transaction, companyId: string): Promise<void> {
  const [waiting] = await tx
    .select({ open: count() })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), teamInviteOpen(clock.now())))
  const most = operator().limits.openInvitesACompany
  if ((waiting?.open ?? 0) >= most) refuse('team-invites-open', null, { count: most })
}

/** Promises the mail with the present link. */
export async function promiseInviteMail(tx: Transaction, inviteId: string, generation: number): Promise<void> {
  const key = `team-invite:${inviteId}:${generation}`
  await enqueue(tx, { kind: 'mail-team-invite', key, payload: { inviteId, generation } })
}
