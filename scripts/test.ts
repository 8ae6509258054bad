import type { ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRoot } from '@/lib/root'
import { findBrowser } from '@/testing/browser'
import { prepareTestServer } from '@/testing/database'
import { TALLY, tallied } from '@/testing/tally'
import { buildWhenNeeded } from './launch/build'
import { type Child, stopChild } from './launch/children'
import { PROGRAMS, run } from './launch/run'
import { playwrightTotals, slowFiles, type Totals, totalLine, vitestTotals } from './launch/totals'

// Every suite runs, whatever became of the one before; the last line adds them up from their reports. With `--all` the
// long form: every combination where the short one takes a covering choice, and 200 rounds a race.
const { values: wish } = parseArgs({ options: { all: { type: 'boolean', default: false } } })
const EXTENT: Record<string, string> = wish.all ? { ALL: '1' } : {}

const UNIT_REPORT = inRoot('test-results', 'unit.json')
const BROWSER_REPORT = inRoot('test-results', 'e2e.json')

const builds: Child[] = []
let running: ChildProcess | undefined
let isStopped = false
let putAway: () => Promise<void> = async () => {}

// Whoever stops a run is still told what was done: what runs is asked to end, and the sum of it comes as ever.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopped = true
    running?.kill('SIGINT')
    for (const build of builds) void stopChild(build)
  })
}

const totals: Totals[] = []
try {
  putAway = await prepareTestServer()
  // The build needs no database and little memory: it goes on while the unit tests run.
  const built = build()
  totals.push(await unitTests())
  if (!isStopped) totals.push(await browserTests(built))
} catch (error) {
  console.error(error)
  totals.push({ passed: 0, failed: 1, skipped: 0 })
}
await putAway()
for (const line of slowFiles(UNIT_REPORT, BROWSER_REPORT)) console.log(line)
if (isStopped) console.log('The run was stopped before its end. What was done until then:')
console.log(totalLine(totals))
process.exitCode = isStopped || totals.some((one) => one.failed > 0) ? 1 : 0

async function unitTests(): Promise<Totals> {
  for (const report of [UNIT_REPORT, TALLY]) rmSync(report, { force: true })
  const code = await run(PROGRAMS.vitest, ['run'], EXTENT, adopt)
  return isStopped ? tallied() : vitestTotals(UNIT_REPORT, code)
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
    const settings = { ...EXTENT, CHROMIUM: browser }
    const code = await run(PROGRAMS.playwright, ['test', '-c', 'e2e/playwright.config.ts'], settings, adopt)
    return playwrightTotals(BROWSER_REPORT, code)
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function adopt(child: ChildProcess): void {
  running = child
  if (isStopped) child.kill('SIGINT')
}
