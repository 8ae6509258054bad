import { Resend } from 'resend'
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
  if ('skipped' in composed) return composed
  const { from, replyTo, subject, html, text, headers } = await drawn(composed.mail)
  const mail = { from, to: composed.to, replyTo, subject, html, text, attachments: composed.attachments, headers }
  const answer = await resend().emails.send(mail, {
    idempotencyKey: job.id,
    signal: AbortSignal.timeout(ANSWER_MS),
  })
  if (!answer.error) return { providerId: answer.data.id }
  const verdict = judgeAnswer({
    ...answer.error,
    statusCode: answer.error.statusCode ?? null,
    retryAfter: answer.headers?.['retry-after'],
  })
  if (verdict.kind === 'hopeless') throw new Hopeless(verdict.reason)
  if (verdict.kind === 'come-back') throw new ComeBack(verdict.reason, verdict.afterSeconds)
  throw new Error(verdict.reason)
}
