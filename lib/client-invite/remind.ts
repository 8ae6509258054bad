import { lockAccount, lockCompany, lockInvite } from '@/db/transaction'
import { type Actor, accountOf } from '@/lib/actor'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { isId } from '@/lib/id'
import { once } from '@/lib/kernel/once'
import { countInviteMail } from '@/lib/links/count-mail'
import { appsAreThere, maySend } from './entitled'
import { markReminded } from './mark-reminded'
import { isTooSoon, mayRemind } from './reminders'
import { isOpen } from './states'

/**
 * The sender reminds the client by hand. The link stays the one that already works.
 * Refuses: not-found, not-allowed, invite-not-open, at-payment, reminders-stopped, remind-too-soon (24 hours after any mail about
 * the invite), app-not-eligible and the limits of send. Source: docs/rules.md R22.
 */
export async function remind(actor: Actor, input: { inviteId: string }): Promise<void> {
  const senderId = accountOf(actor)
  await once(actor, { verb: 'remind-client', content: input }, async (tx) => {
    const invite = isId(input.inviteId) ? await lockInvite(tx, input.inviteId) : undefined
    if (!invite?.sentAt || !invite.companyId || invite.senderId !== senderId) refuse('not-found')
    const now = clock.now()
    if (!isOpen(invite, now)) refuse('invite-not-open')
    if (!mayRemind(invite, now)) refuse(invite.remindersStoppedAt ? 'reminders-stopped' : 'at-payment')
    if (isTooSoon(invite, now)) refuse('remind-too-soon')
    await lockAccount(tx, senderId)
    await lockCompany(tx, invite.companyId)
    if (!(await maySend(tx, senderId, invite.companyId))) refuse('not-allowed')
    if (!(await appsAreThere(tx, invite))) refuse('app-not-eligible')
    await countInviteMail(tx, { senderId, email: invite.email })
    await markReminded(tx, actor, invite)
    return {}
  })
}
