import { type Day, dayOf, daysBetween } from '@/lib/day'

const DAY = 86_400_000
/** After its last invite ended, a trial goes on for at least this long. */
const AFTER_INVITE_DAYS = 3
/** Invites hold a trial at most this much longer than it would have been. */
const MOST_HELD_DAYS = 45
/** A paused App is kept this long before it goes. */
const KEPT_DAYS = 14

export type TrialFacts = {
  trialEndsAt: Date
  createdAt: Date
  /** When the App's last invite ended or will end; null without an invite. */
  inviteEndsAt: Date | null
  /** Days a trial lasts at this operator. */
  trialDays: number
}

/**
 * When a trial really ends: the later of its own end and three days after its last invite, held at most until creation +
 * trial days + 45 days. Computed, never written. (docs/rules.md R25)
 */
export function trialEnd({ trialEndsAt, createdAt, inviteEndsAt, trialDays }: TrialFacts): Date {
  if (!inviteEndsAt) return trialEndsAt
  const held = inviteEndsAt.getTime() + AFTER_INVITE_DAYS * DAY
  const most = createdAt.getTime() + (trialDays + MOST_HELD_DAYS) * DAY
  return new Date(Math.max(trialEndsAt.getTime(), Math.min(held, most)))
}

/** When a new trial ends. */
export function newTrialEnd(now: Date, trialDays: number): Date {
  return new Date(now.getTime() + trialDays * DAY)
}

export type Trial = {
  endsAt: Date
  endsOn: Day
  /** Calendar days in the operator's time zone; 0 on the last day and after it. */
  daysLeft: number
  isOver: boolean
  /** The day until which a paused App's data is kept. */
  keptUntil: Day
}

/** A trial as it is shown at a moment, days in the given time zone. */
export function trialAt(facts: TrialFacts, now: Date, timeZone: string): Trial {
  const endsAt = trialEnd(facts)
  const endsOn = dayOf(endsAt, timeZone)
  return {
    endsAt,
    endsOn,
    daysLeft: Math.max(0, daysBetween(dayOf(now, timeZone), endsOn)),
    isOver: endsAt <= now,
    keptUntil: dayOf(new Date(endsAt.getTime() + KEPT_DAYS * DAY), timeZone),
  }
}
