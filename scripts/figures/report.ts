import { arch, availableParallelism, platform } from 'node:os'
import type { Figure, Idle } from './measure'

export type Report = {
  machine: string
  figures: (Figure & { timesBaseline: number })[]
  idle: Idle
  memoryBytes: number
}

const HEAD = ['', 'at a time', 'requests', 'CPU ms', 'ratio', 'SQL', 'p50 ms', 'p99 ms', 'body bytes', 'sent bytes']

/** Tells the CPU time of each figure in multiples of the baseline's under the same load, because machines differ. */
export function reportOf(figures: Figure[], baseline: string, idle: Idle, memoryBytes: number): Report {
  const costs = new Map(figures.filter(({ name }) => name === baseline).map((one) => [one.atATime, one.cpuMs]))
  return {
    machine: `${platform()} ${arch()}, ${availableParallelism()} cores, Node ${process.versions.node}`,
    figures: figures.map((one) => ({ ...one, timesBaseline: one.cpuMs / (costs.get(one.atATime) ?? Number.NaN) })),
    idle,
    memoryBytes,
  }
}

/** The report for a person. */
export function reportText({ machine, figures, idle, memoryBytes }: Report): string {
  const rows = figures.map((one) => [
    one.name,
    String(one.atATime),
    String(one.requests),
    one.cpuMs.toFixed(2),
    one.timesBaseline.toFixed(1),
    one.statements.toFixed(1),
    one.p50Ms.toFixed(1),
    one.p99Ms.toFixed(1),
    String(one.bodyBytes),
    String(one.sentBytes),
  ])
  return [
    machine,
    '',
    aligned([HEAD, ...rows]),
    '',
    `idle: ${idle.statements.toFixed(1)} statements and ${idle.cpuMs.toFixed(1)} ms of CPU each second`,
    `memory of the server afterwards: ${(memoryBytes / 2 ** 20).toFixed(0)} MiB`,
  ].join('\n')
}

/** Columns of equal width: names to the left, numbers to the right. */
function aligned(rows: string[][]): string {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column))
  return rows.map((row) => row.map(pad).join('  ')).join('\n')
}
