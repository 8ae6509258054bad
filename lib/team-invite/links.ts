import type { Channel } from '@/db/vocabulary'
import { hashesOf, presentLink } from '@/lib/links/derived'

/** What the Team Invite's row keeps of both links of a generation. */
export function teamLinkHashes(inviteId: string, generation: number) {
  return hashesOf('team-invite', inviteId, generation)
}

/** The present link of a Team Invite. */
export function teamLinkToken(invite: Parameters<typeof presentLink>[1], channel: Channel): string {
  return presentLink('team-invite', invite, channel)
}
