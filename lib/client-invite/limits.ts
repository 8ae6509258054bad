import { and, count, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientInvites } from '@/db/schema/client-invites'
import { clock } from '@/lib/clock'
import { refuse } from '@/lib/errors'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'

const HOUR = 3600
const DAY = 24 * HOUR

/**
 * Limits of rule 9 for every mail an invite sends: an hour and sender, a day and recipient; new senders less, and without
 * digits that look like a phone number in their message. Counted inside the transaction: a refused send counts nothing.
 * Refuses: invites-an-hour, invites-a-recipient, new-sender-limit, new-sender-message.
 */
export async function refuseTooManyMails(
  tx: Transaction,
  mail: { senderId: string; email: string; message: string },
): Promise<void> {
  const { limits } = operator()
  const sender = `invite-sender:${mail.senderId}`
  if (!(await withinLimit({ key: sender, most: limits.invitesAnHour, windowSeconds: HOUR }, tx)))
    refuse('invites-an-hour')
  const recipient = `invite-recipient:${mail.email}`
  if (!(await withinLimit({ key: recipient, most: limits.invitesARecipientAndDay, windowSeconds: DAY }, tx))) {
    refuse('invites-a-recipient')
  }
  if (!(await isNewSender(tx, mail.senderId))) return
  const fresh = `invite-new-sender:${mail.senderId}`
  if (!(await withinLimit({ key: fresh, most: limits.newSenderInvitesADay, windowSeconds: DAY }, tx))) {
    refuse('new-sender-limit')
  }
  if (/(?:\d[\s/().-]{0,3}){6,}|\S+@\S+/.test(mail.message)) refuse('new-sender-message', 'message')
}

/** Counted under the Company's lock. Refuses: invites-open. */
export async function refuseTooManyOpen(tx: Transaction, companyId: string): Promise<void> {
  const rows = await tx
    .select({ open: count() })
    .from(clientInvites)
    .where(
      and(
        eq(clientInvites.companyId, companyId),
        isNotNull(clientInvites.sentAt),
        isNull(clientInvites.completedAt),
        isNull(clientInvites.withdrawnAt),
        isNull(clientInvites.declinedAt),
        gt(clientInvites.expiresAt, clock.now()),
      ),
    )
  if ((rows[0]?.open ?? 0) >= operator().limits.openInvitesACompany) refuse('invites-open')
}

/** Younger than some days, or without a hand-over that came about. */
async function isNewSender(tx: Transaction, senderId: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - operator().limits.newSenderDays * DAY * 1000)
  const [[young], [completed]] = await Promise.all([
    tx
      .select({ found: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.id, senderId), gt(accounts.createdAt, since))),
    tx
      .select({ found: clientInvites.id })
      .from(clientInvites)
      .where(and(eq(clientInvites.senderId, senderId), isNotNull(clientInvites.completedAt)))
      .limit(1),
  ])
  return young !== undefined || completed === undefined
}
