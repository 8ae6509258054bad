import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded'
import { isAlive } from './embedded/process'

const ENTRY = fileURLToPath(new URL('./embedded.ts', import.meta.url))

let made: string
let dir: string
const started: { stop(): Promise<void> }[] = []

// Making a cluster takes seconds: it is made once, by whoever starts first, and copied for every test.
beforeAll(async () => {
  made = newFolder()
  dir = made
  await (await start()).stop()
  started.length = 0
})

beforeEach(() => {
  dir = newFolder()
  spawnSync('cp', ['-a', path.join(made, 'pg'), dir])
})

afterAll(() => rmSync(made, { recursive: true, force: true }))

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop()
  rmSync(dir, { recursive: true, force: true })
})

test('a database survives a stop and a start', async () => {
  const first = await start()
  await query(first.url, 'create table kept (id int)')
  await first.stop()
  expect(isAlive(first.pid)).toBe(false)

  const second = await start()
  expect(await query(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
})

test('text sorts the same on every system and the clock is UTC', async () => {
  const { url } = await start()
  const [row] = await query(
    url,
    `select datlocprovider as provider, datlocale as locale, current_setting('timezone') as zone,
            current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as sockets
       from pg_database where datname = current_database()`,
  )
  expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8', zone: 'UTC', address: '127.0.0.1', sockets: '' })
})

test('its own log holds no value of a query that fails', async () => {
  const { url } = await start()
  await expect(query(url, "select 'kim@blumenhaus.example'::uuid")).rejects.toThrow('invalid input syntax')
  const [row] = await query(url, "select current_setting('data_directory') as data")
  const log = readFileSync(path.join(path.dirname(row?.data), 'log'), 'utf8')
  expect(log).toContain('ready to accept connections')
  expect(log).not.toContain('kim@')
})

test('a connection without the password is refused, and the password file is private', async () => {
  const { url } = await start()
  const wrong = new URL(url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(statSync(path.join(dir, 'pg', 'password')).mode & 0o777).toBe(0o600)
})

test('a server left running is taken over', async () => {
  const first = await start()
  const second = await start()
  expect(second.pid).toBe(first.pid)
})

test('two starters at once on new data share one server', async () => {
  rmSync(path.join(dir, 'pg'), { recursive: true })
  const [first, second] = await Promise.all([startElsewhere(), startElsewhere()])
  started.push(await start())
  expect(first.pid).toBe(second.pid)
})

test('a killed server starts again with everything that was committed', async () => {
  const first = await start({ fast: false })
  await query(first.url, 'create table kept (id int); insert into kept values (1)')
  process.kill(first.pid, 'SIGKILL')

  const second = await start()
  expect(second.pid).not.toBe(first.pid)
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }])
})

test('a forgotten pid file whose id now belongs to something else does not block', async () => {
  const first = await start()
  const file = path.join(dir, 'pg', 'data', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await first.stop()
  const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
  writeFileSync(file, [stranger.pid, ...lines.slice(1)].join('\n'))

  const second = await start()
  expect(second.pid).not.toBe(stranger.pid)
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  stranger.kill()
  await once(stranger, 'exit')
})

// Both need the rights to be somebody else: to have no account, and to have a /dev/shm of one's own.
const isRoot = process.getuid?.() === 0
const mayUnshare = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0

test.skipIf(!isRoot)('on a machine without an account for us PostgreSQL says what to do', async () => {
  rmSync(path.join(dir, 'pg'), { recursive: true })
  spawnSync('chmod', ['777', dir])
  const { status, stderr } = startAs([], { uid: 54_321, gid: 54_321 })
  expect(status).toBe(1)
  expect(stderr).toContain('PostgreSQL could not create its data: This machine has no account for the user id 54321')
  expect(stderr).toContain('or set DATABASE_URL.')
})

test.skipIf(!mayUnshare)('with a tiny /dev/shm PostgreSQL says what to do, at its first start and later', async () => {
  const tiny = ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /dev/shm && exec "$@"', 'sh']
  const sentence = '/dev/shm is too small for PostgreSQL, or closed to it. Give it 64 MB'
  expect(startAs(tiny).stderr).toContain(`PostgreSQL did not start: ${sentence}`)
  rmSync(path.join(dir, 'pg'), { recursive: true })
  expect(startAs(tiny).stderr).toContain(`PostgreSQL could not create its data: ${sentence}`)
})

/** A start in a process of its own that is bound to fail. */
function startAs([command = process.execPath, ...before]: string[], account: { uid?: number; gid?: number } = {}) {
  const program = before.length > 0 ? [...before, process.execPath] : []
  const code = `import(${JSON.stringify(ENTRY)}).then(({ startEmbeddedPostgres }) =>
    startEmbeddedPostgres({ dir: ${JSON.stringify(path.join(dir, 'pg'))}, database: 'trial' }))
    .catch((error) => { console.error(error.message); process.exitCode = 1 })`
  return spawnSync(command, [...program, '--import', 'tsx', '-e', code], { ...account, encoding: 'utf8' })
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'overto-pg-'))
  spawnSync('chmod', ['711', folder])
  return folder
}

async function start({ fast } = { fast: true }) {
  const server = await startEmbeddedPostgres({ dir: path.join(dir, 'pg'), database: 'trial', fast })
  started.push(server)
  return server
}

// In a process of its own, which ends right away: the server outlives it.
async function startElsewhere(): Promise<{ pid: number }> {
  const code = `import(${JSON.stringify(ENTRY)}).then(async ({ startEmbeddedPostgres }) => {
    const { pid } = await startEmbeddedPostgres({ dir: ${JSON.stringify(path.join(dir, 'pg'))}, database: 'trial' })
    console.log(JSON.stringify({ pid }))
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  await once(child, 'close')
  return JSON.parse(out)
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await sql.unsafe(text))]
  } finally {
    await sql.end()
  }
}
