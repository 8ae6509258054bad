import { clock } from '@/lib/clock'

/** The day on which a test begins that is not about today: an ordinary one, so that no run differs from another. */
const ORDINARY = '2026-11-12T10:00:00+01:00'

/**
 * By how much a clock has to be moved to begin there, in milliseconds. `START_AT` begins somewhere else, such as shortly
 * before midnight at the end of a month.
 */
export function startOffset(): number {
  const start = new Date(process.env.START_AT ?? ORDINARY).getTime()
  if (Number.isNaN(start)) throw new Error(`START_AT is no moment: ${process.env.START_AT}`)
  return start - Date.now()
}

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** Lets time pass for product and stand-ins. Only ever forward: nothing in a stack has to bear a clock that goes back. */
export function passTime(stack: { moveClock(offsetMs: number): void }, ms: number): void {
  stack.moveClock(clock.now().getTime() - Date.now() + ms)
}
