import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot } from '@/lib/root'

/** What opening a page costs, in numbers that are the same on every machine. */
export type Cost = {
  /** What a browser with an empty cache asks the server for, by kind. */
  requests: Record<string, number>
  statements: number
  /** Of the database, one after the other. */
  rounds: number
  /** Of the page itself and of its scripts, as they travel, with headers. */
  htmlBytes: number
  scriptBytes: number
}

/** `because` says why a page costs as much as it does, where it once cost less. */
export type Kept = Cost & { because: string }

const FILE = inRoot('e2e', 'sweeps', 'records', 'records.json')
/** Ids and links are of the same length and still pack differently, and so do the names of a build's files. */
const SAME_BYTES = 1.02
/** From here on it is worth keeping the lower number. */
const MUCH_LESS = 0.9

/** Everything in which a page costs more than is recorded, as sentences. */
export function growthsOf(cost: Cost, kept: Cost): string[] {
  return counts(cost, kept)
    .filter(({ now, before, isBytes }) => now > before * (isBytes ? SAME_BYTES : 1))
    .map(({ name, now, before }) => `${name}: ${now} instead of ${before}`)
}

/** Everything in which a page costs so much less that its record can be lowered. */
export function savingsOf(cost: Cost, kept: Cost): string[] {
  return counts(cost, kept)
    .filter(({ now, before }) => now < before * MUCH_LESS)
    .map(({ name, now, before }) => `${name}: ${now} instead of ${before}`)
}

function counts(cost: Cost, kept: Cost) {
  const kinds = [...new Set([...Object.keys(kept.requests), ...Object.keys(cost.requests)])]
  const numbers = ['statements', 'rounds', 'htmlBytes', 'scriptBytes'] as const
  return [
    ...kinds.map((kind) => ({ name: kind, now: cost.requests[kind] ?? 0, before: kept.requests[kind] ?? 0 })),
    ...numbers.map((name) => ({ name, now: cost[name], before: kept[name] })),
  ].map((one) => ({ ...one, isBytes: one.name.endsWith('Bytes') }))
}

/** What is recorded, by page. */
export function readRecords(): Record<string, Kept> {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {}
}

/**
 * What is to be recorded from now on. A page that grew needs a reason, and keeps it until it is given another one. Throws where
 * there is none.
 */
export function renewed(costs: Record<string, Cost>, records: Record<string, Kept>, because: string) {
  const without: string[] = []
  const all = Object.entries(costs).map(([page, cost]) => {
    const kept = records[page]
    const hasGrown = kept !== undefined && growthsOf(cost, kept).length > 0
    if (hasGrown && !because) without.push(page)
    return [page, { ...cost, because: hasGrown ? because : (kept?.because ?? '') }] as const
  })
  if (without.length > 0) throw new Error(`${without.join(', ')}: say in BECAUSE why it may cost more.`)
  return Object.fromEntries(all)
}

export function writeRecords(records: Record<string, Kept>): void {
  const lines = Object.entries(records).map(([page, kept]) => `  ${JSON.stringify(page)}: ${lineOf(kept)}`)
  writeFileSync(FILE, `{\n${lines.join(',\n')}\n}\n`)
}

/** As biome would write it. */
function lineOf({ requests, because, ...numbers }: Kept): string {
  const kinds = Object.entries(requests).map(([kind, count]) => `"${kind}": ${count}`)
  const rest = Object.entries(numbers).map(([name, value]) => `    "${name}": ${value},\n`)
  return `{\n    "requests": { ${kinds.join(', ')} },\n${rest.join('')}    "because": ${JSON.stringify(because)}\n  }`
}
