import { type CreateEmailOptions, Resend } from 'resend'
import type { MailKind } from '@/db/promises'
import { env } from '@/lib/env'
import { ComeBack, Hopeless, type Job, type Outcome } from '@/lib/kernel/jobs'
import { compose } from './compose'
import { drawn } from './drawn'
import { judgeAnswer } from './judge-answer'

/** A service that neither answers nor hangs up must not hold up every other mail. */
const ANSWER_MS = 20_000

let client: Resend | undefined

function resend(): Resend {
  client ??= new Resend(env().resendApiKey, { baseUrl: env().resendBaseUrl ?? undefined })
  return client
}

/**
 * Hands one mail over. The row's id is the idempotency key, and the same row always gives the same bytes, so a retry after a crash
 * is one mail. Throws when it was not taken: the outbox tries again, later where the service asks for that, and not at all
 * where it would never take it.
 */
export async function deliver(job: Job<MailKind>): Promise<Outcome> {
  const composed = await compose(job)
  if ('skipped' in composed) {
    // A page that waits for a mail must look the same for an address that nobody has: it meets with what any mail meets with.
    if (composed.skipped === 'no-account') await refuseUnlessAnswering()
    return composed
  }
  const { from, replyTo, subject, html, text, headers } = await drawn(composed.mail)
  const { attachments, to } = composed
  const taken = await handOver({ from, to, replyTo, subject, html, text, attachments, headers }, job.id)
  if (taken instanceof Error) throw taken
  return taken
}

/** Hands over a mail with nothing in it: a service that is there will not take it, and nobody is written to. */
async function refuseUnlessAnswering(): Promise<void> {
  const fault = await handOver({} as CreateEmailOptions)
  if (fault instanceof Error && !(fault instanceof Hopeless)) throw fault
}

async function handOver(mail: CreateEmailOptions, idempotencyKey?: string): Promise<{ providerId: string } | Error> {
  const options = { idempotencyKey, signal: AbortSignal.timeout(ANSWER_MS) }
  const { data, error, headers } = await resend().emails.send(mail, options)
  if (!error) return { providerId: data.id }
  const verdict = judgeAnswer({ ...error, statusCode: error.statusCode ?? null, retryAfter: headers?.['retry-after'] })
  if (verdict.kind === 'hopeless') return new Hopeless(verdict.reason)
  return verdict.kind === 'come-back' ? new ComeBack(verdict.reason, verdict.afterSeconds) : new Error(verdict.reason)
}
