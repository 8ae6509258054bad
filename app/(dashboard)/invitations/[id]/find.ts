import { notFound } from 'next/navigation'
import { findInvitation, type Invitation } from '@/lib/client-invite/queries'
import { firstWord } from '@/lib/person-name'
import { type Visitor, visitor } from '../../viewer'

export type OpenInvitation = { found: Visitor; invitation: Invitation; client: string }

/** An invitation for its sender; to everybody else it does not exist. `client` is how the client is called in short. */
export async function findForSender(inviteId: string, path: (inviteId: string) => string): Promise<OpenInvitation> {
  const found = await visitor(path(inviteId))
  const invitation = await findInvitation(found.account.id, inviteId)
  if (!invitation) notFound()
  return { found, invitation, client: firstWord(invitation.clientName) || invitation.email }
}
