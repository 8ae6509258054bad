import { expect } from '@playwright/test'
import type { Stack } from './stack'

export type Mail = {
  id: string
  idempotencyKey: string | null
  attempts: number
  body: {
    from: string
    to: string | string[]
    subject: string
    html: string
    text: string
    reply_to?: string
    headers?: Record<string, string>
    attachments?: { filename: string; content?: string }[]
  }
}

/** Every mail to an address, as the stand-in took them. */
export async function mailsTo(stack: Stack, email: string): Promise<Mail[]> {
  const answer = await fetch(`${stack.inboxOrigin}/_control/emails?to=${encodeURIComponent(email)}`)
  return answer.json()
}

/** Waits for a mail whose subject matches. */
export async function mailAbout(stack: Stack, email: string, subject: RegExp): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(async () => {
      found = (await mailsTo(stack, email)).find((mail) => subject.test(mail.body.subject))
      return found?.body.subject ?? ''
    })
    .toMatch(subject)
  if (!found) throw new Error('unreachable')
  return found
}

/** The one link of a mail that leads to us. */
export function linkIn(
  mail: Mail,
  part: 'b' | 'i' | 't' | 'c' | 'invitations' | 'reset' | 'not-me' | 'way-in' | 'u' | 'ok' = 'i',
): string {
  const found = mail.body.text.match(new RegExp(`https?://\\S+/${part}/[\\w/-]+`))
  if (!found) throw new Error(`no link in "${mail.body.subject}"`)
  return found[0]
}

/** The 6 digits of a code mail. */
export function codeIn(mail: Mail): string {
  const found = mail.body.text.match(/\b(\d{3}) ?(\d{3})\b/)
  if (!found) throw new Error(`no code in "${mail.body.subject}"`)
  return `${found[1]}${found[2]}`
}
