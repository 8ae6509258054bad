import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { inRoot, ROOT } from '@/lib/root'
import { tallied } from '@/testing/tally'

const dir = mkdtempSync(path.join(tmpdir(), 'overto-stopped-'))
const running: ChildProcess[] = []

afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

const ours = (...names: string[]) => JSON.stringify(pathToFileURL(inRoot(...names)).href)

/** What the runner of unit tests does: it notes each of them as it ends, and would go on for long. */
const TESTS = `
const { appendFileSync } = require('node:fs')
process.on('SIGINT', () => process.exit(130))
setInterval(() => {}, 1000)
for (const state of ['passed', 'failed', 'passed', 'skipped']) appendFileSync(process.argv[1], state + '\\n')
`

/** A run as \`npm test\` has it, of that and of a suite that comes after it. */
const RUN = `
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { runSuites } from ${ours('scripts', 'launch', 'suites.ts')}
import { tallied } from ${ours('testing', 'tally.ts')}

const [tests, tally] = process.argv.slice(1)
const unit = async ({ adopt, isStopped }) => {
  const child = spawn(process.execPath, ['-e', tests, tally], { stdio: 'inherit' })
  adopt(child)
  await once(child, 'close')
  return isStopped() ? tallied(tally) : { passed: 1000, failed: 0, skipped: 0 }
}
const next = async () => {
  console.log('the next suite')
  return { passed: 1, failed: 0, skipped: 0 }
}
await runSuites([unit, next], {
  prepare: async () => console.log('prepared'),
  stop: () => console.log('stopped beside it'),
  putAway: async () => console.log('put away'),
})
`

test.each(['SIGTERM', 'SIGINT'] as const)(
  'a run that is stopped by %s says the sum of what was done, and that it was stopped, and ends with 1',
  async (signal) => {
    const tally = path.join(dir, `${signal}.tally`)
    const run = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', RUN, TESTS, tally], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running.push(run)
    let output = ''
    run.stdout.on('data', (chunk) => {
      output += chunk
    })
    const closed = once(run, 'close')
    await expect.poll(() => tallied(tally), { timeout: 30_000 }).toEqual({ passed: 2, failed: 1, skipped: 1 })
    run.kill(signal)
    expect(await closed).toEqual([1, null])
    expect(output.trim().split('\n')).toEqual([
      'prepared',
      'stopped beside it',
      'put away',
      'The run was stopped before its end. What was done until then:',
      '2 passed, 1 failed, 1 skipped',
    ])
  },
)
