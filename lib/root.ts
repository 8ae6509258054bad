import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../', import.meta.url))

export function inRoot(...parts: string[]): string {
  return path.join(ROOT, ...parts)
}

export const NEXT = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
