import { inviteSubject } from '@/emails/invite'
import { firstWord, type Offer } from '@/lib/client-invite/offer'
import { env } from '@/lib/env'
import { formatMoney, formatRate } from '@/lib/money'
import type { Dict } from '@/lib/words/words'
import { callName, type OpenDraft } from '../draft'

/** What the client will pay, what the sender keeps, and who loses what. */
export function costSentences({ account, t }: OpenDraft, offer: Offer, losing: string[]): string[] {
  const { check: words } = t.wizard
  const { month, vat, currency } = offer.quote
  const money = (cents: number) => formatMoney(cents, currency, account.language)
  const sentences = [
    words.cost[offer.keptAccess]({ client: callName(offer.client), gross: money(month.gross) }),
    `${words.estimate[vat.reason]({ net: money(month.net), rate: formatRate(vat.rate, account.language) })} ${words.firstBill}`,
  ]
  return losing.length > 0 ? [...sentences, words.losing(losing.join(', '))] : sentences
}

/** Tells the client how to know our mail. Without a link, so it can be sent by any way. */
export function textToSendAlong(t: Dict, offer: Offer): string {
  const { check: words } = t.wizard
  return words.tellText({
    hello: words.hello(firstWord(offer.client.name)),
    from: env().mailFrom,
    subject: inviteSubject({ site: offer.site, developerName: offer.sender.name }, t),
    word: offer.checkWord,
    sender: offer.sender.firstName,
  })
}
