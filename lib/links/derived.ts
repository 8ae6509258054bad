import type { Channel } from '@/db/vocabulary'
import { type TokenParts, token } from '@/lib/token'

// The token in a link of an invite is derived by generation and by how it travels; the invite's row keeps only what proves it.

/** Which kind of invite a link is of. */
export type InvitePurpose = Extract<TokenParts['purpose'], 'client-invite' | 'team-invite'>

/** What of an invite's row is about its links. */
export type Linked = { id: string; generation: number; mailedHash: string | null; copiedHash: string | null }

/** What an invite's row keeps of both links of a generation. */
export function hashesOf(
  purpose: InvitePurpose,
  id: string,
  generation: number,
): { mailedHash: string; copiedHash: string } {
  return {
    mailedHash: token.hash(token.derive({ purpose, id, generation, channel: 'mailed' })),
    copiedHash: token.hash(token.derive({ purpose, id, generation, channel: 'copied' })),
  }
}

/** The token in the present link of an invite, the same each time, also while AUTH_SECRET is being replaced. */
export function presentToken(
  purpose: InvitePurpose,
  { id, generation, mailedHash, copiedHash }: Linked,
  channel: Channel,
): string {
  const hash = channel === 'mailed' ? mailedHash : copiedHash
  const known = token.deriveKnown({ purpose, id, generation, channel }, hash ?? '')
  if (!known) throw new Error(`no secret of this environment made the link of invite ${id}; set AUTH_SECRET_PREVIOUS`)
  return known
}

/** How the bearer of a link got it; null when it is a former link. */
export function channelOf(invite: Pick<Linked, 'mailedHash' | 'copiedHash'>, hash: string): Channel | null {
  if (invite.mailedHash === hash) return 'mailed'
  return invite.copiedHash === hash ? 'copied' : null
}

/** The hash an invite's row would keep of a text from an address; null for a text that can be no token of ours. */
export function hashOf(text: string): string | null {
  return /^[\w-]{43}$/.test(text) ? token.hash(text) : null
}
