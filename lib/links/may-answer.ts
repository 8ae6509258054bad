import type { Channel } from '@/db/vocabulary'

/** Whether who holds a link may say no for whoever is invited: a mailed link proves the mailbox, else its account does. */
export function mayAnswer(invite: { email: string }, channel: Channel, signedInAs: string | null): boolean {
  return channel === 'mailed' || signedInAs === invite.email
}
