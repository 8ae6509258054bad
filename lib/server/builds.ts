import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive } from '@/db/embedded/process'
import { inRoot, ROOT } from '@/lib/root'

// Each build has a folder of its own, named after what it was made from: one that is being made disturbs none that runs, and
// what a page of the former build still asks for is there.
const FOLDER = /^\.build-[0-9a-f]{16}$/
/** Written last: a folder without it is no build. */
const FINISHED = 'finished'
const USED_BY = 'used-by-'

/** The folder of the build that was made from sources of this hash (hex), beside the others in the project's folder. */
export function buildFolder(hash: string): string {
  return inRoot(`.build-${hash.slice(0, 16)}`)
}

export function isFinished(folder: string): boolean {
  return existsSync(path.join(folder, FINISHED))
}

/** Makes a build the newest one; also one that was made before and is wanted again. */
export function markFinished(folder: string): void {
  writeFileSync(path.join(folder, FINISHED), '')
}

/** The folders of all finished builds, the newest first. */
export function finishedBuilds(): string[] {
  const age = (folder: string) => statSync(path.join(folder, FINISHED)).mtimeMs
  return readdirSync(ROOT)
    .filter((name) => FOLDER.test(name))
    .map((name) => inRoot(name))
    .filter(isFinished)
    .sort((one, other) => age(other) - age(one))
}

/** The folder of the build that was made or wanted last. Throws where there is none. */
export function newestBuild(): string {
  const [newest] = finishedBuilds()
  if (!newest) throw new Error('There is no build yet: npm run build makes one.')
  return newest
}

/** Notes that this process serves a build, until it ends. */
export function markInUse(folder: string): void {
  const file = path.join(folder, `${USED_BY}${process.pid}`)
  writeFileSync(file, '')
  process.once('exit', () => rmSync(file, { force: true }))
}

/** Removes builds that no living process serves, but for the newest ones: pages of them are still open somewhere. */
export function removeOldBuilds(kept: number): void {
  for (const folder of finishedBuilds().slice(kept)) {
    if (!isInUse(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

function isInUse(folder: string): boolean {
  return readdirSync(folder).some((name) => name.startsWith(USED_BY) && isAlive(Number(name.slice(USED_BY.length))))
}

/** Whether a build has an action of this id. */
export function actionsOf(folder: string): (id: string) => boolean {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'server', 'server-reference-manifest.json'), 'utf8'))
  const ids = new Set(Object.keys(manifest.node))
  return (id) => ids.has(id)
}
