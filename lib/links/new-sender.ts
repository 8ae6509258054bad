import { and, eq, isNotNull } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { billingCheckouts } from '@/db/schema/billing'
import { clientInvites } from '@/db/schema/client-invites'
import { isYoungAccount } from '@/lib/account/young'
import { refuse } from '@/lib/errors'
import { withinLimit } from '@/lib/kernel/rate-limit'
import { operator } from '@/lib/operator'

const DAY = 24 * 3600

/**
 * Counts a mail that invites, to take over or to join, for a sender whom nobody knows yet: so many a day, in sum. Inside the
 * transaction: a refused invite counts nothing. Refuses: new-sender-limit. Source: docs/rules.md R21.
 */
export async function countOfNewSender(tx: Transaction, senderId: string): Promise<void> {
  if (!(await isNewSender(tx, senderId))) return
  const most = operator().limits.newSenderInvitesADay
  const sender = { key: `invite-new-sender:${senderId}`, most, windowSeconds: DAY }
  if (!(await withinLimit(sender, tx))) refuse('new-sender-limit', null, { count: most })
}

/** Younger than some days, or without a hand-over that came about, from them or to them. */
async function isNewSender(tx: Transaction, accountId: string): Promise<boolean> {
  if (await isYoungAccount(tx, accountId)) return true
  const { senderId, completedAt } = clientInvites
  const ofSender = await tx.$count(clientInvites, and(eq(senderId, accountId), isNotNull(completedAt)))
  if (ofSender > 0) return false
  const applied = eq(billingCheckouts.status, 'applied')
  return (await tx.$count(billingCheckouts, and(eq(billingCheckouts.accountId, accountId), applied))) === 0
}
