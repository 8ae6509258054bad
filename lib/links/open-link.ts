import { eq, or, type SQL, sql } from 'drizzle-orm'
import type { Given } from '@/db/prepared'
import type { clientInvites } from '@/db/schema/client-invites'
import type { teamInvites } from '@/db/schema/team-invites'
import type { InviteState, LinkPage, TeamInviteState } from '@/db/vocabulary'
import type { LinkBearer } from '@/lib/actor'
import { refuse } from '@/lib/errors'
import { channelOf, hashOf, type Linked } from './derived'

type PresentPage = Exclude<LinkPage, 'unknown' | 'replaced'>
type FormerPage = Exclude<LinkPage, 'unknown' | 'landing' | 'expired'>

/** A link that works now: the invite, and whoever acts with the link. */
export type WorkingLink<Invite> = { page: 'landing'; invite: Invite; bearer: LinkBearer }

/** What stands behind a link: the page it shows now, the invite, and whoever acts with it. A former link has no bearer. */
export type OpenedLink<Invite> =
  | WorkingLink<Invite>
  | { page: Exclude<PresentPage, 'landing'>; invite: Invite; bearer: LinkBearer }
  | { page: FormerPage; invite: Invite; bearer: null }
  | { page: 'unknown'; invite: null; bearer: null }

/** A link that nobody can act with any more, or that was none. */
export type DeadLink<Invite> = Exclude<OpenedLink<Invite>, { page: 'landing' }>

/** How one kind of invite is found and judged. */
type Kind<Invite> = {
  /** The invite whose present or former link has this hash (`hasLink`). One round trip. */
  load: (hash: string) => Promise<Invite | undefined>
  /** Where it stands now. */
  stateOf: (invite: Invite) => InviteState | TeamInviteState
}

/** Looks a link up by the SHA-256 of its token. Changes nothing, whoever asks and however often. */
export async function openLink<Invite extends Linked>(
  token: string,
  { load, stateOf }: Kind<Invite>,
): Promise<OpenedLink<Invite>> {
  const hash = hashOf(token)
  const invite = hash === null ? undefined : await load(hash)
  const page = invite && pageIn(stateOf(invite))
  if (hash === null || !invite || !page) return { page: 'unknown', invite: null, bearer: null }
  const channel = channelOf(invite, hash)
  if (!channel) return { page: formerPage(page), invite, bearer: null }
  return { page, invite, bearer: { kind: 'link-bearer', inviteId: invite.id, channel, generation: invite.generation } }
}

/** The rows of invites whose present or former link has this hash. */
export function hasLink(invites: typeof clientInvites | typeof teamInvites, hash: Given<string>): SQL | undefined {
  return or(
    eq(invites.mailedHash, hash),
    eq(invites.copiedHash, hash),
    sql`${invites.formerHashes} @> array[${hash}]::text[]`,
  )
}

/** The same link, if it works now. Refuses: not-found, invite-expired, invite-not-open. */
export function workingLink<Invite>(opened: OpenedLink<Invite>): WorkingLink<Invite> {
  if (opened.page === 'landing') return opened
  if (opened.page === 'unknown') refuse('not-found')
  refuse(opened.page === 'expired' ? 'invite-expired' : 'invite-not-open')
}

/** The invite behind a link that a new one would help: it has run out or was replaced. Refuses: not-found. */
export function inviteToRenew<Invite>({ page, invite }: OpenedLink<Invite>): Invite {
  return page === 'expired' || page === 'replaced' ? invite : refuse('not-found')
}

/** The page behind the present link of an invite; a draft has no link yet. */
function pageIn(state: InviteState | TeamInviteState): PresentPage | null {
  switch (state) {
    case 'draft':
      return null
    case 'completed':
    case 'accepted':
      return 'used'
    case 'withdrawn':
    case 'declined':
    case 'expired':
      return state
    default:
      return 'landing'
  }
}

/** A replaced link says so only while the invite can still be accepted. */
function formerPage(page: PresentPage): FormerPage {
  return page === 'landing' || page === 'expired' ? 'replaced' : page
}
