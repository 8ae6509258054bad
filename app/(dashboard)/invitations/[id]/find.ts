import { notFound } from 'next/navigation'
import { findInvitation, type Invitation } from '@/lib/client-invite/queries'
import { firstWord } from '@/lib/person-name'
import { type Visitor, visitor } from '../../viewer'

export type OpenInvitation = { found: Visitor; invitation: Invitation; client: string; addressee: string }

/**
 * An invitation for its sender; to everybody else it does not exist. `client` begins a sentence about the client, `addressee`
 * stands within one: by name as far as one is known.
 */
export async function findForSender(inviteId: string, path: (inviteId: string) => string): Promise<OpenInvitation> {
  const found = await visitor(path(inviteId))
  const invitation = await findInvitation(found.account.id, inviteId)
  if (!invitation) notFound()
  const name = firstWord(invitation.clientName)
  return {
    ...{ found, invitation },
    client: name || found.t.wizard.after.yourClient,
    addressee: name || invitation.email,
  }
}
