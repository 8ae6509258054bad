import { eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { appCollaborators } from '@/db/schema/apps'
import { teamInvites } from '@/db/schema/team-invites'
import type { AccountActor } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { askTeamMailbox } from '@/lib/team-invite/prove-mailbox'
import { inviteToTeam } from '@/testing/join-team'
import { teamBearerOf } from '@/testing/links'
import { codeOf, type Developer, newDeveloper } from '@/testing/people'
import { DAY } from '@/testing/test-clock'

type Around = { petra: AccountActor; owner: Developer; slug: string; site: string; appIds: string[] }

/** A colleague who works on two Apps, and Team Invites: to a Collaborator, a Billing person, somebody known, an expired one. */
export async function gatherTeam({ petra, owner, slug, site, appIds }: Around) {
  const [colleague, known] = [await newDeveloper(), await newDeveloper()]
  const { accountId } = colleague.actor
  await db()
    .insert(appCollaborators)
    .values(appIds.map((appId) => ({ appId, accountId, createdAt: clock.now() })))
  const waiting = await inviteToTeam(owner.actor, slug, { email: `ole@${site}.example`, role: 'collaborator', appIds })
  const asBilling = await inviteToTeam(owner.actor, slug, { email: `ida@${site}.example`, role: 'billing' })
  const toKnown = await inviteToTeam(petra, slug, { email: known.email, role: 'admin' })
  const expired = await inviteToTeam(petra, slug, { email: `udo@${site}.example`, role: 'admin' })
  const then = new Date(clock.now().getTime() - 2 * DAY)
  const made = [waiting, asBilling, toKnown, expired].map(({ inviteId }) => inviteId)
  await db().update(teamInvites).set({ sentAt: then, lastSentAt: then }).where(inArray(teamInvites.id, made))
  // So long ago that it is nobody's news any more: a mail about it would be a change that nobody of the walk made.
  const longAgo = new Date(clock.now().getTime() - 30 * DAY)
  await db().update(teamInvites).set({ expiresAt: longAgo }).where(eq(teamInvites.id, expired.inviteId))
  const tokenId = await askTeamMailbox(await teamBearerOf(waiting.copiedLink), { language: 'en' })
  return { colleague, known, waiting, asBilling, toKnown, expired, code: { tokenId, code: await codeOf(tokenId) } }
}
