import type { ContactStatus } from '@/db/vocabulary'
import { addDays, type Day } from '@/lib/day'

/** Why an App is paused: nothing answers at its address, and everything of it is kept. */
export type PausedReason = 'trial-over' | 'plan-ended' | 'unpaid'

/** The end of a plan as the App's row has it. */
export type PlanEnd = {
  /** The last day that is to be paid. */
  planEndsOn: Day | null
  /** The last day that was paid. */
  planEndedOn: Day | null
}

type PauseFacts = PlanEnd & {
  /** Of a trial, with everything that holds it open; null for a paid App. */
  isTrialOver: boolean | null
  /** Of whoever pays; null for a trial. */
  payerStatus: ContactStatus | null
}

/**
 * Why an App is paused on a day; null while it is not. Where several are true, the first that paying alone does not undo.
 * The one rule for its address, the pages and its code. (docs/rules.md R43)
 */
export function pausedBy({ isTrialOver, payerStatus, ...end }: PauseFacts, today: Day): PausedReason | null {
  if (isTrialOver !== null) return isTrialOver ? 'trial-over' : null
  if (endedOn(end, today)) return 'plan-ended'
  return payerStatus === 'suspended' ? 'unpaid' : null
}

/** The last day that was paid, once it is over; also where nothing has written that down yet. */
export function endedOn({ planEndsOn, planEndedOn }: PlanEnd, today: Day): Day | null {
  if (planEndedOn) return planEndedOn
  return planEndsOn && planEndsOn < today ? planEndsOn : null
}

/** The last day that an App is kept after its plan has ended; an App that was brought back stays for longer. */
export function planKeptUntil(endedOn: Day, keptDays: number, broughtBackUntil: Day | null): Day {
  const usual = addDays(endedOn, keptDays)
  return broughtBackUntil && broughtBackUntil > usual ? broughtBackUntil : usual
}
