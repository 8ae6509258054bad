import { readFileSync, writeFileSync } from 'node:fs'

export type Clock = {
  milliseconds(): number
  seconds(): number
  /** Moves it on to a moment (milliseconds), for the product too. Null where no file holds it. */
  turnTo: ((milliseconds: number) => void) | null
}

/**
 * The clock shared with the product: the machine's time plus the offset (milliseconds) that stands in `file`.
 * Read at each use, so a test moves both sides at once by writing the file. No file, or no number in it: offset 0.
 */
export function createClock(file: string | undefined): Clock {
  const milliseconds = () => Date.now() + readOffset(file)
  const turnTo = (moment: number) => writeFileSync(file ?? '', String(moment - Date.now()))
  return { milliseconds, seconds: () => Math.floor(milliseconds() / 1000), turnTo: file ? turnTo : null }
}

function readOffset(file: string | undefined): number {
  if (!file) return 0
  try {
    const offset = Number(readFileSync(file, 'utf8').trim())
    return Number.isFinite(offset) ? offset : 0
  } catch {
    return 0
  }
}
