import { and, asc, gt } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientInvites } from '@/db/schema/client-invites'
import { inTransaction, lockInvite } from '@/db/transaction'
import { clock } from '@/lib/clock'
import { CLIENT_INVITE_WAITS } from '@/lib/company/waiting-invites'
import { appsAreThere, maySend } from './entitled'
import { markReminded } from './mark-reminded'
import { momentColumns } from './moment-columns'
import { reminderDue } from './reminders'

const CLOCK = { kind: 'clock' } as const

/**
 * The job: reminds every client whose time has come. Each invite is judged once more under its lock, so that any number of
 * workers send one reminder. One that fails does not keep the others waiting; the first fault is thrown at the end.
 * @returns how many were reminded
 */
export async function sendReminders(): Promise<number> {
  const now = clock.now()
  const due = (await openInvites(now)).filter((invite) => reminderDue(invite, now))
  const results: (boolean | { error: unknown })[] = []
  for (const { id } of due) {
    results.push(await remindIfDue(id).catch((error: unknown) => ({ error })))
  }
  const failed = results.find((result) => typeof result === 'object')
  if (failed) throw failed.error
  return results.filter(Boolean).length
}

function openInvites(now: Date) {
  return db()
    .select({
      id: clientInvites.id,
      ...momentColumns,
      expiryDays: clientInvites.expiryDays,
      lastSentAt: clientInvites.lastSentAt,
      remindedAt: clientInvites.remindedAt,
      remindersStoppedAt: clientInvites.remindersStoppedAt,
    })
    .from(clientInvites)
    .where(and(gt(clientInvites.expiresAt, now), CLIENT_INVITE_WAITS))
    .orderBy(asc(clientInvites.expiresAt))
}

async function remindIfDue(inviteId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const invite = await lockInvite(tx, inviteId)
    if (!invite?.companyId || !reminderDue(invite, clock.now())) return false
    // Nobody is asked to hurry for an offer that would be refused at the order.
    if (!(await maySend(tx, invite.senderId, invite.companyId)) || !(await appsAreThere(tx, invite))) return false
    await markReminded(tx, CLOCK, invite)
    return true
  })
}
