import type { Transaction } from '@/db/client'
import { refuse } from '@/lib/errors'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'
import { countOfNewSender } from './new-sender'

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Counts a mail that invites, to take over or to join: so many an hour and sender, so many a day and recipient, less of a
 * new sender, in sum. Inside the transaction: a refused invite counts nothing.
 * Refuses: invites-an-hour, invites-a-recipient, new-sender-limit. Source: docs/rules.md R21.
 */
export async function countInviteMail(tx: Transaction, mail: { senderId: string; email: string }): Promise<void> {
  const { limits } = operator()
  const sender = { key: `invite-sender:${mail.senderId}`, most: limits.invitesAnHour, windowSeconds: HOUR }
  if (!(await withinLimit(sender, tx))) refuse('invites-an-hour')
  const most = limits.invitesARecipientAndDay
  const recipient = { key: `invite-recipient:${mail.email}`, most, windowSeconds: DAY }
  if (!(await withinLimit(recipient, tx))) refuse('invites-a-recipient', null, { count: most })
  await countOfNewSender(tx, mail.senderId)
}
