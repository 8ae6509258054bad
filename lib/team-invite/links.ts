import type { Channel } from '@/db/vocabulary'
import { hashesOf, type Linked, presentToken } from '@/lib/links/derived'

/** What the Team Invite's row keeps of both links of a generation. */
export function teamLinkHashes(inviteId: string, generation: number) {
  return hashesOf('team-invite', inviteId, generation)
}

/** The token in the present link of a Team Invite. */
export function teamLinkToken(invite: Linked, channel: Channel): string {
  return presentToken('team-invite', invite, channel)
}
