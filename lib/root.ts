import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The path of a file or folder of the project, from wherever a program was started. */
export function inRoot(...parts: string[]): string {
  return path.join(ROOT, ...parts)
}

/** What starts Next, to be run by this same Node: a shell's `next` may be another one. */
export const NEXT = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
