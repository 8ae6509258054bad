'use server'

import { action } from '@/lib/auth/action'
import { paths } from '@/lib/paths'
import { inviteMember } from '@/lib/team-invite/invite'
import { InviteForm } from './form'

/** Invites somebody to the team and leads to it. */
export const inviteSomeone = action(InviteForm, async (actor, { app, ...input }) => {
  await inviteMember(actor, { ...input, appIds: [app].flat() })
  return { next: paths.team(input.companySlug), flash: 'member-invited' }
})
