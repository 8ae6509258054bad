import { existsSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { inRoot } from '@/lib/root'
import { readWritten } from '@/lib/written-file'

/**
 * Settings that stand in a file, by default `.env` beside the product; what the shell has set already counts more. Ends the process
 * with a sentence where the file cannot be read as text.
 */
export function loadSettings(file = inRoot('.env')): void {
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(settingsIn(file))) process.env[name] ??= value
}

function settingsIn(file: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readWritten(file))
  } catch (error) {
    console.error((error as Error).message)
    return process.exit(1)
  }
}
