import { limitAmount, priceWords } from '@/lib/billing/price-words'
import { limitOfNew, type Offer } from '@/lib/client-invite/offer'
import { formatDay } from '@/lib/day'
import { absolute, paths, typed } from '@/lib/paths'
import { sitesWithPlans } from './load-invite'

/** What mails to the sender say about an offer: whose it is, and where it can be followed. */
export function senderProps(offer: Offer) {
  return {
    developerName: offer.sender.name,
    clientName: offer.client.name,
    clientEmail: offer.client.email,
    site: offer.site,
    invitationUrl: absolute(paths.invitation(offer.inviteId)),
  }
}

/** What invite, copy and reminder say about an offer. */
export function inviteProps(offer: Offer) {
  const { language } = offer
  const { month, vatNote } = priceWords(offer.quote, language)
  return {
    clientName: offer.client.name,
    developerName: offer.sender.name,
    developerCompany: offer.sender.company ?? '',
    developerEmail: offer.sender.email,
    site: offer.site,
    noun: offer.noun,
    apps: sitesWithPlans(offer),
    keptAccess: offer.keptAccess,
    message: offer.message,
    monthlyGross: month,
    limit: limitAmount({ quote: offer.quote, limit: limitOfNew(offer) }, language),
    vatNote,
    openUntil: formatDay(offer.openUntil, language, 'weekday'),
    openUntilShort: formatDay(offer.openUntil, language),
    checkWord: offer.checkWord,
    checkPage: typed(paths.check()),
  }
}
