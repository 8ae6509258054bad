import type { InviteState, TeamInviteState } from '@/db/vocabulary'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { expiryFrom } from '@/lib/expiry'
import { hashesOf, type InvitePurpose, type Linked } from './derived'

const LEAST_MS_APART = 60_000

type Renewable<Expiry> = Linked & { formerHashes: string[]; expiryDays: number; expiresAt: Expiry }

/**
 * What changes in the row of an invite, read under its lock, with a new generation of links: the old ones are dead, and nobody
 * waits for a new one any more. An invite that has run out opens again for as many days as at first.
 */
export function renewed<Expiry extends Date | null>(
  purpose: InvitePurpose,
  invite: Renewable<Expiry>,
  state: InviteState | TeamInviteState,
) {
  const now = clock.now()
  const generation = invite.generation + 1
  const outdated = [invite.mailedHash, invite.copiedHash].filter((hash) => hash !== null)
  return {
    ...hashesOf(purpose, invite.id, generation),
    generation,
    formerHashes: [...invite.formerHashes, ...outdated],
    lastSentAt: now,
    expiresAt: state === 'expired' ? expiryFrom(now, invite.expiryDays) : invite.expiresAt,
    newLinkWantedAt: null,
  }
}

/** At least a minute lies between two mails with a link. Refuses: resend-too-soon. */
export function refuseTooSoon({ lastSentAt }: { lastSentAt: Date | null }): void {
  if (lastSentAt && clock.now().getTime() - lastSentAt.getTime() < LEAST_MS_APART) refuse('resend-too-soon')
}
