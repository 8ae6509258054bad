import type { InviteFate } from '@/db/vocabulary'
import type { Actor } from '@/lib/actor'
import { freshAccountOf } from '@/lib/auth/fresh'
import { enterFor } from '@/lib/company/enter-for'
import { ownersOf } from '@/lib/company/members'
import { mayLeave } from '@/lib/company/roles'
import { tell } from '@/lib/company/tell'
import { refuse } from '@/lib/errors'
import { newId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { endMembership } from './end-membership'

/**
 * Ends one's own membership, or access to Apps, at once. Waiting invites pass to the longest-standing other Owner unless
 * they are to be withdrawn. All Owners and the person are told.
 * Refuses: sign-in-first, prove-again, not-found, last-owner. Source: docs/rules.md R2, R5.
 * @returns whether nothing is left to the person anywhere, so that all their sessions have ended
 */
export async function leave(
  actor: Actor,
  input: { companySlug: string; fate?: InviteFate },
): Promise<{ nothingLeft: boolean }> {
  const accountId = freshAccountOf(actor)
  return once(actor, { verb: 'leave', content: input }, async (tx) => {
    const company = await enterFor(tx, accountId, { companySlug: input.companySlug, personId: accountId })
    const { id: companyId, role } = company
    const owners = await ownersOf(tx, companyId)
    const others = owners.filter((owner) => owner !== accountId)
    if (!mayLeave(role, others.length === 0)) refuse('last-owner')
    const fate = input.fate ?? 'pass-on'
    const { appIds, nothingLeft } = await endMembership(tx, actor, { company, accountId, role, fate, heirs: others })
    const facts = { accountId, before: role, after: null, apps: appIds.join(' ') }
    await record(tx, actor, { verb: 'member-left', companyId, facts })
    const key = `left:${newId()}`
    await tell(tx, [...owners, accountId], (recipientId) => ({
      kind: 'mail-left',
      key: `${key}:${recipientId}`,
      payload: { companyId, accountId, role, recipientId },
    }))
    return { nothingLeft }
  })
}
