import { writeFileSync } from 'node:fs'

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** When tests begin that are not about today: on an ordinary day, so that no run differs from another. */
const ORDINARY = '2026-11-12T10:00:00+01:00'

/**
 * The clock of product and stand-ins, kept in a file and moved by a test. It begins on an ordinary day, or where `START_AT`
 * says, such as shortly before midnight at the end of a month, and then goes on by itself.
 */
export function startClock(file: string) {
  const start = new Date(process.env.START_AT ?? ORDINARY).getTime()
  if (Number.isNaN(start)) throw new Error(`START_AT is no moment: ${process.env.START_AT}`)
  const offset = start - Date.now()
  let passed = 0
  const move = (passedMs: number) => {
    passed = passedMs
    writeFileSync(file, String(offset + passedMs))
  }
  move(0)
  return {
    /** Sets it to so long after its beginning, what has gone by meanwhile on top. */
    move,
    /** Sets it to a moment. */
    moveTo: (moment: Date) => move(moment.getTime() - Date.now() - offset),
    /** Lets so much time go by at once. */
    pass: (ms: number) => move(passed + ms),
  }
}
