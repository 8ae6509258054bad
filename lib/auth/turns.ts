/** Work that waits for one of a few places. */
type Turns = {
  /** Runs `work` when its turn comes; null where too many wait already. Lanes take turns, whoever is in them. */
  inTurn<Result>(lane: string, work: () => Promise<Result>): Promise<Result | null>
}

/**
 * A queue with few places and an end. Each lane has its own line, and lines are served one after another: somebody who is alone
 * in theirs waits for one of each other lane at most, however many wait there. `mostALane` and `mostWaiting` end the lines.
 */
export function makeTurns(limits: { places: number; mostALane: number; mostWaiting: number }): Turns {
  const lines = new Map<string, (() => void)[]>()
  let running = 0
  let waiting = 0

  const next = () => {
    const [first] = lines
    if (!first) {
      running -= 1
      return
    }
    const [lane, line] = first
    // The lane goes behind all others, with those who are left in it.
    lines.delete(lane)
    const start = line.shift()
    if (line.length > 0) lines.set(lane, line)
    waiting -= 1
    start?.()
  }

  return {
    async inTurn(lane, work) {
      if (running < limits.places) running += 1
      else {
        const line = lines.get(lane) ?? []
        if (line.length >= limits.mostALane || waiting >= limits.mostWaiting) return null
        waiting += 1
        lines.set(lane, line)
        await new Promise<void>((start) => line.push(start))
      }
      try {
        return await work()
      } finally {
        next()
      }
    },
  }
}
