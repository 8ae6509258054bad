import { arrayContains, eq, or } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import type { Channel, LinkPage } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { channelOf, looksLikeLink } from '@/lib/links/derived'
import { token } from '@/lib/token'
import type { InviteRow } from './offer'
import type { LinkBearer } from './order'
import { pageOf } from './states'

/** What stands behind a link: the page it shows now, and the invite where there is one. `channel` is null for a former link. */
export type FoundLink = { page: LinkPage; invite: InviteRow | null; channel: Channel | null }

/** Looks a link up by its SHA-256. Changes nothing, whoever asks and however often. */
export async function findLink(linkToken: string): Promise<FoundLink> {
  if (!looksLikeLink(linkToken)) return { page: 'unknown', invite: null, channel: null }
  const hash = token.hash(linkToken)
  const rows = await db()
    .select()
    .from(clientInvites)
    .where(
      or(
        eq(clientInvites.mailedHash, hash),
        eq(clientInvites.copiedHash, hash),
        arrayContains(clientInvites.formerHashes, [hash]),
      ),
    )
    .limit(1)
  const invite = rows.at(0) ?? null
  const channel = invite ? channelOf(invite, hash) : null
  return { page: pageOf(invite, channel !== null, clock.now()), invite, channel }
}

/** Whoever acts with a link that works now. Refuses: not-found, invite-expired, invite-completed, invite-not-open. */
export async function bearerOf(linkToken: string): Promise<LinkBearer> {
  const { page, invite, channel } = await findLink(linkToken)
  if (!invite) refuse('not-found')
  if (page === 'expired') refuse('invite-expired')
  if (page === 'used') refuse('invite-completed')
  if (page !== 'landing' || !channel) refuse('invite-not-open')
  return { kind: 'link-bearer', inviteId: invite.id, channel, generation: invite.generation }
}
