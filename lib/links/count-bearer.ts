import type { LinkBearer } from '@/lib/actor'
import { type Asker, countNetwork, type Visitor } from '@/lib/auth/asker'

/** What is counted by the invite: only who holds a link of it can spend that. */
export function linkCounter({ inviteId }: LinkBearer): Asker {
  return { own: `invite:${inviteId}` }
}

/** Counts a code that is asked for with a copied link by its network; a mailed link proves the mailbox. Refuses: too-many. */
export async function countLinkBearer(bearer: LinkBearer, visitor: Visitor): Promise<void> {
  if (bearer.channel !== 'mailed') await countNetwork('code', { network: visitor.network })
}

/** Somebody who signs in behind a link: a mailed one has a counter of its own, which no stranger can spend. */
export function visitorBehind({ channel, inviteId }: LinkBearer, visitor: Visitor): Visitor {
  return channel === 'mailed' ? { ...visitor, mailedInvite: inviteId } : visitor
}
