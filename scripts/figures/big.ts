import { openBig } from '@/testing/big/open'
import type { PlanNode, Planned } from '@/testing/big/plans'
import { bigReads } from '@/testing/big/reads'
import { prepareTestServer } from '@/testing/database'

/** How a list did on a big database: the statement of it that took longest, warm. */
export type BigFigure = Planned & { list: string; which: string }

const TOO_LONG_MS = 3
const ROUNDS = 4

/**
 * Reads every list of the product on 100,000 Companies, several times, and tells the quickest of each. `adopt` is handed what
 * puts the database away again.
 */
export async function measureBig(adopt: (putAway: () => Promise<void>) => void): Promise<BigFigure[]> {
  adopt(await prepareTestServer())
  const { big, watched } = await openBig(1, adopt)
  const figures: BigFigure[] = []
  for (const { list, which, ask } of bigReads(big)) {
    const rounds: Planned[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const [longest] = (await watched.during(ask)).toSorted((one, other) => other.ms - one.ms)
      if (longest) rounds.push(longest)
    }
    const [quickest] = rounds.toSorted((one, other) => one.ms - other.ms)
    if (quickest) figures.push({ list, which, ...quickest })
  }
  return figures.toSorted((one, other) => other.ms - one.ms)
}

/** All lists, the slowest first, and the plans of those that take too long. */
export function bigText(figures: BigFigure[]): string {
  const lines = figures.map(
    ({ list, which, ms, read, answered }) =>
      `${ms.toFixed(1).padStart(8)} ms ${Math.round(read).toString().padStart(8)} read ${String(answered).padStart(6)} shown  ${list} ${which}`,
  )
  const slow = figures.filter(({ ms }) => ms > TOO_LONG_MS)
  const plans = slow.map(({ list, which, plan }) => [`${list} ${which}`, ...planLines(plan, 1)].join('\n'))
  const head = `${figures.length} lists at 100,000 Companies, ${slow.length} of them over ${TOO_LONG_MS} ms`
  return [head, ...lines, '', ...plans].join('\n')
}

function planLines(node: PlanNode, depth: number): string[] {
  const what = [node['Node Type'], node['Relation Name'], node['Index Name']].filter(Boolean).join(' ')
  const line = `${'  '.repeat(depth)}${what}: ${node['Actual Rows']} × ${node['Actual Loops']}`
  return [line, ...(node.Plans ?? []).flatMap((child) => planLines(child, depth + 1))]
}
