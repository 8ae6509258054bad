import { eq } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInviteApps, clientInvites } from '@/db/schema/client-invites'
import { lockAccount, lockCompany, lockInvite } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { record } from '@/lib/kernel/activity'
import { once } from '@/lib/kernel/once'
import { enqueue } from '@/lib/kernel/outbox'
import { countInviteMail } from '@/lib/links/count-mail'
import { refuseTooSoon, renewed } from '@/lib/links/renew'
import { closeExpired } from './close-expired'
import { appsAreThere, maySend } from './entitled'
import { refuseTooManyOpen } from './limits'
import type { InviteRow } from './offer'
import { mayResend, stateOf } from './states'

/**
 * Sends the invite again under a new link; the old ones are dead from now on. An expired invite opens again for as many days
 * as at first. At least 60 seconds lie between two mails.
 * Refuses: not-found, not-allowed, invite-not-open, resend-too-soon, app-on-offer, app-not-eligible, invites-open (one that
 * opens again) and the limits of the mails that send writes.
 * Source: docs/rules.md R8, R15, R21.
 */
export async function resend(actor: Actor, input: { inviteId: string }): Promise<void> {
  const senderId = accountOf(actor)
  await once(actor, { verb: 'resend-invite', content: input }, async (tx) => {
    const invite = isId(input.inviteId) ? await lockInvite(tx, input.inviteId) : undefined
    if (!invite?.sentAt || !invite.companyId || invite.senderId !== senderId) refuse('not-found')
    const now = clock.now()
    if (!mayResend(invite, now)) refuse('invite-not-open')
    await lockAccount(tx, senderId)
    await lockCompany(tx, invite.companyId)
    if (!(await maySend(tx, senderId, invite.companyId))) refuse('not-allowed')
    if (!(await appsAreThere(tx, invite))) refuse('app-not-eligible')
    refuseTooSoon(invite)
    const state = stateOf(invite, now)
    if (state === 'expired') await refuseTooManyOpen(tx, invite.companyId)
    await countInviteMail(tx, { senderId, email: invite.email })
    if (state === 'expired') await offerAgain(tx, invite)
    const links = renewed('client-invite', invite, state)
    const { generation } = links
    await tx.update(clientInvites).set(links).where(eq(clientInvites.id, invite.id))
    await record(tx, actor, {
      verb: 'invite-resent',
      companyId: invite.companyId,
      inviteId: invite.id,
      facts: { generation },
    })
    await enqueue(tx, {
      kind: 'mail-invite',
      key: `invite:${invite.id}:${generation}`,
      payload: { inviteId: invite.id, generation },
    })
    return {}
  })
}

/** Puts the Apps of an expired invite back on offer, unless one of them is offered to somebody else meanwhile. */
async function offerAgain(tx: Transaction, invite: InviteRow): Promise<void> {
  const offered = invite.terms?.apps ?? []
  await closeExpired(
    tx,
    offered.map((app) => app.appId),
  )
  await tx
    .insert(clientInviteApps)
    .values(offered.map((app) => ({ inviteId: invite.id, ...app })))
    .onConflictDoUpdate({ target: [clientInviteApps.inviteId, clientInviteApps.appId], set: { closedAt: null } })
    .catch((error) => {
      if (isTaken(error)) refuse('app-on-offer')
      throw error
    })
}

function isTaken(error: unknown): boolean {
  const cause = (error as { cause?: { code?: string; constraint_name?: string } }).cause
  return cause?.code === '23505' && cause.constraint_name === 'client_invite_apps_one_open'
}
