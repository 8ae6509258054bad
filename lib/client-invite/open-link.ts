import { type Places, prepared } from '@/db/prepared'
import { clientInvites } from '@/db/schema/client-invites'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { hasLink, type OpenedLink, openLink, type WorkingLink, workingLink } from '@/lib/links/open-link'
import type { InviteRow } from './offer'
import { stateOf } from './states'

/** What stands behind a client's link. Changes nothing, whoever asks and however often. One round trip. */
export function openClientLink(token: string): Promise<OpenedLink<InviteRow>> {
  return openLink(token, { load, stateOf: (invite) => stateOf(invite, clock.now()) })
}

/** The same link, if it works now. Refuses: not-found, invite-expired, invite-completed, invite-not-open. */
export function workingClientLink(opened: OpenedLink<InviteRow>): WorkingLink<InviteRow> {
  if (opened.page === 'used') refuse('invite-completed')
  return workingLink(opened)
}

async function load(hash: string): Promise<InviteRow | undefined> {
  const [invite] = await inviteBehind({ hash })
  return invite
}

const inviteBehind = prepared((reader, { hash }: Places<{ hash: string }>) =>
  reader.select().from(clientInvites).where(hasLink(clientInvites, hash)).limit(1),
)
