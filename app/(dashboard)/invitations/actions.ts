'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { deleteDraft } from '@/lib/client-invite/delete-draft'
import { remind } from '@/lib/client-invite/remind'
import { resend } from '@/lib/client-invite/resend'
import { withdraw } from '@/lib/client-invite/withdraw'
import { paths } from '@/lib/paths'

const InvitationForm = z.object({ inviteId: z.string() })

export const resendInvite = action(InvitationForm, async (actor, input) => {
  await resend(actor, input)
  return { next: paths.invitation(input.inviteId), flash: 'invite-resent' }
})

export const remindClient = action(InvitationForm, async (actor, input) => {
  await remind(actor, input)
  return { next: paths.invitation(input.inviteId), flash: 'invite-reminded' }
})

export const withdrawInvite = action(InvitationForm, async (actor, input) => {
  await withdraw(actor, input)
  return { next: paths.invitation(input.inviteId), flash: 'invite-withdrawn' }
})

export const deleteInviteDraft = action(z.object({ draftId: z.string() }), async (actor, input) => {
  await deleteDraft(actor, input)
  return { next: paths.invitations(), flash: 'draft-deleted' }
})
