import { existsSync } from 'node:fs'
import { inRoot } from '@/lib/root'

/** Settings that stand in a file, by default `.env` beside the product; what the shell has set already counts more. */
export function loadSettings(file = inRoot('.env')): void {
  if (existsSync(file)) process.loadEnvFile(file)
}
