import type { Channel, InviteState, LinkPage, TeamInviteState } from '@/db/vocabulary'
import { type TokenParts, token } from '@/lib/token'

// A link of an invite is derived by generation and by how it travels; the invite's row keeps only what proves it.

type Purpose = Extract<TokenParts['purpose'], 'client-invite' | 'team-invite'>
type Linked = { id: string; generation: number; mailedHash: string | null; copiedHash: string | null }

/** What an invite's row keeps of both links of a generation. */
export function hashesOf(purpose: Purpose, id: string, generation: number): { mailedHash: string; copiedHash: string } {
  return {
    mailedHash: token.hash(token.derive({ purpose, id, generation, channel: 'mailed' })),
    copiedHash: token.hash(token.derive({ purpose, id, generation, channel: 'copied' })),
  }
}

/** The present link of an invite, the same each time, also while AUTH_SECRET is being replaced. */
export function presentLink(purpose: Purpose, { id, generation, mailedHash, copiedHash }: Linked, channel: Channel) {
  const hash = channel === 'mailed' ? mailedHash : copiedHash
  const known = token.deriveKnown({ purpose, id, generation, channel }, hash ?? '')
  if (!known) throw new Error(`no secret of this environment made the link of invite ${id}; set AUTH_SECRET_PREVIOUS`)
  return known
}

/** How the bearer of a link got it; null when it is a former link. */
export function channelOf(invite: Pick<Linked, 'mailedHash' | 'copiedHash'>, linkHash: string): Channel | null {
  if (invite.mailedHash === linkHash) return 'mailed'
  return invite.copiedHash === linkHash ? 'copied' : null
}

/** Whether a text from an address can be a link of ours at all. */
export function looksLikeLink(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}

/** The page behind a link of an invite. A replaced link says so only while the invite can still be accepted. */
export function pageIn(state: InviteState | TeamInviteState, isCurrentLink: boolean): LinkPage {
  switch (state) {
    case 'draft':
      return 'unknown'
    case 'completed':
    case 'accepted':
      return 'used'
    case 'withdrawn':
    case 'declined':
      return state
    case 'expired':
      return isCurrentLink ? 'expired' : 'replaced'
    default:
      return isCurrentLink ? 'landing' : 'replaced'
  }
}
