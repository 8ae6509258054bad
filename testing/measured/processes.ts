import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** A running process: the CPU time it has used, user and system together, and the memory it holds. */
export type Running = { pid: number; parent: number; cpuMs: number; memoryBytes: number }

// The unit of /proc/<pid>/stat, which Linux has fixed for every program.
const TICK_MS = 10

/** The ids of what a process started. */
export function childrenOf(pid: number): number[] {
  return allRunning()
    .filter(({ parent }) => parent === pid)
    .map((child) => child.pid)
}

/** CPU time and memory of a process and of everything below it. */
export function usageOf(pid: number): { cpuMs: number; memoryBytes: number } {
  const tree = treeOf(pid, allRunning())
  if (tree.length === 0) throw new Error(`Process ${pid} has ended.`)
  const sum = (name: 'cpuMs' | 'memoryBytes') => tree.reduce((total, one) => total + one[name], 0)
  return { cpuMs: sum('cpuMs'), memoryBytes: sum('memoryBytes') }
}

/**
 * What a process and everything below it hold, each by its id. On Linux memory that several of them share is divided among them,
 * so that the sum counts it once.
 */
export function memoryOf(pid: number): Map<number, number> {
  return new Map(treeOf(pid, allRunning()).map((one) => [one.pid, shareOf(one)]))
}

function shareOf({ pid, memoryBytes }: Running): number {
  if (process.platform !== 'linux') return memoryBytes
  try {
    const kilobytes = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+) kB/m)?.[1]
    return kilobytes ? Number(kilobytes) * 1024 : memoryBytes
  } catch {
    // It is somebody else's, or has ended meanwhile.
    return memoryBytes
  }
}

/** A process and its descendants. */
export function treeOf(pid: number, all: Running[]): Running[] {
  const below = all.filter(({ parent }) => parent === pid).flatMap((child) => treeOf(child.pid, all))
  return [...all.filter((one) => one.pid === pid), ...below]
}

function allRunning(): Running[] {
  return process.platform === 'linux' ? fromProc() : fromPs()
}

function fromProc(): Running[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readProc(pid)]
      } catch {
        // It ended between the list and the look.
        return []
      }
    })
}

function readProc(pid: string): Running {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The second field is the program's name in brackets and may hold spaces: read what follows it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // User and system time, of itself and of children that have ended.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? 0
  return {
    pid: Number(pid),
    parent: Number(fields[1]),
    cpuMs: ticks * TICK_MS,
    memoryBytes: Number(kilobytes) * 1024,
  }
}

function fromPs(): Running[] {
  const { stdout, pid: own } = spawnSync('ps', ['-axo', 'pid=,ppid=,rss=,time='], { encoding: 'utf8' })
  return stdout
    .trim()
    .split('\n')
    .map(readPsLine)
    .filter(({ pid }) => pid !== own)
}

/** A line such as "4711 1 20480 1:02.50": id, parent, kilobytes, and the time with or without hours and days. */
export function readPsLine(line: string): Running {
  const [pid, parent, kilobytes, time = ''] = line.trim().split(/\s+/)
  const seconds = time
    .replace('-', ':')
    .split(':')
    .reverse()
    .reduce((sum, part, place) => sum + Number(part) * ([1, 60, 3600, 86_400][place] ?? 0), 0)
  return {
    pid: Number(pid),
    parent: Number(parent),
    cpuMs: Math.round(seconds * 1000),
    memoryBytes: Number(kilobytes) * 1024,
  }
}
