import type { ChildProcess } from 'node:child_process'
import { type Totals, totalLine } from './totals'

/** One part of a run. `adopt` is handed the process that does it, to end it when the run is stopped. */
export type Suite = (run: { adopt(child: ChildProcess): void; isStopped(): boolean }) => Promise<Totals>

type Around = {
  prepare(): Promise<void>
  /** Ends what goes on beside the suites, when the run is stopped. */
  stop(): void
  /** After the last suite, whatever became of it. */
  putAway(): Promise<void>
}

/**
 * Runs one suite after the other, whatever became of the one before, and says their sum in the last line. Whoever stops the run
 * is still told what was done: what runs is asked to end, and the sum of it comes as ever. The exit code is then 1, as after
 * a failure.
 */
export async function runSuites(suites: Suite[], { prepare, stop, putAway }: Around): Promise<void> {
  let running: ChildProcess | undefined
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isStopped = true
      running?.kill('SIGINT')
      stop()
    })
  }
  const adopt = (child: ChildProcess) => {
    running = child
    if (isStopped) child.kill('SIGINT')
  }
  const totals: Totals[] = []
  try {
    await prepare()
    for (const suite of suites) {
      if (!isStopped) totals.push(await suite({ adopt, isStopped: () => isStopped }))
    }
  } catch (error) {
    console.error(error)
    totals.push({ passed: 0, failed: 1, skipped: 0 })
  }
  await putAway()
  if (isStopped) console.log('The run was stopped before its end. What was done until then:')
  console.log(totalLine(totals))
  process.exitCode = isStopped || totals.some((one) => one.failed > 0) ? 1 : 0
}
