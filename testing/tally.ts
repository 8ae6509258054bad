import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter } from 'vitest/node'
// By its place: the settings of the runner, which import this, know no other names.
import { inRoot } from '../lib/root'

/** What became of each unit test, a word a line: the runner writes no report of a run that is stopped. */
export const TALLY = inRoot('test-results', 'unit.tally')

/** Notes each test as it ends. */
export const tally: Reporter = {
  onInit() {
    mkdirSync(path.dirname(TALLY), { recursive: true })
  },
  onTestCaseResult(test) {
    appendFileSync(TALLY, `${test.result().state}\n`)
  },
}

/** The sum of what was noted. */
export function tallied(): { passed: number; failed: number; skipped: number } {
  const words = existsSync(TALLY) ? readFileSync(TALLY, 'utf8').split('\n') : []
  const count = (state: string) => words.filter((word) => word === state).length
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') }
}
