import { Message } from '@/app/ui/letter'
import type { OpenInvitation } from './find'

/** Why the client said no, in their own words. */
export function DeclineReason({ open: { found, invitation, client } }: { open: OpenInvitation }) {
  if (invitation.state !== 'declined') return null
  const { sender } = found.t.decline
  if (!invitation.declineReason) return <p>{sender.noReason(client)}</p>
  return (
    <figure className="grid gap-2">
      <figcaption className="label">{sender.wrote(client)}</figcaption>
      <Message>{invitation.declineReason}</Message>
    </figure>
  )
}
