'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { paths } from '@/lib/paths'
import { correctTeamInvite } from '@/lib/team-invite/correct-address'
import { resendTeamInvite } from '@/lib/team-invite/resend'
import { withdrawTeamInvite } from '@/lib/team-invite/withdraw'

const short = z.string().max(400)
const TeamInviteForm = z.object({ companySlug: short, inviteId: short, from: short.default('') })

/** Where the form wants to lead: the team's page, or the invitation's own. */
function pageOf({ companySlug, inviteId, from }: z.output<typeof TeamInviteForm>): string {
  return from === 'team' ? paths.team(companySlug) : paths.teamInvite(companySlug, inviteId)
}

export const sendTeamInviteAgain = action(TeamInviteForm, async (actor, input) => {
  await resendTeamInvite(actor, input)
  return { next: pageOf(input), flash: 'team-invite-resent' }
})

export const correctInvitedAddress = action(
  TeamInviteForm.extend({ email: short.default(''), acceptedEmail: short.default('') }),
  async (actor, input) => {
    await correctTeamInvite(actor, input)
    return { next: pageOf(input), flash: 'team-invite-corrected' }
  },
)

export const takeTeamInviteBack = action(TeamInviteForm, async (actor, input) => {
  await withdrawTeamInvite(actor, input)
  return { next: pageOf(input), flash: 'team-invite-withdrawn' }
})
