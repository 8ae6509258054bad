import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRoot } from '@/lib/root'
import { findBrowser } from '@/testing/browser'
import { prepareTestServer } from '@/testing/database'
import { TALLY, tallied } from '@/testing/tally'
import { buildWhenNeeded } from './launch/build'
import { type Child, stopChild } from './launch/children'
import { PROGRAMS, run } from './launch/run'
import { runSuites, type Suite } from './launch/suites'
import { playwrightTotals, slowFiles, vitestTotals } from './launch/totals'

// With `--all` the long form: every combination where the short one takes a covering choice, and 200 rounds a race.
const { values: wish } = parseArgs({ options: { all: { type: 'boolean', default: false } } })
const EXTENT: Record<string, string> = wish.all ? { ALL: '1' } : {}

const UNIT_REPORT = inRoot('test-results', 'unit.json')
const BROWSER_REPORT = inRoot('test-results', 'e2e.json')

const builds: Child[] = []
let built: Promise<Error | null> = Promise.resolve(null)
let endServer: () => Promise<void> = async () => {}

await runSuites([unitTests, browserTests], {
  async prepare() {
    endServer = await prepareTestServer()
    // The build needs no database and little memory: it goes on while the unit tests run.
    built = build()
  },
  stop() {
    for (const one of builds) void stopChild(one)
  },
  async putAway() {
    await endServer()
    for (const line of slowFiles(UNIT_REPORT, BROWSER_REPORT)) console.log(line)
  },
})

async function unitTests({ adopt, isStopped }: Parameters<Suite>[0]) {
  for (const report of [UNIT_REPORT, TALLY]) rmSync(report, { force: true })
  const code = await run(PROGRAMS.vitest, ['run'], EXTENT, adopt)
  return isStopped() ? tallied() : vitestTotals(UNIT_REPORT, code)
}

/** What became of the build: nothing, or why there is none. */
function build(): Promise<Error | null> {
  return buildWhenNeeded(console.log, (child) => builds.push(child)).then(
    () => null,
    (error: Error) => error,
  )
}

async function browserTests({ adopt }: Parameters<Suite>[0]) {
  rmSync(BROWSER_REPORT, { force: true })
  try {
    const fault = await built
    if (fault) throw fault
    const browser = await findBrowser()
    const settings = { ...EXTENT, CHROMIUM: browser }
    const code = await run(PROGRAMS.playwright, ['test', '-c', 'e2e/playwright.config.ts'], settings, adopt)
    return playwrightTotals(BROWSER_REPORT, code)
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
