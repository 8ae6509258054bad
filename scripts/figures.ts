import { parseArgs } from 'node:util'
import { startMeasuredStack, untilQuiet } from '@/testing/measured/measured-stack'
import { bigText, measureBig } from './figures/big'
import { billsText, measureBills } from './figures/bills'
import { prepareInstallation } from './figures/installation'
import { load } from './figures/load'
import { measure, measureIdle } from './figures/measure'
import { measureMemory } from './figures/memory'
import { memoryReportOf, memoryText, type Report, reportText, thisMachine, withRatio } from './figures/report'
import { measureStarts } from './figures/starts'
import { BASELINE, makeSubjects, named } from './figures/subjects'
import { measureVisits } from './figures/visits'
import { buildWhenNeeded } from './launch/build'
import { stopChild } from './launch/children'
import { keepEndings } from './launch/endings'

// What requests, visits in a browser and a start cost on this machine, to compare one change with the next; with `--long`
// instead what the product holds after 20,000 requests, with `--big` how its lists are read at 100,000 Companies, with `--bills`
// what closing the month of 10,000 payers costs, and charging the first of their bills. Bounded in number and time; with `--json` for programs.
const ONE_BY_ONE = { rounds: 6, requests: 50, atATime: 1 }
const CROWDED = { ...ONE_BY_ONE, atATime: 8 }
const WARM_UP = { requests: 50, atATime: CROWDED.atATime }
const IDLE_SECONDS = 10
const VISITED = ['home', 'team']
const VISITS = 20
const STARTS = 5
const PAYERS = 10_000
const LONG = { requests: 20_000, readings: 20, atATime: 8 }

const { values: wish } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    big: { type: 'boolean', default: false },
    bills: { type: 'boolean', default: false },
  },
})

const { add, putAway } = keepEndings()

try {
  if (wish.big) console.log(await lists())
  else if (wish.bills) console.log(await closing())
  else {
    await buildWhenNeeded(console.error, (build) => add(() => stopChild(build)))
    console.log(wish.long ? await memory() : await costs())
  }
} finally {
  await putAway()
}

async function costs(): Promise<string> {
  const measured = await startMeasuredStack(add)
  const subjects = await makeSubjects(measured.stack)
  await untilQuiet()
  for (const { next } of subjects) await load(measured.stack.address, next, WARM_UP)
  const idle = await measureIdle(measured, IDLE_SECONDS)
  const figures = [...(await measure(measured, subjects, ONE_BY_ONE)), ...(await measure(measured, subjects, CROWDED))]
  const { memoryBytes } = measured.usage()
  const visits = await measureVisits(measured, named(subjects, VISITED), VISITS)
  const starts = await measureStarts(await prepareInstallation(add), STARTS)
  const ratios = withRatio(figures, BASELINE)
  const report: Report = { machine: thisMachine(), figures: ratios, idle, memoryBytes, visits, starts }
  return wish.json ? JSON.stringify(report, null, 2) : reportText(report)
}

async function memory(): Promise<string> {
  const report = memoryReportOf(thisMachine(), await measureMemory(await prepareInstallation(add), LONG))
  return wish.json ? JSON.stringify(report, null, 2) : memoryText(report)
}

async function closing(): Promise<string> {
  const figures = await measureBills(PAYERS, add)
  return wish.json ? JSON.stringify(figures, null, 2) : billsText(figures)
}

async function lists(): Promise<string> {
  const figures = await measureBig(add)
  return wish.json ? JSON.stringify(figures, null, 2) : bigText(figures)
}
