import { readFileSync } from 'node:fs'

export type Clock = { milliseconds(): number; seconds(): number }

/**
 * The clock shared with the product: the machine's time plus the offset (milliseconds) that stands in `file`.
 * Read at each use, so a test moves both sides at once by writing the file. No file, or no number in it: offset 0.
 */
export function createClock(file: string | undefined): Clock {
  const milliseconds = () => Date.now() + readOffset(file)
  return { milliseconds, seconds: () => Math.floor(milliseconds() / 1000) }
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
