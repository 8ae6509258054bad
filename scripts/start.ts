import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded'
import { releaseLock, takeLock } from '@/db/embedded/lock'
import { isAlive } from '@/db/embedded/process'
import { migrateDatabase } from '@/db/migrate'
import { ROOT } from '@/lib/root'
import type { StandIns } from '@/sandbox/start'
import { buildWhenNeeded } from './launch/build'
import { type Child, endOf, readyMessage, startChild, startScript, stopChild } from './launch/children'
import { heapFlags, machineMemory } from './launch/memory'
import { hasPeople, PEOPLE } from './launch/people'
import { type Plan, planStart, readAddress, StartError } from './launch/plan'
import { keptSecret } from './launch/secrets'
import { loadSettings } from './launch/settings'
import { welcomeText } from './launch/welcome'

const isDev = process.argv.includes('--dev')
loadSettings()
const dataDir = path.resolve(ROOT, process.env.DATA_DIR || '.data')
const lockFile = path.join(dataDir, 'lock')

// In the order they were started; they end in the opposite order, then the stand-ins, PostgreSQL last.
const children: Child[] = []
let standIns: Promise<StandIns> | undefined
let database: Promise<EmbeddedPostgres> | undefined
let ending: Promise<never> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0))
process.on('uncaughtException', endWith)
if (process.env.npm_lifecycle_event) endWithNpm()

try {
  await start()
} catch (error) {
  await endWith(error)
}

async function start() {
  // Open to others only for passing through: as root, PostgreSQL runs under another account below it.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const { address, isLoopback } = readAddress(process.env)
  const holder = takeLock(lockFile, address)
  if (holder) throw new StartError(`Overto is already running at ${holder.note} (process ${holder.pid}).`)

  const plan = await planStart(process.env, {
    auth: process.env.AUTH_SECRET || keptSecret(dataDir, 'auth-secret'),
    webhook: `whsec_${keptSecret(dataDir, 'webhook-secret')}`,
  })
  const [databaseUrl, build] = await Promise.all([
    readyDatabase(),
    isDev ? null : buildWhenNeeded(say, (child) => children.push(child)),
  ])
  const env: NodeJS.ProcessEnv = { ...process.env, ...plan.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  const isDemo = plan.standIns !== undefined && isLoopback
  const standInsReady = plan.standIns ? startStandIns(plan, plan.standIns, databaseUrl) : undefined
  if (isDemo && !(await hasPeople(databaseUrl))) {
    await standInsReady
    await seed(env)
  }
  const [origins] = await Promise.all([standInsReady, startServer(build, env)])

  const inbox = origins && !process.env.RESEND_API_KEY ? origins.resendOrigin : null
  const stripe = origins && !process.env.STRIPE_SECRET_KEY ? origins.stripeOrigin : null
  say(welcomeText({ address, inbox, stripe, people: isDemo ? PEOPLE : [] }))
}

async function readyDatabase(): Promise<string> {
  const url = process.env.DATABASE_URL || (await startDatabase())
  await migrateDatabase(url)
  return url
}

async function startDatabase(): Promise<string> {
  database = startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), database: 'overto', log: say })
  const { pid, url } = await database
  const watch = setInterval(() => {
    if (!isAlive(pid)) reportEnd('PostgreSQL')
  }, 1000)
  watch.unref()
  return url
}

/** In this process: they are small, and a process of their own would hold more than they do. */
async function startStandIns({ env }: Plan, ports: { stripePort: number; resendPort: number }, databaseUrl: string) {
  const sandbox = await import('@/sandbox/start')
  standIns = sandbox.startStandIns({
    ...ports,
    databaseUrl,
    webhookUrl: `${env.APP_URL}/api/stripe/webhook`,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET ?? process.env.STRIPE_WEBHOOK_SECRET ?? '',
    appOrigin: env.APP_URL ?? '',
    clockFile: env.OVERTO_CLOCK_FILE,
  })
  return standIns
}

async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  const child = startScript('Making the example people', 'scripts/seed.ts', env)
  children.push(child)
  await endOf(child)
}

async function startServer(build: string | null, env: NodeJS.ProcessEnv) {
  const program = build
    ? [...heapFlags(machineMemory()), path.join(build, 'server.mjs')]
    : ['--import', 'tsx', 'server.ts', '--dev']
  const mode = { NODE_ENV: build ? ('production' as const) : ('development' as const) }
  const server = startChild('The server', program, { ...env, ...mode }, build ? 'pipe' : 'inherit')
  supervise(server)
  await readyMessage(server)
}

function supervise(child: Child) {
  children.push(child)
  child.process.once('exit', () => reportEnd(child.name))
}

function reportEnd(name: string) {
  if (ending) return
  console.error(`${name} ended unexpectedly. Stopping everything.`)
  end(1)
}

// npm runs us through a shell, and the shell keeps a signal sent to npm for itself: we only see it go.
function endWithNpm() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) end(0)
  }, 200)
  watch.unref()
}

async function endWith(error: unknown): Promise<never> {
  const { causesOf } = await import('@/lib/log')
  if (!ending) console.error(error instanceof StartError ? error.message : causesOf(error))
  return end(1)
}

function end(code: number): Promise<never> {
  ending ??= stopEverything(code)
  return ending
}

async function stopEverything(code: number): Promise<never> {
  for (const child of children.toReversed()) await stopChild(child)
  // A signal may arrive while one is still starting; one that could not start has nothing to stop.
  for (const starting of [standIns, database]) {
    await starting?.then(
      (started) => started.stop(),
      () => {},
    )
  }
  releaseLock(lockFile)
  process.exit(code)
}

function say(line: string) {
  console.log(line)
}
