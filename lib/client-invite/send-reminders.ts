import { and, asc, sql } from 'drizzle-orm'
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

/** So many invites are looked at together: of all that wait at once there may be more than fit. */
const AT_ONCE = 500

/**
 * The job: reminds every client whose time has come. Each invite is judged once more under its lock, so that any number of
 * workers send one reminder. One that fails does not keep the others waiting; the first fault is thrown at the end.
 * @returns how many were reminded
 */
export async function sendReminders(): Promise<number> {
  const now = clock.now()
  const results: (boolean | { error: unknown })[] = []
  for (let piece = await waitingAfter(now, null); piece.length > 0; piece = await waitingAfter(now, piece.at(-1))) {
    for (const { id } of piece.filter((invite) => reminderDue(invite, now))) {
      results.push(await remindIfDue(id).catch((error: unknown) => ({ error })))
    }
  }
  const failed = results.find((result) => typeof result === 'object')
  if (failed) throw failed.error
  return results.filter(Boolean).length
}

/** Invites that wait for their client, by their end: those behind one, or the first. */
function waitingAfter(now: Date, last: { id: string; expiresAt: Date | null } | null | undefined) {
  const from = last?.expiresAt ?? now
  const isBehind = sql`(${clientInvites.expiresAt}, ${clientInvites.id}) > (${from.toISOString()}::timestamptz, ${last?.id ?? LAST_ID}::uuid)`
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
    .where(and(isBehind, CLIENT_INVITE_WAITS))
    .orderBy(asc(clientInvites.expiresAt), asc(clientInvites.id))
    .limit(AT_ONCE)
}

/** Behind whatever ends at the same moment: what ends right now is over. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

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
