import { type InviteMoments, isOpen } from './states'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Between two mails about one invite lies at least this much, whoever sent them. */
const PAUSE = 24 * HOUR
/** The second reminder comes this long before the end. */
const BEFORE_END = 48 * HOUR

/** What decides about reminders of an invite. */
export type Remindable = InviteMoments & {
  /** How long it was opened for. Tells the half time also after it was opened anew. */
  expiryDays: number
  lastSentAt: Date | null
  remindedAt: Date | null
  remindersStoppedAt: Date | null
}

/**
 * Whether the clock reminds the client now: at half time and 48 hours before the end, each at most once. A reminder that would
 * come within 24 hours of another mail is left out, so that an invite of three days gets one.
 */
export function reminderDue(invite: Remindable, now: Date): boolean {
  if (!mayRemind(invite, now) || !invite.expiresAt) return false
  const end = invite.expiresAt.getTime()
  const slots = [end - (invite.expiryDays * DAY) / 2, end - BEFORE_END].filter((slot) => slot <= now.getTime())
  return slots.length > 0 && lastMailAt(invite) + PAUSE <= Math.max(...slots)
}

/** Whether a reminder makes sense at all: the client can still answer, is not about to pay, and has not asked for silence. */
export function mayRemind(invite: Remindable, now: Date): boolean {
  return isOpen(invite, now) && !invite.orderedAt && !invite.remindersStoppedAt
}

/** Whether the last mail to the client is too young for a reminder by hand. */
export function isTooSoon(invite: Remindable, now: Date): boolean {
  return lastMailAt(invite) + PAUSE > now.getTime()
}

function lastMailAt({ lastSentAt, remindedAt }: Remindable): number {
  return Math.max(lastSentAt?.getTime() ?? 0, remindedAt?.getTime() ?? 0)
}
