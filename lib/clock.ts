import { readFileSync } from 'node:fs'
import { env } from './env'

/** The only source of time for the product's decisions. On a loopback APP_URL a file may move it (milliseconds). */
export const clock = {
  now(): Date {
    return new Date(Date.now() + offset())
  },
}

function offset(): number {
  const file = env().clockFile
  if (!file) return 0
  try {
    return Number(readFileSync(file, 'utf8')) || 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}
