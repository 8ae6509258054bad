import { clock } from '@/lib/clock'

/** What the mail service answered instead of taking a mail; null for a status where it did not answer at all. */
type Answer = { statusCode: number | null; name: string; retryAfter?: string }

type Verdict =
  | { kind: 'hopeless' | 'try-again'; reason: string }
  | { kind: 'come-back'; reason: string; afterSeconds: number }

/** What is wrong with the mail itself stays wrong. Everything else is an account or a service that can be put right. */
const HOPELESS = [400, 405, 409, 413, 414, 415, 422]
/** The same statuses for what an operator can put right, and for what another try of the same mail is still busy with. */
const REPAIRABLE = ['invalid_from_address', 'concurrent_idempotent_requests', 'invalid_region', 'invalid_access']

const WITHOUT_A_WORD_SECONDS = 60
const LONGEST_SECONDS = 3600

/**
 * Whether a mail that was not taken is tried again. The service's own sentence is left out of the reason: it may quote the
 * address.
 */
export function judgeAnswer({ statusCode, name, retryAfter }: Answer): Verdict {
  const reason = statusCode ? `mail service: ${statusCode} ${wordOf(name)}` : 'mail service: no answer'
  if (statusCode === 429) return { kind: 'come-back', reason, afterSeconds: secondsOf(retryAfter) }
  const isHopeless = statusCode !== null && HOPELESS.includes(statusCode) && !REPAIRABLE.includes(name)
  return { kind: isHopeless ? 'hopeless' : 'try-again', reason }
}

/** A name such as validation_error, whatever else may stand there. */
function wordOf(name: string): string {
  return /^\w{1,60}$/.test(name) ? name : 'unknown'
}

/** Retry-After: seconds or a moment. */
function secondsOf(retryAfter: string | undefined): number {
  if (!retryAfter) return WITHOUT_A_WORD_SECONDS
  const seconds = /^\d+$/.test(retryAfter.trim())
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - clock.now().getTime()) / 1000
  if (Number.isNaN(seconds)) return WITHOUT_A_WORD_SECONDS
  return Math.min(LONGEST_SECONDS, Math.max(1, Math.ceil(seconds)))
}
