import { type InviteFate, ROLES } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { enterFor } from '@/lib/company/enter-for'
import { ownersOf, refuseRole, roleOf } from '@/lib/company/members'
import { leastRole, mayRemove } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { keepText } from '@/lib/kernel/mail-texts'
import { once } from '@/lib/kernel/once'
import { judgeMessage } from '@/lib/plain-text'
import { endMembership } from './end-membership'

type Removal = { companySlug: string; accountId: string; message?: string; fate?: InviteFate }

/**
 * Ends somebody else's membership, or access to Apps, at once. Their waiting invites are withdrawn unless they are to be
 * passed on: to whoever removes, else to the longest-standing Owner. The person, all Owners and whoever removes are told.
 * Refuses: sign-in-first, prove-again, not-found, not-allowed, role-lowered, message-long, message-link,
 * message-contact.
 */
export async function removeMember(actor: Actor, input: Removal): Promise<void> {
  const actorId = freshAccountOf(actor)
  const { accountId } = input
  const message = judgeMessage(input.message ?? '')
  await once(actor, { verb: 'remove-member', content: input }, async (tx) => {
    const company = await enterFor(tx, actorId, { companySlug: input.companySlug, personId: accountId })
    const { id: companyId } = company
    // Who may remove nobody does not learn who is on the team either.
    if (!ROLES.some((role) => mayRemove(company.role, role))) await refuseRole(tx, company, actorId, 'admin')
    const role = (await roleOf(tx, companyId, accountId)) ?? refuse('not-found')
    if (accountId === actorId) refuse('not-allowed')
    if (!mayRemove(company.role, role)) {
      const needed = leastRole((candidate) => mayRemove(candidate, role)) ?? refuse('not-allowed')
      await refuseRole(tx, company, actorId, needed)
    }
    const owners = await ownersOf(tx, companyId)
    const heirs = [actorId, ...owners.filter((owner) => owner !== accountId)]
    const fate = input.fate ?? 'withdraw'
    const { appIds } = await endMembership(tx, actor, { company, accountId, role, fate, heirs })
    const facts = { accountId, before: role, after: null, apps: appIds.join(' ') }
    await record(tx, actor, { verb: 'member-removed', companyId, facts })
    const key = `removed:${newId()}`
    const textId = message ? await keepText(tx, message) : null
    await tell(tx, [accountId, ...owners, actorId], (recipientId) => ({
      kind: 'mail-removed',
      key: `${key}:${recipientId}`,
      payload: { companyId, accountId, actorId, role, textId, recipientId },
    }))
    return {}
  })
}
