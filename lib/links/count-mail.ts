import type { Transaction } from '@/db/client'
import { isYoungAccount } from '@/lib/account/young'
import { foldedMailbox } from '@/lib/email-address'
import { refuse } from '@/lib/errors'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { countOfNewSender } from './new-sender'

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Counts a mail that invites, to take over or to join: so many an hour and sender, so many a day to one mailbox. Those of young
 * accounts are counted together there: a mailbox is not bombed by many of them, and what they send keeps nobody else's from it.
 * New senders send less, in sum.
 * Inside the transaction: a refused invite counts nothing. Refuses: invites-an-hour, invites-a-recipient, new-sender-limit. Source:
 * docs/rules.md R21.
 */
export async function countInviteMail(tx: Transaction, mail: { senderId: string; email: string }): Promise<void> {
  const { limits } = operator()
  const sender = { key: `invite-sender:${mail.senderId}`, most: limits.invitesAnHour, windowSeconds: HOUR }
  if (!(await withinLimit(sender, tx))) refuse('invites-an-hour')
  const most = limits.invitesARecipientAndDay
  const senders = (await isYoungAccount(tx, mail.senderId)) ? [mail.senderId, 'young'] : [mail.senderId]
  for (const sent of senders) {
    const recipient = { key: `invite-recipient:${sent}:${foldedMailbox(mail.email)}`, most, windowSeconds: DAY }
    if (!(await withinLimit(recipient, tx))) refuse('invites-a-recipient', null, { count: most })
  }
  await countOfNewSender(tx, mail.senderId)
}
