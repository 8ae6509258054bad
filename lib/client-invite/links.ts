import type { Channel } from '@/db/vocabulary'
import { hashesOf, presentLink } from '@/lib/links/derived'

/** What the invite's row keeps of both links of a generation. */
export function linkHashes(inviteId: string, generation: number) {
  return hashesOf('client-invite', inviteId, generation)
}

/** The present link of a Client Invite. */
export function linkToken(invite: Parameters<typeof presentLink>[1], channel: Channel): string {
  return presentLink('client-invite', invite, channel)
}
