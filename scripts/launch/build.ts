import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { underLock } from '@/db/embedded/lock'
import { inRoot, NEXT, ROOT } from '@/lib/root'
import { buildFolder, isFinished, markFinished, removeOldBuilds } from '@/lib/server/builds'
import { type Child, startChild } from './children'
import { forgetFormerTypes } from './former-types'
import { packFiles } from './pack-files'
import { keptSecret } from './secrets'

const SOURCES = ['app', 'db', 'emails', 'lib', 'instrumentation.ts', 'server.ts']
const SETTINGS = ['next.config.js', 'package-lock.json', 'package.json', 'postcss.config.mjs', 'tsconfig.json']
/** Next builds here, with what it remembers from the last time; what it made is then moved out of its reach. */
const WORKSHOP = inRoot('.next')
const REMEMBERED = ['cache', 'dev', 'diagnostics', 'trace', 'trace-build', 'types']
/** The newest one, and two for pages that were opened before it. */
const KEPT_BUILDS = 3

/**
 * Builds the product, unless it was built from exactly these sources, into a folder of its own, which is answered. A server that
 * runs from another build is not disturbed. Throws with the build's output. `adopt` is handed the build's process, to end
 * it when everything ends.
 */
export async function buildWhenNeeded(log: (line: string) => void, adopt: (build: Child) => void): Promise<string> {
  const key = actionKey()
  const folder = buildFolder(hashOfSources(key))
  mkdirSync(path.join(WORKSHOP, 'cache'), { recursive: true })
  await underLock(path.join(WORKSHOP, 'cache', 'build-lock'), async () => {
    if (!isFinished(folder)) {
      log('Building the product, which takes about half a minute …')
      await make(folder, key, adopt)
    }
    markFinished(folder)
    removeOldBuilds(KEPT_BUILDS)
  })
  return folder
}

async function make(folder: string, key: string, adopt: (build: Child) => void): Promise<void> {
  forgetFormerTypes()
  const { code, output } = await runBuild(key, adopt)
  if (code !== 0 || !existsSync(path.join(WORKSHOP, 'BUILD_ID'))) throw new Error(`The build failed:\n${output}`)
  rmSync(folder, { recursive: true, force: true })
  const isMade = (file: string) => !REMEMBERED.includes(path.relative(WORKSHOP, file))
  cpSync(WORKSHOP, folder, { recursive: true, filter: isMade, verbatimSymlinks: true })
  packFiles(path.join(folder, 'static'))
  const { build: bundle } = await import('esbuild')
  await bundle({
    entryPoints: [inRoot('server.ts')],
    outfile: path.join(folder, 'server.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
}

/**
 * With which Next names the product's actions: with the same one, an action keeps its name from build to build, and a form that
 * was opened before an update still finds it. From the environment, or kept in the data directory.
 */
function actionKey(): string {
  const given = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  if (given) return given
  const dataDir = path.resolve(ROOT, process.env.DATA_DIR || '.data')
  // Open to others only for passing through, as the launcher makes it.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  return Buffer.from(keptSecret(dataDir, 'action-key'), 'base64url').toString('base64')
}

function hashOfSources(key: string): string {
  const hash = createHash('sha256').update(process.version).update(createHash('sha256').update(key).digest())
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

async function runBuild(key: string, adopt: (build: Child) => void): Promise<{ code: number; output: string }> {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  }
  const build = startChild('The build', [NEXT, 'build'], env, 'pipe')
  adopt(build)
  let output = ''
  build.process.stdout?.on('data', (data) => {
    output += data
  })
  const [code] = await once(build.process, 'close')
  return { code: code ?? 1, output }
}
