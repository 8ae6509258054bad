import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { openCluster, program, programEnv, SUPERUSER } from './embedded/cluster'
import { wayOut } from './embedded/explain'
import { findPlace, type Place } from './embedded/place'
import { isAlive } from './embedded/process'

export type EmbeddedPostgres = {
  /** The asked database. */
  url: string
  /** The database `postgres`, from which others are created. */
  adminUrl: string
  port: number
  pid: number
  /** Ends the server, whoever started it; open transactions are rolled back. */
  stop(): Promise<void>
}

type Options = { dir: string; database: string; fast?: boolean; log?: (line: string) => void }

type Cluster = { place: Place; data: string; password: string }

const START_SECONDS = 60

// `fast` gives up surviving a power cut, which no test needs.
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
// A demo is small and shares its machine: the tables of a few people fit in little, and read by the server processes themselves.
const SMALL = ['shared_buffers=32MB', 'io_method=sync', 'max_logical_replication_workers=0', 'jit=off']
// Loopback only, and no socket file: socket paths longer than 107 bytes fail. Its own log would tell of a query that fails with
// the values in it; ours tells of it without (lib/log.ts).
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_min_messages=log',
]

/**
 * Starts the PostgreSQL that comes with the npm packages on a free loopback port, or takes over the one that already
 * runs on `dir` (left by a killed launcher, or started by another process a moment ago). Creates `database`.
 * For development, the demo and tests: operators set DATABASE_URL.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const place = findPlace(path.resolve(options.dir), options.log ?? (() => {}))
  const cluster = { place, ...openCluster(place) }
  const { pid, port } = await runServer(cluster, [...SETTINGS, ...(options.fast ? FAST : SMALL)])
  const adminUrl = urlOf(cluster, port, 'postgres')
  await createDatabase(adminUrl, options.database)
  return { url: urlOf(cluster, port, options.database), adminUrl, port, pid, stop: () => stopServer(cluster, pid) }
}

async function runServer(cluster: Cluster, settings: string[]): Promise<{ pid: number; port: number }> {
  const deadline = Date.now() + START_SECONDS * 1000
  const logFile = path.join(cluster.place.home, 'log')
  const logStart = existsSync(logFile) ? statSync(logFile).size : 0
  const said = () => readFileSync(logFile, 'utf8').slice(logStart)
  // More than one try: the port may be taken in between, another starter may win, and after a crash the old
  // server's last processes hold the data for a moment.
  while (Date.now() < deadline) {
    const running = await findRunning(cluster)
    if (running) return running
    const port = await freePort()
    const child = spawnServer(cluster, port, settings, logFile)
    while (child.exitCode === null && child.signalCode === null && child.pid && Date.now() < deadline) {
      if ((await probe(cluster, port)) === 'ours') return { pid: child.pid, port }
      await wait(30)
    }
    // What another try does not mend is said at once.
    if (!child.pid || wayOut(said())) break
    await wait(200)
  }
  throw new Error(`PostgreSQL did not start: ${wayOut(said()) ?? said().slice(-2000)}`)
}

// Detached: Ctrl-C reaches only Node, which stops PostgreSQL after everything that uses it.
function spawnServer(cluster: Cluster, port: number, settings: string[], logFile: string): ChildProcess {
  const log = openSync(logFile, 'a', 0o600)
  const flags = settings.flatMap((setting) => ['-c', setting])
  const child = spawn(program(cluster.place, 'postgres'), ['-D', cluster.data, '-p', String(port), ...flags], {
    ...cluster.place.account,
    env: programEnv(),
    cwd: cluster.data,
    stdio: ['ignore', log, log],
    detached: process.platform !== 'win32',
  })
  closeSync(log)
  child.once('error', (error) => writeFileSync(logFile, `${error.message}\n`, { flag: 'a' }))
  child.unref()
  return child
}

async function findRunning(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
  for (let refused = 0; refused < 30; refused++) {
    const { pid, port } = readPidFile(cluster)
    if (!pid || !isAlive(pid)) return undefined
    const answer = port ? await probe(cluster, port) : 'nobody'
    if (answer === 'ours' && port) return { pid, port }
    if (answer === 'starting') refused = 0
    await wait(100)
  }
  disownPidFile(cluster)
  return undefined
}

// The id in the file now belongs to something else. PostgreSQL discards a file that names its parent, and still
// refuses to start while processes of the old server hold the data, which removing the file would hide from it.
function disownPidFile(cluster: Cluster) {
  const [, ...rest] = readFileSync(pidFile(cluster), 'utf8').split('\n')
  writeFileSync(pidFile(cluster), [process.pid, ...rest].join('\n'))
}

async function probe(cluster: Cluster, port: number): Promise<'ours' | 'starting' | 'nobody'> {
  const sql = postgres(urlOf(cluster, port, 'postgres'), { max: 1, connect_timeout: 2, onnotice: () => {} })
  try {
    const [row] = await sql`show data_directory`
    return path.resolve(String(row?.data_directory)) === cluster.data ? 'ours' : 'nobody'
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'nobody'
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function createDatabase(adminUrl: string, name: string) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const [known] = await sql`select 1 from pg_database where datname = ${name}`
    if (!known) await sql`create database ${sql(name)}`
  } catch (error) {
    const madeByAnother = ['42P04', '23505'].includes(String((error as { code?: string }).code))
    if (!madeByAnother) throw error
  } finally {
    await sql.end()
  }
}

async function stopServer(cluster: Cluster, pid: number) {
  if (readPidFile(cluster).pid !== pid || !isAlive(pid)) return
  if (process.platform === 'win32') {
    spawnSync(program(cluster.place, 'pg_ctl'), ['stop', '-D', cluster.data, '-m', 'fast'], { env: programEnv() })
    return
  }
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited === 10_000) process.kill(pid, 'SIGQUIT')
    await wait(20)
  }
}

function readPidFile(cluster: Cluster): { pid?: number; port?: number } {
  if (!existsSync(pidFile(cluster))) return {}
  const [pid, , , port] = readFileSync(pidFile(cluster), 'utf8').split('\n')
  return { pid: Number(pid) || undefined, port: Number(port) || undefined }
}

function pidFile(cluster: Cluster): string {
  return path.join(cluster.data, 'postmaster.pid')
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${port}/${database}`
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
