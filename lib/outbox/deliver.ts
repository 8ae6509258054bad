import { Resend } from 'resend'
import type { MailKind } from '@/db/promises'
import { env } from '@/lib/env'
import type { Job, Outcome } from '@/lib/kernel/jobs'
import { compose } from './compose'
import { drawn } from './drawn'

let client: Resend | undefined

function resend(): Resend {
  client ??= new Resend(env().resendApiKey, { baseUrl: env().resendBaseUrl ?? undefined })
  return client
}

/**
 * Hands one mail over. The row's id is the idempotency key, and the same row always gives the same bytes, so a retry after a crash
 * is one mail. Throws when it was not taken: the outbox tries again.
 */
export async function deliver(job: Job<MailKind>): Promise<Outcome> {
  const composed = await compose(job)
  if ('skipped' in composed) return composed
  const { from, replyTo, subject, html, text, headers } = await drawn(composed.mail)
  const { data, error } = await resend().emails.send(
    {
      from,
      to: composed.to,
      replyTo,
      subject,
      html,
      text,
      attachments: composed.attachments,
      headers,
    },
    { idempotencyKey: job.id },
  )
  if (error) throw new Error(`${error.name}: ${error.message}`)
  return { providerId: data?.id }
}
