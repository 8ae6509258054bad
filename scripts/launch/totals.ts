import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '@/lib/root'

export type Totals = { passed: number; failed: number; skipped: number }

/** What a file of tests may take before it is named, in seconds. */
const SLOW_SECONDS = 60

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[]
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
  suites: PlaywrightSuite[]
}
type PlaywrightSuite = {
  file: string
  specs: { tests: { results: { duration: number }[] }[] }[]
  suites?: PlaywrightSuite[]
}

/** Totals of a vitest run. A file that could not even be loaded holds no tests and counts as one failure. */
export function vitestTotals(file: string, exitCode: number): Totals {
  const report = read<VitestReport>(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  const failed = report.numFailedTests + broken.length
  const skipped = report.numPendingTests + report.numTodoTests
  return { passed: report.numPassedTests, failed: atLeastOne(failed, exitCode), skipped }
}

/** Totals of a Playwright run. A test that passed only when repeated has failed. */
export function playwrightTotals(file: string, exitCode: number): Totals {
  const report = read<PlaywrightReport>(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: atLeastOne(unexpected + flaky + report.errors.length, exitCode), skipped }
}

export function totalLine(all: Totals[]): string {
  const sum = (name: keyof Totals) => all.reduce((total, one) => total + one[name], 0)
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : ''
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped}`
}

/** The files that took longer than a minute, in words, the slowest first. */
export function slowFiles(unitReport: string, browserReport: string): string[] {
  const seconds = new Map<string, number>()
  const add = (file: string, ms: number) => seconds.set(file, (seconds.get(file) ?? 0) + ms / 1000)
  for (const { name, startTime, endTime } of read<VitestReport>(unitReport)?.testResults ?? []) {
    add(path.relative(ROOT, name), endTime - startTime)
  }
  for (const { file, durations } of read<PlaywrightReport>(browserReport)?.suites.map(timesIn) ?? []) {
    for (const ms of durations) add(`e2e/${file}`, ms)
  }
  return [...seconds]
    .filter(([, took]) => took > SLOW_SECONDS)
    .sort(([, one], [, other]) => other - one)
    .map(([file, took]) => `${file} took ${Math.round(took)} s`)
}

function timesIn({ file, specs, suites = [] }: PlaywrightSuite): { file: string; durations: number[] } {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration)))
  return { file, durations: [...own, ...suites.flatMap((suite) => timesIn(suite).durations)] }
}

// A run that ended badly without naming a test has still failed.
function atLeastOne(failed: number, exitCode: number): number {
  return exitCode === 0 ? failed : Math.max(failed, 1)
}

function read<Report>(file: string): Report | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined
}
