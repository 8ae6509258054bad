import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { underLock } from '@/db/embedded/lock'
import { inRoot, NEXT, ROOT } from '@/lib/root'
import { type Child, startChild } from './children'

const SOURCES = ['app', 'db', 'emails', 'lib', 'instrumentation.ts', 'proxy.ts']
const SETTINGS = ['next.config.js', 'package-lock.json', 'package.json', 'postcss.config.mjs', 'tsconfig.json']
const BUILD_ID = inRoot('.next', 'BUILD_ID')
const BUILT_FROM = inRoot('.next', 'built-from')

/**
 * Builds the product unless `.next` was built from exactly these sources. Throws with the build's output.
 * `adopt` is handed the build's process, to end it when everything ends.
 */
export async function buildWhenNeeded(log: (line: string) => void, adopt: (build: Child) => void): Promise<void> {
  if (isBuilt()) return
  mkdirSync(inRoot('.next', 'cache'), { recursive: true })
  await underLock(inRoot('.next', 'cache', 'build-lock'), async () => {
    if (isBuilt()) return
    log('Building the product, which takes about half a minute …')
    rmSync(BUILT_FROM, { force: true })
    const hash = hashOfSources()
    const { code, output } = await runBuild(adopt)
    if (code !== 0 || !existsSync(BUILD_ID)) throw new Error(`The build failed:\n${output}`)
    writeFileSync(BUILT_FROM, hash)
  })
}

function isBuilt(): boolean {
  return existsSync(BUILD_ID) && existsSync(BUILT_FROM) && readFileSync(BUILT_FROM, 'utf8') === hashOfSources()
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version)
  for (const file of [...SOURCES, ...SETTINGS].flatMap(filesUnder)) {
    hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)))
  }
  return hash.digest('hex')
}

function filesUnder(name: string): string[] {
  const start = inRoot(name)
  if (!existsSync(start)) return []
  if (statSync(start).isFile()) return [name]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort()
}

async function runBuild(adopt: (build: Child) => void): Promise<{ code: number; output: string }> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const build = startChild('The build', [NEXT, 'build'], env, 'pipe')
  adopt(build)
  let output = ''
  build.process.stdout?.on('data', (data) => {
    output += data
  })
  const [code] = await once(build.process, 'close')
  return { code: code ?? 1, output }
}
