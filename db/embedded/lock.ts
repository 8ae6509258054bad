import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, startTimeOf } from './process'

/** Who holds a lock. `note` is shown to whoever is refused. */
export type Holder = { pid: number; startTime: string; note: string }

/**
 * Takes the exclusive lock kept in `file`: returns nothing when it is ours, else the living holder. A lock whose
 * process has ended, however it ended, is taken over.
 */
export function takeLock(file: string, note: string): Holder | undefined {
  mkdirSync(path.dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}`
  const holder: Holder = { pid: process.pid, startTime: startTimeOf(process.pid), note }
  writeFileSync(aside, JSON.stringify(holder), { mode: 0o600 })
  try {
    for (;;) {
      if (linked(aside, file)) return undefined
      const current = holderOf(file)
      if (current && holds(current)) return current
      removeStale(file)
    }
  } finally {
    rmSync(aside, { force: true })
  }
}

export function releaseLock(file: string): void {
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true })
}

/** Runs one short piece of work while no other process runs a piece under the same lock. */
export async function underLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  while (takeLock(file, '')) await wait(50)
  try {
    return await work()
  } finally {
    releaseLock(file)
  }
}

export function holds(holder: Holder): boolean {
  return isAlive(holder.pid) && startTimeOf(holder.pid) === holder.startTime
}

export function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

// A link appears whole or not at all, so a lock is never seen without its holder.
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

// Only one process at a time may clear a stale lock, and looks again first: the other may have taken it by now.
function removeStale(file: string) {
  const guard = `${file}.clearing`
  try {
    mkdirSync(guard)
  } catch {
    clearForgottenGuard(guard)
    return
  }
  const current = holderOf(file)
  if (!current || !holds(current)) rmSync(file, { force: true })
  rmdirSync(guard)
}

function clearForgottenGuard(guard: string) {
  try {
    if (Date.now() - statSync(guard).mtimeMs > 10_000) rmdirSync(guard)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
