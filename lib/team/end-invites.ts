import { and, asc, eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { teamInvites } from '@/db/schema/team-invites'
import type { InviteFate, Role } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import { roleOf } from '@/lib/company/members'
import { mayInvite } from '@/lib/company/roles'
import { hasRunOut, TEAM_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { record } from '@/lib/kernel/activity'
import { fullName } from '@/lib/person-name'

type Waiting = { id: string; companyId: string; role: Role; expiresAt: Date }

type Heir = { accountId: string; name: string }

type Ended = {
  companyId: string
  /** Who answers for the invites so far. */
  accountId: string
  fate: InviteFate
  /** Who may answer for them from now on, the most fitting first. */
  heirs: string[]
  /** The roles they may go on inviting: those invites stay as they are. */
  stillMay: readonly Role[]
}

/**
 * Withdraws or passes on the waiting Team Invites that somebody may no longer answer for, under their Company's lock. One
 * that nobody may take over is withdrawn, and one that has run out ends without a word to whoever was invited.
 */
export async function endInvitesOf(
  tx: Transaction,
  actor: Actor,
  { companyId, accountId, fate, heirs, stillMay }: Ended,
): Promise<void> {
  const waiting = await tx
    .select({
      id: teamInvites.id,
      companyId: teamInvites.companyId,
      role: teamInvites.role,
      expiresAt: teamInvites.expiresAt,
    })
    .from(teamInvites)
    .where(and(eq(teamInvites.companyId, companyId), eq(teamInvites.inviterId, accountId), TEAM_INVITE_WAITS))
    .orderBy(asc(teamInvites.id))
    .for('no key update')
  for (const invite of waiting) {
    if (stillMay.includes(invite.role)) continue
    const heir = fate === 'pass-on' ? await heirOf(tx, invite, heirs) : null
    if (heir && !hasRunOut(invite, clock.now())) await passOn(tx, actor, invite, heir)
    else await markTeamInviteWithdrawn(tx, actor, invite)
  }
}

/** Whoever takes an invite over stands in it by name, so it is somebody who has one. */
async function heirOf(tx: Transaction, invite: Waiting, heirs: string[]): Promise<Heir | null> {
  for (const heir of heirs) {
    const role = await roleOf(tx, invite.companyId, heir)
    if (!role || !mayInvite(role, invite.role)) continue
    const name = await nameOf(tx, heir)
    if (name) return { accountId: heir, name }
  }
  return null
}

async function nameOf(tx: Transaction, accountId: string): Promise<string> {
  const [person] = await tx
    .select({ firstName: accounts.firstName, lastName: accounts.lastName })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  return person ? fullName(person) : ''
}

async function passOn(tx: Transaction, actor: Actor, invite: Waiting, { accountId, name }: Heir): Promise<void> {
  await tx.update(teamInvites).set({ inviterId: accountId, senderName: name }).where(eq(teamInvites.id, invite.id))
  const facts = { accountId }
  await record(tx, actor, {
    verb: 'team-invite-passed-on',
    companyId: invite.companyId,
    inviteId: invite.id,
    facts,
  })
}
