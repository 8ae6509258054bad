import { and, count, eq, isNotNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { isYoungAccount } from '@/lib/account/young'
import { clock } from '@/lib/clock'
import { clientInviteOpen } from '@/lib/company/waiting-invites'
import { refuse } from '@/lib/errors'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { countInviteMail } from '@/lib/links/count-mail'
import { operator } from '@/lib/operator'
import { refuseContacts } from '@/lib/plain-text'

const DAY = 24 * 3600

/**
 * Limits for every mail an invite sends (docs/rules.md R21): an hour and sender, a day and recipient; new senders less, and
 * without addresses and digits that look like a phone number in their message. Counted inside the transaction: a refused send
 * counts nothing.
 * Refuses: invites-an-hour, invites-a-recipient, new-sender-limit, new-sender-message.
 */
export async function refuseTooManyMails(
  tx: Transaction,
  mail: { senderId: string; email: string; message: string },
): Promise<void> {
  const { limits } = operator()
  await countInviteMail(tx, mail)
  if (!(await isNewSender(tx, mail.senderId))) return
  const most = limits.newSenderInvitesADay
  const sender = { key: `invite-new-sender:${mail.senderId}`, most, windowSeconds: DAY }
  if (!(await withinLimit(sender, tx))) refuse('new-sender-limit', null, { count: most })
  refuseContacts(mail.message)
}

/** Counted under the Company's lock. Refuses: invites-open. */
export async function refuseTooManyOpen(tx: Transaction, companyId: string): Promise<void> {
  const rows = await tx
    .select({ open: count() })
    .from(clientInvites)
    .where(and(eq(clientInvites.companyId, companyId), clientInviteOpen(clock.now())))
  if ((rows[0]?.open ?? 0) >= operator().limits.openInvitesACompany) refuse('invites-open')
}

/** Younger than some days, or without a hand-over that came about. */
async function isNewSender(tx: Transaction, senderId: string): Promise<boolean> {
  const [isYoung, [completed]] = await Promise.all([
    isYoungAccount(tx, senderId),
    tx
      .select({ found: clientInvites.id })
      .from(clientInvites)
      .where(and(eq(clientInvites.senderId, senderId), isNotNull(clientInvites.completedAt)))
      .limit(1),
  ])
  return isYoung || completed === undefined
}
