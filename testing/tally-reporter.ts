import { appendFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestCase } from 'vitest/node'
import { TALLY } from './tally'

/** Notes what became of each unit test as it ends. */
export default class TallyReporter implements Reporter {
  onInit() {
    mkdirSync(path.dirname(TALLY), { recursive: true })
  }

  onTestCaseResult(test: TestCase) {
    appendFileSync(TALLY, `${test.result().state}\n`)
  }
}
