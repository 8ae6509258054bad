import { inviteSubject } from '@/emails/hand-over/invite'
import { priceWords } from '@/lib/billing/price-words'
import type { Offer } from '@/lib/client-invite/offer'
import { env } from '@/lib/env'
import { firstWord } from '@/lib/person-name'
import { words } from '@/lib/words/words'
import { callName, type OpenDraft } from '../draft'

/** What the client will pay, what the sender keeps, and who loses what. */
export function costSentences({ account, t }: OpenDraft, offer: Offer, losing: string[]): string[] {
  const { check } = t.wizard
  const { month, monthNet, vatRate } = priceWords(offer.quote, account.language)
  const sentences = [
    check.cost[offer.keptAccess]({ client: callName(offer.client), gross: month }),
    `${check.estimate[offer.quote.vat.reason]({ net: monthNet, rate: vatRate })} ${check.firstBill}`,
  ]
  return losing.length > 0 ? [...sentences, check.losing(losing.join(', '))] : sentences
}

/** Tells the client how to know our mail, in the client's language. Without a link, so it can be sent by any way. */
export function textToSendAlong(offer: Offer): string {
  const t = words(offer.language)
  const { check } = t.wizard
  return check.tellText({
    hello: check.hello(firstWord(offer.client.name)),
    from: env().mailFrom,
    subject: inviteSubject({ site: offer.site, developerName: offer.sender.name }, t),
    word: offer.checkWord,
    sender: offer.sender.firstName,
  })
}
