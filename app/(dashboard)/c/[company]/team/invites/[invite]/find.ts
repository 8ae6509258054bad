import { notFound } from 'next/navigation'
import { companyVisitor } from '@/app/(dashboard)/viewer'
import { findTeamInvite } from '@/lib/team-invite/queries'

type Params = Promise<{ company: string; invite: string }>

/** One Team Invite with who looks at it. Whoever may not invite there gets the page of things that do not exist. */
export async function openTeamInvite(params: Params, here: (slug: string, inviteId: string) => string) {
  const { company: slug, invite: inviteId } = await params
  const me = await companyVisitor(slug, here(slug, inviteId))
  const invite = (await findTeamInvite(me.account.id, slug, inviteId)) ?? notFound()
  return { me, invite, who: invite.name || invite.email }
}

export type OpenTeamInvite = Awaited<ReturnType<typeof openTeamInvite>>
