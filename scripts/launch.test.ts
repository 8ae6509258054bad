import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { holderOf, releaseLock, takeLock } from '@/db/embedded/lock'
import { startTimeOf } from '@/db/embedded/process'
import { inRoot } from '@/lib/root'
import { forgetFormerTypes } from './launch/former-types'
import { heapFlags, machineMemory } from './launch/memory'
import { planStart } from './launch/plan'
import { loadSettings } from './launch/settings'
import { playwrightTotals, slowFiles, totalLine, vitestTotals } from './launch/totals'

let dir: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'overto-launch-'))
})

afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('whoever is started by hand reads the settings in .env, and the shell counts more', () => {
  for (const name of ['start', 'worker', 'newsletter', 'doctor']) {
    expect(readFileSync(inRoot('scripts', `${name}.ts`), 'utf8'), name).toMatch(/^loadSettings\(\)$/m)
  }
  const file = path.join(dir, '.env')
  loadSettings(file)
  writeFileSync(file, 'OVERTO_ONE=file\nOVERTO_OTHER=file\n')
  process.env.OVERTO_OTHER = 'shell'
  loadSettings(file)
  expect([process.env.OVERTO_ONE, process.env.OVERTO_OTHER]).toEqual(['file', 'shell'])
  delete process.env.OVERTO_ONE
  delete process.env.OVERTO_OTHER
})

test('settings saved with a byte order mark are read, and those in another encoding refused by the file’s name', () => {
  const file = path.join(dir, '.env')
  writeFileSync(file, '\uFEFFOVERTO_ONE=first\r\nOVERTO_OTHER="zweite Straße"\r\n')
  loadSettings(file)
  expect([process.env.OVERTO_ONE, process.env.OVERTO_OTHER]).toEqual(['first', 'zweite Straße'])
  delete process.env.OVERTO_ONE
  delete process.env.OVERTO_OTHER
  writeFileSync(file, Buffer.from('OVERTO_ONE=für alle\n', 'latin1'))
  const settings = JSON.stringify(inRoot('scripts', 'launch', 'settings.ts'))
  const code = `import(${settings}).then(({ loadSettings }) => loadSettings(${JSON.stringify(file)}))`
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', code], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toBe(`${file} is not UTF-8: line 1 holds a letter in another encoding. Save it as UTF-8.\n`)
})

test('a lock held by a living process is refused and names its holder', () => {
  const lock = path.join(dir, 'lock')
  expect(takeLock(lock, 'http://localhost:3000')).toBeUndefined()
  expect(takeLock(lock, 'elsewhere')).toMatchObject({ pid: process.pid, note: 'http://localhost:3000' })
  releaseLock(lock)
  expect(takeLock(lock, 'elsewhere')).toBeUndefined()
})

test('a lock is taken over from a dead process, and from one that only shares its id', () => {
  const lock = path.join(dir, 'lock')
  const dead = spawnSync(process.execPath, ['-e', '']).pid
  writeFileSync(lock, JSON.stringify({ pid: dead, startTime: '1', note: '' }))
  expect(takeLock(lock, 'mine')).toBeUndefined()
  writeFileSync(lock, JSON.stringify({ pid: process.ppid, startTime: `not ${startTimeOf(process.ppid)}`, note: '' }))
  expect(takeLock(lock, 'mine')).toBeUndefined()
  expect(holderOf(lock)?.pid).toBe(process.pid)
})

test('stand-ins are refused on a public address, naming what is missing', async () => {
  const secrets = { auth: 'a'.repeat(43), webhook: 'whsec_x' }
  const source = { APP_URL: 'https://overto.example', STRIPE_SECRET_KEY: 'sk_test_1' }
  await expect(planStart(source, secrets)).rejects.toThrow('Set: STRIPE_WEBHOOK_SECRET, RESEND_API_KEY')
})

test('example people and stand-ins are never open to a network', async () => {
  const secrets = { auth: 'a'.repeat(43), webhook: 'whsec_1' }
  for (const HOST of ['0.0.0.0', '::', '10.0.0.7']) {
    await expect(planStart({ PORT: '3990', HOST }, secrets)).rejects.toThrow('HOST: ')
  }
})

test('what is named and left empty, as in .env.example, is as if it were not there', async () => {
  const secrets = { auth: 'a'.repeat(43), webhook: 'whsec_1' }
  const named = Object.keys(parseEnv(readFileSync(inRoot('.env.example'), 'utf8')))
  const empty = Object.fromEntries(named.map((name) => [name, '']))
  const { standIns } = await planStart({ ...empty, PORT: '3990' }, secrets)
  expect(standIns).toBeDefined()
})

test('where Stripe is the stand-in, product and stand-in have one clock that can be turned; elsewhere none', async () => {
  const secrets = { auth: 'a'.repeat(43), webhook: 'whsec_1' }
  const demo = await planStart({ PORT: '3990', DATA_DIR: dir }, secrets)
  expect(demo.env.OVERTO_CLOCK_FILE).toBe(path.join(dir, 'clock'))
  const keys = { STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_2' }
  const real = await planStart({ PORT: '3990', DATA_DIR: dir, ...keys }, secrets)
  expect(real.env.OVERTO_CLOCK_FILE).toBeUndefined()
})

test('the server’s heap is bounded by what the machine has, and grows in smaller steps on a small one', () => {
  const gib = 2 ** 30
  expect(heapFlags(0.5 * gib)).toEqual(['--max-old-space-size=192', '--heap-growing-percent=25'])
  expect(heapFlags(2 * gib)).toEqual(['--max-old-space-size=512', '--heap-growing-percent=25'])
  expect(heapFlags(8 * gib)).toEqual(['--max-old-space-size=2048', '--heap-growing-percent=50'])
  expect(heapFlags(64 * gib)).toEqual(['--max-old-space-size=4096', '--heap-growing-percent=50'])
  const asked = spawnSync(process.execPath, [...heapFlags(machineMemory()), '-e', 'console.log("understood")'])
  expect([String(asked.stdout), String(asked.stderr)]).toEqual(['understood\n', ''])
})

test('what was written about pages that are gone since keeps nothing from being built', () => {
  const [of, kept] = ['types', 'cache'].map((name) => path.join(dir, 'dev', name)) as [string, string]
  for (const folder of [of, kept]) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'validator.ts'), "import '../gone.js'")
  }
  forgetFormerTypes(dir)
  expect([existsSync(of), existsSync(kept)]).toEqual([false, true])
  forgetFormerTypes(path.join(dir, 'never-used'))
})

test('totals count files that did not load, repeated tests and runs without a report as failed', () => {
  const unit = path.join(dir, 'unit.json')
  const counts = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 }
  writeFileSync(unit, JSON.stringify({ ...counts, testResults: [{ status: 'failed', assertionResults: [] }] }))
  const browser = path.join(dir, 'e2e.json')
  writeFileSync(browser, JSON.stringify({ stats: { expected: 2, unexpected: 0, flaky: 1, skipped: 0 }, errors: [] }))
  const missing = vitestTotals(path.join(dir, 'none.json'), 0)
  expect(totalLine([vitestTotals(unit, 1), playwrightTotals(browser, 0), missing])).toBe(
    '7 passed, 3 failed, 1 skipped',
  )
})

test('a file that takes longer than a minute is named, the slowest first', () => {
  const unit = path.join(dir, 'unit.json')
  const took = (name: string, seconds: number) => ({
    name: inRoot(name),
    startTime: 1000,
    endTime: 1000 + seconds * 1000,
  })
  writeFileSync(unit, JSON.stringify({ testResults: [took('lib/quick.test.ts', 59), took('lib/slow.test.ts', 61)] }))
  const browser = path.join(dir, 'e2e.json')
  const spec = (ms: number) => ({ tests: [{ results: [{ duration: ms }] }] })
  const suites = [
    { file: 'journeys/long.spec.ts', specs: [spec(40_000)], suites: [{ file: '', specs: [spec(50_400)] }] },
  ]
  writeFileSync(browser, JSON.stringify({ suites }))
  expect(slowFiles(unit, browser)).toEqual(['e2e/journeys/long.spec.ts took 90 s', 'lib/slow.test.ts took 61 s'])
  expect(slowFiles(unit, path.join(dir, 'none.json')), 'a run that was cut off').toHaveLength(1)
})
