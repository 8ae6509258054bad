import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { closeDatabase } from '@/db/client'
import { syncPlans } from '@/lib/apps/plans'
import { inRoot } from '@/lib/root'
import { newestBuild } from '@/lib/server/builds'
import { createTestDatabase } from './database'
import { startClock } from './test-clock'

const WEBHOOK_SECRET = 'whsec_browser_tests_only'
const PRELOAD = pathToFileURL(inRoot('testing', 'loopback-only.mjs')).href

export type Program = { process: ChildProcess; output: string[] }

/** Everything a browser test talks to, owned by one worker: database, stand-ins, server, ports, clock. */
export type Stack = {
  address: string
  stripeOrigin: string
  inboxOrigin: string
  appsPort: number
  /** Lines that server and stand-ins wrote, to be searched for secrets. */
  log(): string
  /** What tried to leave this machine; must be empty. */
  escapes(): string
  /** Lets time go by for product and stand-ins. Only ever forward: nothing here has to bear a clock that goes back. */
  passTime(ms: number): void
  control(body: object): Promise<void>
  controlMail(body: object): Promise<void>
  /** SIGKILL, as a machine that loses its power. */
  killServer(): Promise<void>
  startServer(): Promise<void>
  stop(): Promise<void>
}

/** Keeps programs of ours, and whatever they start, from leaving this machine. What tried to is written to the file. */
export function keptHere(escapesFile: string): { LOOPBACK_LOG: string; NODE_OPTIONS: string } {
  writeFileSync(escapesFile, '')
  return { LOOPBACK_LOG: escapesFile, NODE_OPTIONS: `--import ${PRELOAD}` }
}

/** The stand-ins alone, in a process of their own, on the database and the clock of this one. Nobody hears their events. */
export async function startStandInsApart() {
  const program = start(
    ['--import', 'tsx', inRoot('sandbox', 'main.ts')],
    { ...process.env, WEBHOOK_URL: 'http://127.0.0.1:9/nobody' },
    [],
  )
  return { ...(await readyLine(program)), stop: () => end(program, 'SIGTERM') }
}

/** Starts a stack of its own. The verbs of this process then work on the same database. */
export async function startStack(): Promise<Stack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-stack-'))
  const clockFile = path.join(folder, 'clock')
  const escapesFile = path.join(folder, 'escapes')
  const kept = keptHere(escapesFile)
  const clock = startClock(clockFile)
  const database = await createTestDatabase()
  const [port, appsPort] = await Promise.all([freePort(), freePort()])
  const address = `http://localhost:${port}`
  const lines: string[] = []
  const env: Record<string, string> = {
    DATABASE_URL: database.url,
    APP_URL: address,
    PORT: String(port),
    APPS_PORT: String(appsPort),
    AUTH_SECRET: 'a secret of the browser tests, long enough to be one',
    STRIPE_SECRET_KEY: 'sk_test_sandbox',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    WEBHOOK_URL: `${address}/api/stripe/webhook`,
    RESEND_API_KEY: 're_sandbox',
    OVERTO_CLOCK_FILE: clockFile,
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const childEnv = () => ({ ...process.env, ...env, ...kept })
  const standIns = start(['--import', 'tsx', inRoot('sandbox', 'main.ts')], childEnv(), lines)
  const origins = await readyLine(standIns)
  Object.assign(env, {
    STRIPE_API_BASE: origins.stripeOrigin,
    STRIPE_PAGE_ORIGINS: origins.stripeOrigin,
    RESEND_BASE_URL: origins.resendOrigin,
  })
  Object.assign(process.env, env)
  await syncPlans()
  let server: Program | undefined
  const startServer = async () => {
    server = start([path.join(newestBuild(), 'server.mjs')], { ...childEnv(), NODE_ENV: 'production' }, lines)
    await untilAnswers(`${address}/api/health`, server)
  }
  await startServer()
  return {
    address,
    stripeOrigin: origins.stripeOrigin,
    inboxOrigin: origins.resendOrigin,
    appsPort,
    log: () => lines.join('\n'),
    escapes: () => readFileSync(escapesFile, 'utf8'),
    passTime: clock.pass,
    control: (body) => post(`${origins.stripeOrigin}/_control`, body),
    controlMail: (body) => post(`${origins.resendOrigin}/_control`, body),
    async killServer() {
      if (server) await end(server, 'SIGKILL')
    },
    startServer,
    async stop() {
      if (server) await end(server, 'SIGTERM')
      await end(standIns, 'SIGTERM')
      await closeDatabase()
      await database.drop()
      keepLog(lines)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Starts a Node program of ours whose lines are kept. */
export function start(args: string[], env: NodeJS.ProcessEnv, lines: string[]): Program {
  const child = spawn(process.execPath, args, { cwd: inRoot('.'), env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output.push(chunk.toString())
      lines.push(chunk.toString())
    })
  }
  return { process: child, output }
}

async function readyLine(program: Program): Promise<{ stripeOrigin: string; resendOrigin: string }> {
  for (;;) {
    const line = program.output
      .join('')
      .split('\n')
      .find((text) => text.startsWith('{'))
    if (line) return JSON.parse(line)
    if (program.process.exitCode !== null) throw new Error(`The stand-ins ended:\n${program.output.join('')}`)
    await wait(20)
  }
}

/** Waits until a server answers well. */
export async function untilAnswers(url: string, program: Program): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    if (answer?.ok) return
    if (program.process.exitCode !== null) throw new Error(`The server ended:\n${program.output.join('')}`)
    await wait(50)
  }
}

export async function end(program: Program, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (program.process.exitCode !== null || program.process.signalCode !== null) return
  const exit = once(program.process, 'exit')
  program.process.kill(signal)
  const late = setTimeout(() => program.process.kill('SIGKILL'), 5000)
  await exit
  clearTimeout(late)
}

async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${url} refused ${JSON.stringify(body)}: ${answer.status}`)
}

/** What the servers wrote stays with the results, for whoever looks into a failure. */
function keepLog(lines: string[]): void {
  mkdirSync(inRoot('test-results'), { recursive: true })
  appendFileSync(inRoot('test-results', `stack-${process.pid}.log`), lines.join(''))
}

/** A port of 127.0.0.1 on which nothing listens now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
