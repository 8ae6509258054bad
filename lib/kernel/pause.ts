const FIRST_SECONDS = 30
const LONGEST_SECONDS = 3600
/** What lives for minutes only is not worth the pauses of what lives for days. */
const PARTS_OF_A_LIFE = 10

/**
 * How long to wait after so many failed attempts: 30 s, twice as long each time, an hour at most; and never longer than a tenth
 * of the time in which the work is worth anything.
 */
export function pauseSeconds(failed: number, life: { from: Date; until: Date | null }): number {
  const grown = FIRST_SECONDS * 2 ** Math.max(0, failed - 1)
  const lifeSeconds = life.until ? (life.until.getTime() - life.from.getTime()) / 1000 : Number.POSITIVE_INFINITY
  return Math.min(grown, LONGEST_SECONDS, Math.max(1, lifeSeconds / PARTS_OF_A_LIFE))
}
