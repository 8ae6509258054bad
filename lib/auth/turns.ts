/** Work that waits for one of a few places. */
type Turns = {
  /** Runs `work` when its turn comes; null where too many wait already. Lanes take turns, whoever is in them. */
  inTurn<Result>(lane: string, work: () => Promise<Result>): Promise<Result | null>
}

/** Somebody in a line: told whether their turn has come, or that they are sent away. */
type Waiting = (isTheirTurn: boolean) => void

/**
 * A queue with few places and an end. Each lane has its own line, and lines are served one after another: somebody who is alone
 * in theirs waits for one of each other lane at most, however many wait there. Where all lines together are full, the last of the
 * longest is sent away for somebody in a shorter one: no lane can keep others out by being there first.
 */
export function makeTurns(limits: { places: number; mostALane: number; mostWaiting: number }): Turns {
  const lines = new Map<string, Waiting[]>()
  let running = 0

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
    start?.(true)
  }

  const hasRoomFor = (length: number) => {
    if (length >= limits.mostALane) return false
    const all = [...lines.values()]
    if (all.reduce((sum, line) => sum + line.length, 0) < limits.mostWaiting) return true
    const longest = all.reduce((one, other) => (other.length > one.length ? other : one))
    if (longest.length <= length + 1) return false
    longest.pop()?.(false)
    return true
  }

  const waitInLine = async (lane: string): Promise<boolean> => {
    const line = lines.get(lane) ?? []
    if (!hasRoomFor(line.length)) return false
    lines.set(lane, line)
    return new Promise((resolve) => line.push(resolve))
  }

  return {
    async inTurn(lane, work) {
      if (running < limits.places) running += 1
      else if (!(await waitInLine(lane))) return null
      try {
        return await work()
      } finally {
        next()
      }
    },
  }
}
