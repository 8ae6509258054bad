import { arch, availableParallelism, platform, totalmem } from 'node:os'
import { STEPS } from './installation'
import type { Figure, Idle } from './measure'
import { lateGrowth, type Reading } from './memory'
import type { Starts } from './starts'
import type { Visit } from './visits'

export type Report = {
  machine: string
  figures: (Figure & { timesBaseline: number })[]
  idle: Idle
  memoryBytes: number
  visits: Visit[]
  starts: Starts
}

export type MemoryReport = { machine: string; readings: Reading[]; lateGrowthBytes: number }

const HEAD = [
  ...['', 'at a time', 'requests', 'CPU ms', 'ratio', 'SQL', 'p50 ms', 'p99 ms', 'a second', 'body bytes'],
  'sent bytes',
]
const VISITS_HEAD = ['a visit of', 'cache', 'visits', 'CPU ms', 'requests', 'sent bytes']
const MEMORY_HEAD = ['requests', 'server MiB', 'everything MiB']

/** Tells the CPU time of each figure in multiples of the baseline's under the same load, because machines differ. */
export function withRatio(figures: Figure[], baseline: string): Report['figures'] {
  const costs = new Map(figures.filter(({ name }) => name === baseline).map((one) => [one.atATime, one.cpuMs]))
  return figures.map((one) => ({ ...one, timesBaseline: one.cpuMs / (costs.get(one.atATime) ?? Number.NaN) }))
}

export function thisMachine(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  return `${platform()} ${arch()}, ${availableParallelism()} cores, ${memory}, Node ${process.versions.node}`
}

/** The report for a person. */
export function reportText({ machine, figures, idle, memoryBytes, visits, starts }: Report): string {
  return [
    machine,
    '',
    aligned([HEAD, ...figures.map(rowOf)]),
    '',
    `idle: ${idle.statements.toFixed(1)} statements and ${idle.cpuMs.toFixed(1)} ms of CPU each second`,
    `memory of the server afterwards: ${mebibytes(memoryBytes)} MiB`,
    '',
    aligned([VISITS_HEAD, ...visits.map(visitRowOf)]),
    '',
    `prepared start to first page: ${seconds(starts.toFirstPageMs)}, the middle one of ${starts.starts}`,
    STEPS.map((step) => `${step} ${seconds(starts.steps[step])}`).join(' · '),
  ].join('\n')
}

/** The readings of the memory for a person. */
export function memoryText({ machine, readings, lateGrowthBytes }: MemoryReport): string {
  const rows = readings.map(({ requests, serverBytes, wholeBytes }) => [
    String(requests),
    mebibytes(serverBytes),
    mebibytes(wholeBytes),
  ])
  const growth = `growth over the last half: ${mebibytes(lateGrowthBytes)} MiB`
  return [machine, '', aligned([MEMORY_HEAD, ...rows]), '', growth].join('\n')
}

export function memoryReportOf(machine: string, readings: Reading[]): MemoryReport {
  return { machine, readings, lateGrowthBytes: lateGrowth(readings) }
}

function rowOf(one: Report['figures'][number]): string[] {
  return [
    one.name,
    String(one.atATime),
    String(one.requests),
    one.cpuMs.toFixed(2),
    one.timesBaseline.toFixed(1),
    one.statements.toFixed(1),
    one.p50Ms.toFixed(1),
    one.p99Ms.toFixed(1),
    one.perSecond.toFixed(0),
    String(one.bodyBytes),
    String(one.sentBytes),
  ]
}

function visitRowOf(one: Visit): string[] {
  return [
    one.name,
    one.cache,
    String(one.visits),
    one.cpuMs.toFixed(0),
    one.requests.toFixed(1),
    one.sentBytes.toFixed(0),
  ]
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0)
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`
}

/** Columns of equal width: names to the left, numbers to the right. */
function aligned(rows: string[][]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column))
  return rows.map((row) => row.map(pad).join('  ')).join('\n')
}
