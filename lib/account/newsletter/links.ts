import type { NewsletterLink } from '@/lib/paths'
import { type TokenParts, token } from '@/lib/token'

/** Raised whenever the words of the box change: a subscription keeps which ones were agreed to. */
export const TEXT_VERSION = '2026-11-26'

export type NewsletterChannel = 'confirm' | 'stop'

/** The link of a mail: it confirms a newsletter that was asked for, or ends it. */
export function newsletterLink(accountId: string, generation: number, channel: NewsletterChannel): NewsletterLink {
  return { accountId, token: token.derive(partsOf(accountId, generation, channel)) }
}

/** Only the newest mail confirms. */
export function confirms(link: NewsletterLink, generation: number): boolean {
  return token.isDerived(partsOf(link.accountId, generation, 'confirm'), link.token)
}

/** Every newsletter ever sent ends it, also one from before a new beginning: nobody looks for the newest mail to leave. */
export function stops(link: NewsletterLink, generation: number): boolean {
  for (let one = generation; one >= 1; one -= 1) {
    if (token.isDerived(partsOf(link.accountId, one, 'stop'), link.token)) return true
  }
  return false
}

function partsOf(accountId: string, generation: number, channel: NewsletterChannel): TokenParts {
  return { purpose: 'newsletter', id: accountId, generation, channel }
}
