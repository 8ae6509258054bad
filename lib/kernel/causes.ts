import { DrizzleQueryError } from 'drizzle-orm/errors'

/**
 * Why something failed, for the log: code and message of an error and of all that caused it. A failed query is told by its
 * cause alone, because its own message holds what was asked with, and that may be anybody's name or address.
 */
export function causesOf(error: unknown): string {
  const parts: string[] = []
  for (let one = error; one !== undefined && one !== null; one = one instanceof Error ? one.cause : undefined) {
    if (one instanceof DrizzleQueryError) continue
    const { code, message } = (one instanceof Error ? one : { message: String(one) }) as Error & { code?: unknown }
    parts.push([code, message].filter(Boolean).join(': '))
  }
  return parts.filter(Boolean).join(', because of ') || 'A query failed.'
}
