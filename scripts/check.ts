import { forgetFormerTypes } from './launch/former-types'
import { PROGRAMS, run } from './launch/run'

// Reads only; `npx biome check --write .` mends what can be mended.
const PARTS: { name: string; work(): Promise<number> }[] = [
  { name: 'types', work: types },
  { name: 'style', work: () => run(PROGRAMS.biome, ['ci', '--colors=off', '.']) },
  { name: 'architecture', work: architecture },
  { name: 'unused code', work: () => run(PROGRAMS.knip, []) },
]

const failed: string[] = []
for (const { name, work } of PARTS) {
  const code = await work()
  console.log(`${name}: ${code === 0 ? 'ok' : 'failed'}`)
  if (code !== 0) failed.push(name)
}
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

async function types(): Promise<number> {
  forgetFormerTypes()
  const generated = await run(PROGRAMS.next, ['typegen'])
  return generated || run(PROGRAMS.tsc, ['--noEmit'])
}

// It needs no database, which a template that is already named stands for.
async function architecture(): Promise<number> {
  return run(PROGRAMS.vitest, ['run', 'lib/architecture.test.ts', '--reporter=default'], { TEST_TEMPLATE: 'none' })
}
