import { rmSync } from 'node:fs'
import { inRoot } from '@/lib/root'
import { findBrowser } from '@/testing/browser'
import { prepareTestServer } from '@/testing/database'
import { buildWhenNeeded } from './launch/build'
import { type Child, stopChild } from './launch/children'
import { PROGRAMS, run } from './launch/run'
import { playwrightTotals, type Totals, totalLine, vitestTotals } from './launch/totals'

// Every suite runs, whatever became of the one before; the last line adds them up from their reports.
const UNIT_REPORT = inRoot('test-results', 'unit.json')
const BROWSER_REPORT = inRoot('test-results', 'e2e.json')

const builds: Child[] = []
let putAway: () => Promise<void> = async () => {}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, async () => {
    for (const build of builds) await stopChild(build)
    await putAway()
    process.exit(1)
  })
}

let totals: Totals[]
try {
  putAway = await prepareTestServer()
  // The build needs no database and little memory: it goes on while the unit tests run.
  const built = build()
  totals = [await unitTests(), await browserTests(built)]
} catch (error) {
  console.error(error)
  totals = [{ passed: 0, failed: 1, skipped: 0 }]
}
await putAway()
console.log(totalLine(totals))
process.exitCode = totals.some((one) => one.failed > 0) ? 1 : 0

async function unitTests(): Promise<Totals> {
  rmSync(UNIT_REPORT, { force: true })
  const code = await run(PROGRAMS.vitest, ['run'])
  return vitestTotals(UNIT_REPORT, code)
}

/** What became of the build: nothing, or why there is none. */
function build(): Promise<Error | null> {
  return buildWhenNeeded(console.log, (child) => builds.push(child)).then(
    () => null,
    (error: Error) => error,
  )
}

async function browserTests(built: Promise<Error | null>): Promise<Totals> {
  rmSync(BROWSER_REPORT, { force: true })
  try {
    const fault = await built
    if (fault) throw fault
    const browser = await findBrowser()
    const code = await run(PROGRAMS.playwright, ['test', '-c', 'e2e/playwright.config.ts'], { CHROMIUM: browser })
    return playwrightTotals(BROWSER_REPORT, code)
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
