import { type AccountActor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { countInviteMail } from '@/lib/links/count-mail'
import { refuseTooSoon } from '@/lib/links/renew'
import { renewTeamLink } from './renew-link'
import { enterToManage, refuseTooManyWaiting } from './rows'
import { isWaiting, stateOf } from './states'

/**
 * Sends a Team Invite again under a new link; the old ones are dead from now on. One that has run out opens again. At least 60
 * seconds lie between two mails.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed, invite-not-open, resend-too-soon, team-invites-open,
 * invites-an-hour, invites-a-recipient, new-sender-limit.
 */
export async function resendTeamInvite(
  actor: AccountActor,
  input: { companySlug: string; inviteId: string },
): Promise<void> {
  const senderId = accountOf(actor)
  await once(actor, { verb: 'resend-team-invite', content: input }, async (tx) => {
    const { company, invite } = await enterToManage(tx, actor, input)
    const now = clock.now()
    if (!isWaiting(invite, now)) refuse('invite-not-open')
    refuseTooSoon(invite)
    if (stateOf(invite, now) === 'expired') await refuseTooManyWaiting(tx, company.id)
    await countInviteMail(tx, { senderId, email: invite.email })
    const generation = await renewTeamLink(tx, invite)
    await record(tx, actor, {
      verb: 'team-invite-resent',
      companyId: company.id,
      inviteId: invite.id,
      facts: { generation },
    })
    return {}
  })
}
