import { startMeasuredStack, untilQuiet } from '@/testing/measured/measured-stack'
import { load } from './figures/load'
import { measure, measureIdle } from './figures/measure'
import { type Report, reportOf, reportText } from './figures/report'
import { BASELINE, makeSubjects } from './figures/subjects'
import { buildWhenNeeded } from './launch/build'
import { stopChild } from './launch/children'
import { keepEndings } from './launch/endings'

// What a request costs on this machine, to compare one change with the next. Bounded in number and time; with `--json`
// for programs.
const ONE_BY_ONE = { rounds: 6, requests: 50, atATime: 1 }
const CROWDED = { ...ONE_BY_ONE, atATime: 8 }
const WARM_UP = { requests: 50, atATime: CROWDED.atATime }
const IDLE_SECONDS = 10

const { add, putAway } = keepEndings()

try {
  await buildWhenNeeded(console.error, (build) => add(() => stopChild(build)))
  const report = await takeFigures()
  console.log(process.argv.includes('--json') ? JSON.stringify(report, null, 2) : reportText(report))
} finally {
  await putAway()
}

async function takeFigures(): Promise<Report> {
  const measured = await startMeasuredStack(add)
  const subjects = await makeSubjects(measured.stack)
  await untilQuiet()
  for (const { next } of subjects) await load(measured.stack.address, next, WARM_UP)
  const idle = await measureIdle(measured, IDLE_SECONDS)
  const figures = [...(await measure(measured, subjects, ONE_BY_ONE)), ...(await measure(measured, subjects, CROWDED))]
  return reportOf(figures, BASELINE, idle, measured.usage().memoryBytes)
}
