import { setTimeout as wait } from 'node:timers/promises'
import type { MeasuredStack } from '@/testing/measured/measured-stack'
import { type Answered, load, percentile } from './load'
import type { Subject } from './subjects'

/** What one request of a kind costs. */
export type Figure = {
  name: string
  atATime: number
  requests: number
  /** User and system time of the server's process, on average. */
  cpuMs: number
  /** Of the quietest round: the outbox, which is looked at now and then, is no part of a request. */
  statements: number
  p50Ms: number
  p99Ms: number
  /** Requests that were answered each second. */
  perSecond: number
  bodyBytes: number
  /** The body as it travels, packed where a browser would ask for it. */
  sentBytes: number
}

/** What the server does without being asked, each second. */
export type Idle = { cpuMs: number; statements: number }

/** `requests` in each round. */
type Size = { rounds: number; requests: number; atATime: number }
type Round = { answers: Answered[]; ms: number; cpuMs: number; statements: number }

/** Measures the subjects in turn, round by round, so that what else the machine does meets all of them alike. */
export async function measure(
  measured: MeasuredStack,
  subjects: Subject[],
  { rounds, requests, atATime }: Size,
): Promise<Figure[]> {
  const taken = subjects.map(({ name, next }) => ({ name, next, rounds: [] as Round[] }))
  for (let round = 0; round < rounds; round++) {
    for (const one of taken) {
      const work = () => load(measured.stack.address, one.next, { requests, atATime })
      one.rounds.push(await measureRound(measured, work))
    }
  }
  return taken.map(({ name, rounds }) => figureOf(name, atATime, rounds))
}

async function measureRound({ usage }: MeasuredStack, work: () => Promise<Answered[]>): Promise<Round> {
  const before = usage()
  const start = performance.now()
  const answers = await work()
  const ms = performance.now() - start
  const after = usage()
  return { answers, ms, cpuMs: after.cpuMs - before.cpuMs, statements: after.statements - before.statements }
}

export function figureOf(name: string, atATime: number, rounds: Round[]): Figure {
  const answers = rounds.flatMap((round) => round.answers)
  const times = answers.map(({ ms }) => ms)
  const last = answers.at(-1)
  const sum = (name: 'ms' | 'cpuMs') => rounds.reduce((total, round) => total + round[name], 0)
  return {
    name,
    atATime,
    requests: answers.length,
    cpuMs: sum('cpuMs') / answers.length,
    statements: Math.min(...rounds.map((round) => round.statements / round.answers.length)),
    p50Ms: percentile(times, 50),
    p99Ms: percentile(times, 99),
    perSecond: (answers.length * 1000) / sum('ms'),
    bodyBytes: last?.bodyBytes ?? 0,
    sentBytes: last?.sentBytes ?? 0,
  }
}

export async function measureIdle(measured: MeasuredStack, seconds: number): Promise<Idle> {
  const { cpuMs, statements } = await measureRound(measured, () => wait(seconds * 1000, []))
  return { cpuMs: cpuMs / seconds, statements: statements / seconds }
}
