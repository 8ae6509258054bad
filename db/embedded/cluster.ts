import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { wayOut } from './explain'
import type { Place } from './place'

export const SUPERUSER = 'overto'

/** Creates the data directory unless it is there. Returns its path and the superuser's password. */
export function openCluster(place: Place): { data: string; password: string } {
  const data = path.join(place.home, 'data')
  const passwordFile = path.join(place.home, 'password')
  const password = readOrWritePassword(passwordFile, place)
  if (!existsSync(path.join(data, 'PG_VERSION'))) createCluster(data, passwordFile, place)
  return { data, password }
}

export function program(place: Place, name: string): string {
  return path.join(place.programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** What PostgreSQL's programs see of our environment: nothing of the product's. */
export function programEnv(): NodeJS.ProcessEnv {
  // What planning took is given back: glibc would keep it, three times what a connection needs.
  const giveBack = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' }
  const base = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', ...giveBack }
  if (process.platform !== 'win32') return base
  return { ...base, SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP }
}

// Written aside and linked: of two starters at once one password wins, and nobody reads half of it.
function readOrWritePassword(file: string, place: Place): string {
  if (!existsSync(file)) {
    const aside = `${file}.${process.pid}`
    writeFileSync(aside, randomBytes(24).toString('base64url'), { mode: 0o600 })
    if (place.account.uid !== undefined) chownSync(aside, place.account.uid, place.account.gid ?? -1)
    try {
      linkSync(aside, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(aside)
    }
  }
  return readFileSync(file, 'utf8')
}

// Made under another name and renamed: neither a crash nor a second starter leaves half a cluster.
// The built-in locale sorts the same on every system.
function createCluster(data: string, passwordFile: string, place: Place) {
  const aside = `${data}.init-${process.pid}`
  rmSync(aside, { recursive: true, force: true })
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = [`--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const made = spawnSync(program(place, 'initdb'), ['-D', aside, ...access, ...locale, '--no-instructions'], {
    ...place.account,
    env: programEnv(),
    cwd: place.home,
    encoding: 'utf8',
  })
  if (made.status !== 0) {
    const said = made.error?.message ?? made.stderr
    throw new Error(`PostgreSQL could not create its data: ${wayOut(said) ?? said}`)
  }
  try {
    renameSync(aside, data)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    if (!existsSync(path.join(data, 'PG_VERSION'))) throw error
  }
}
