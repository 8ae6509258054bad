import { randomBytes } from 'node:crypto'

/** An id in Stripe's manner: prefix, underscore, letters and digits. */
export function newId(prefix: string, length = 24): string {
  let random = ''
  while (random.length < length) random += randomBytes(64).toString('base64').replace(/[+/=]/g, '')
  return `${prefix}_${random.slice(0, length)}`
}
