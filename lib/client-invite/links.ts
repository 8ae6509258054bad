import type { Channel } from '@/db/vocabulary'
import { hashesOf, type Linked, presentToken } from '@/lib/links/derived'

/** What the invite's row keeps of both links of a generation. */
export function linkHashes(inviteId: string, generation: number) {
  return hashesOf('client-invite', inviteId, generation)
}

/** The token in the present link of a Client Invite. */
export function linkToken(invite: Linked, channel: Channel): string {
  return presentToken('client-invite', invite, channel)
}
