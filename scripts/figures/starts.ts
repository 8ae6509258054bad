import { type Installation, STEPS, type Steps } from './installation'
import { percentile } from './load'

/** How long a prepared installation takes to its first page, and how far it is when: the middle one of so many starts. */
export type Starts = { starts: number; toFirstPageMs: number; steps: Steps }

export async function measureStarts(installation: Installation, starts: number): Promise<Starts> {
  const all: Steps[] = []
  while (all.length < starts) {
    const { steps, stop } = await installation.start()
    await stop()
    all.push(steps)
  }
  return startsOf(all)
}

export function startsOf(all: Steps[]): Starts {
  const middle = (values: number[]) => percentile(values, 50)
  const steps = Object.fromEntries(STEPS.map((step) => [step, middle(all.map((one) => one[step]))])) as Steps
  // Whoever started it opens the page once the launcher says where it is.
  const toFirstPageMs = middle(all.map((one) => Math.max(one['first page'], one.welcome)))
  return { starts: all.length, toFirstPageMs, steps }
}
