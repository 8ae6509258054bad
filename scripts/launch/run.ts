import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { inRoot, ROOT } from '@/lib/root'

/**
 * Runs a Node program from node_modules to its end, with its output shown. Returns its exit code. `adopt` is handed the
 * process, to end it when everything ends.
 */
export async function run(
  program: string,
  args: string[],
  env: Record<string, string> = {},
  adopt: (child: ChildProcess) => void = () => {},
): Promise<number> {
  const child = spawn(process.execPath, [inRoot('node_modules', program), ...args], {
    cwd: ROOT,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  adopt(child)
  const [code] = await once(child, 'close')
  return code ?? 1
}

export const PROGRAMS = {
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
  next: 'next/dist/bin/next',
  playwright: '@playwright/test/cli.js',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
}
