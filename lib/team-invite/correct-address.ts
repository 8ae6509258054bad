import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { teamInviteApps } from '@/db/schema/team-invites'
import { emailOf } from '@/lib/account/email-of'
import { type AccountActor, accountOf } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { clock } from '@/lib/clock'
import { owns } from '@/lib/company/roles'
import { isSameMailbox } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { lastFullDay } from '@/lib/expiry'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { countInviteMail } from '@/lib/links/count-mail'
import { renewTeamLink } from './renew-link'
import { enterToManage, judgeInvited, makeRoom, refuseMember, refuseTooManyWaiting } from './rows'
import { isWaiting, stateOf } from './states'

type Correcting = { companySlug: string; inviteId: string; email: string; acceptedEmail: string }

/**
 * Sends a Team Invite to another address instead: a new link goes there, the old ones are dead. The new address is judged as
 * at inviting.
 * Refuses: sign-in-first, prove-again (for an Owner's), member-email-missing, what judgeAddress refuses, not-found,
 * role-lowered, not-allowed, invite-not-open, own-address, already-member, already-invited, team-invites-open,
 * invites-an-hour, invites-a-recipient, new-sender-limit.
 */
export async function correctTeamInvite(actor: AccountActor, input: Correcting): Promise<void> {
  const senderId = accountOf(actor)
  const email = judgeInvited(input.email, input.acceptedEmail)
  await once(actor, { verb: 'correct-team-invite', content: input }, async (tx) => {
    const { company, invite } = await enterToManage(tx, actor, input)
    const now = clock.now()
    if (!isWaiting(invite, now)) refuse('invite-not-open')
    if (owns(invite.role)) freshAccountOf(actor)
    if (email === invite.email) {
      refuse('already-invited', 'email', { email, until: lastFullDay(invite.expiresAt) })
    }
    const own = await emailOf(tx, senderId)
    if (own && isSameMailbox(email, own)) refuse('own-address', 'email')
    const appIds = await appsOf(tx, invite.id)
    await refuseMember(tx, { email, role: invite.role, companyId: company.id, appIds })
    await makeRoom(tx, actor, { companyId: company.id, email, exceptId: invite.id })
    if (stateOf(invite, now) === 'expired') await refuseTooManyWaiting(tx, company.id)
    await countInviteMail(tx, { senderId, email })
    const generation = await renewTeamLink(tx, invite, { email })
    await record(tx, actor, {
      verb: 'team-invite-corrected',
      companyId: company.id,
      inviteId: invite.id,
      facts: { generation },
    })
    return {}
  })
}

async function appsOf(tx: Transaction, inviteId: string): Promise<string[]> {
  const rows = await tx
    .select({ appId: teamInviteApps.appId })
    .from(teamInviteApps)
    .where(eq(teamInviteApps.inviteId, inviteId))
  return rows.map(({ appId }) => appId)
}
