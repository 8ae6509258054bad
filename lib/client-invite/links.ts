import type { Channel } from '@/db/vocabulary'
import { token } from '@/lib/token'

/** The secret of one link of an invite: by generation and by how it travels. */
function linkParts(inviteId: string, generation: number, channel: Channel) {
  return { purpose: 'client-invite' as const, id: inviteId, generation, channel }
}

/** What the invite's row keeps of both links of a generation. */
export function linkHashes(inviteId: string, generation: number): { mailedHash: string; copiedHash: string } {
  return {
    mailedHash: token.hash(token.derive(linkParts(inviteId, generation, 'mailed'))),
    copiedHash: token.hash(token.derive(linkParts(inviteId, generation, 'copied'))),
  }
}

type Linked = { id: string; generation: number; mailedHash: string | null; copiedHash: string | null }

/** The present link of an invite, the same each time, also while AUTH_SECRET is being replaced. */
export function linkToken(invite: Linked, channel: Channel): string {
  const hash = channel === 'mailed' ? invite.mailedHash : invite.copiedHash
  const known = token.deriveKnown(linkParts(invite.id, invite.generation, channel), hash ?? '')
  if (!known)
    throw new Error(`no secret of this environment made the link of invite ${invite.id}; set AUTH_SECRET_PREVIOUS`)
  return known
}

/** How the bearer of a link got it; null when it is a former link. */
export function channelOf(invite: Linked, linkHash: string): Channel | null {
  if (invite.mailedHash === linkHash) return 'mailed'
  return invite.copiedHash === linkHash ? 'copied' : null
}
