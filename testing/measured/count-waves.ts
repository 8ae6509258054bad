/**
 * How many rounds a client needs, one after the other: a statement that is begun before any answer has arrived belongs to
 * the first wave, one that is begun after an answer of the first wave to the second, and so on.
 */
type WaveCount = {
  /** A connection begins to ask; answers the wave that belongs to. */
  begin(): number
  /** An answer to a statement of that wave has arrived. */
  answered(wave: number): void
  waves(): number
  /** Begins anew. Answers to what was asked before count for nothing. */
  reset(): void
}

export function countWaves(): WaveCount {
  let [known, most, start] = [0, 0, 0]
  return {
    begin() {
      most = Math.max(most, known + 1)
      return start + known + 1
    },
    answered(wave) {
      known = Math.max(known, wave - start)
    },
    waves: () => most,
    reset() {
      // Waves go on being numbered, so that a late answer to an old one is older than all new ones.
      start += most + 1
      known = 0
      most = 0
    },
  }
}
