import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inRoot } from '@/lib/root'
import { freePort } from '@/testing/stack'
import type { Welcome } from '../launch/welcome'

/** How far a start has come, in milliseconds since the launcher's process was made; the order they have in a report. */
export const STEPS = ['launcher', 'database', 'stand-ins', 'server', 'first page', 'welcome'] as const
export type Steps = Record<(typeof STEPS)[number], number>

/** The product as `npm start` runs it, in a folder of its own. */
export type Installation = {
  dataDir: string
  /** What the launcher is told, to speak with what it starts. */
  env: Record<string, string>
  start(): Promise<Running>
}

export type Running = { pid: number; address: string; steps: Steps; welcome: Welcome; stop(): Promise<void> }

const LOOK_MS = 5
const START_SECONDS = 120
const FIRST_PAGE = '/sign-in'
/** The launcher as npm starts it. npm itself is no part of what is measured. */
const [, ...LAUNCHER] = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).scripts.start.split(' ') as string[]
// Set to nothing, so that no real service is spoken to, whatever stands in .env.
const DEMO = [
  'DATABASE_URL',
  'APP_URL',
  'STRIPE_SECRET_KEY',
  'STRIPE_WEBHOOK_SECRET',
  'RESEND_API_KEY',
  'OPERATOR_FILE',
]

/** Makes an installation that is built, migrated and has its people. `adopt` is handed what puts it away again. */
export async function prepareInstallation(adopt: (putAway: () => Promise<void>) => void): Promise<Installation> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'overto-figures-'))
  adopt(async () => rmSync(dataDir, { recursive: true, force: true }))
  // As root, PostgreSQL runs under another account and has to pass through.
  chmodSync(dataDir, 0o711)
  // With another key it would be another build.
  const key = path.resolve(inRoot('.'), process.env.DATA_DIR || '.data', 'action-key')
  if (existsSync(key)) copyFileSync(key, path.join(dataDir, 'action-key'))
  const ports = { PORT: 0, APPS_PORT: 0, STRIPE_PORT: 0, RESEND_PORT: 0 }
  const env: Record<string, string> = {
    ...Object.fromEntries(DEMO.map((name) => [name, ''])),
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    AUTH_SECRET: 'a secret of the figures, long enough to be one',
  }
  for (const name of Object.keys(ports)) env[name] = String(await freePort())
  const installation: Installation = {
    dataDir,
    env,
    async start() {
      const running = launch(env)
      adopt(running.stop)
      return { ...running, ...(await comeUp(env, running)) }
    },
  }
  const first = await installation.start()
  await first.stop()
  return installation
}

type Launched = { pid: number; process: ChildProcess; began: number; output(): string; stop(): Promise<void> }

function launch(env: Record<string, string>): Launched {
  const began = performance.now()
  const child = spawn(process.execPath, LAUNCHER, { cwd: inRoot('.'), env: { ...process.env, ...env } })
  const exit = once(child, 'exit')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const stop = async () => {
    child.kill('SIGTERM')
    await exit
  }
  return { pid: child.pid ?? 0, process: child, began, output: () => output, stop }
}

/** Waits until the first page is there and the launcher has said so, and notes on the way how far it is. */
async function comeUp(env: Record<string, string>, { process, began, output }: Launched) {
  const dataDir = env.DATA_DIR ?? ''
  const address = `http://localhost:${env.PORT}`
  const isThere = async (look: () => boolean | Promise<boolean>) => {
    while (!(await look())) {
      if (process.exitCode !== null || performance.now() - began > START_SECONDS * 1000) {
        throw new Error(`The product did not start:\n${output()}`)
      }
      await wait(LOOK_MS)
    }
    return performance.now() - began
  }
  const server = isThere(() => listens(Number(env.PORT)))
  const [launcher, database, standIns, listening, firstPage, welcome] = await Promise.all([
    isThere(() => existsSync(path.join(dataDir, 'lock'))),
    isThere(() => isDatabaseReady(dataDir)),
    isThere(() => listens(Number(env.STRIPE_PORT))),
    server,
    server.then(() => isThere(() => isAnswered(address))),
    isThere(() => welcomeIn(output()) !== undefined),
  ])
  const steps = { launcher, database, 'stand-ins': standIns, server: listening, 'first page': firstPage, welcome }
  return { address, steps, welcome: welcomeIn(output()) as Welcome }
}

/** The last line that PostgreSQL keeps up to date in the file with its process. */
function isDatabaseReady(dataDir: string): boolean {
  const file = path.join(dataDir, 'postgres', 'data', 'postmaster.pid')
  return existsSync(file) && /^ready\s*$/m.test(readFileSync(file, 'utf8'))
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const answer = (heard: boolean) => {
      socket.destroy()
      resolve(heard)
    }
    socket.once('connect', () => answer(true))
    socket.once('error', () => answer(false))
  })
}

function isAnswered(address: string): Promise<boolean> {
  const { host, port } = new URL(address)
  const headers = { host, accept: 'text/html', 'sec-fetch-dest': 'document' }
  return new Promise((resolve) => {
    const sent = request({ hostname: '127.0.0.1', port, path: FIRST_PAGE, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode === 200))
    })
    sent.once('error', () => resolve(false))
    sent.end()
  })
}

function welcomeIn(output: string): Welcome | undefined {
  const line = output.split('\n').find((text) => text.startsWith('{') && text.endsWith('}'))
  return line ? (JSON.parse(line) as Welcome) : undefined
}
