import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from '@/lib/root'

/** What became of each unit test, a word a line: the runner writes no report of a run that is stopped. */
export const TALLY = inRoot('test-results', 'unit.tally')

/** The sum of what was noted. */
export function tallied(file = TALLY): { passed: number; failed: number; skipped: number } {
  const words = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const count = (state: string) => words.filter((word) => word === state).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}
