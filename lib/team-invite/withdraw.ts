import { inTransaction } from '@/db/transaction'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { markTeamInviteWithdrawn } from '@/lib/company/mark-team-invite-withdrawn'
import { refuse } from '@/lib/errors'
import { enterToManage } from './rows'
import { isWaiting } from './states'

/**
 * Takes a Team Invite back and tells whoever was invited. Withdrawing twice is withdrawing once.
 * Refuses: sign-in-first, not-found, role-lowered, not-allowed, invite-not-open.
 */
export async function withdrawTeamInvite(
  actor: AccountActor,
  input: { companySlug: string; inviteId: string },
): Promise<void> {
  await inTransaction(async (tx) => {
    const { invite } = await enterToManage(tx, actor, input)
    if (invite.withdrawnAt) return
    if (!isWaiting(invite, clock.now())) refuse('invite-not-open')
    await markTeamInviteWithdrawn(tx, actor, invite)
  })
}
