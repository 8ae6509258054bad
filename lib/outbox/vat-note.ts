import type { Language } from '@/db/vocabulary'
import { countryName } from '@/lib/billing/countries'
import type { Quote } from '@/lib/billing/quote'
import { formatRate } from '@/lib/money'
import { words } from '@/lib/words/words'

/** What stands in brackets behind a price in a mail: "incl. 19% VAT, Germany". */
export function vatNote({ vat }: Quote, language: Language): string {
  const t = words(language).mails.vatNote
  switch (vat.reason) {
    case 'reverse-charge':
      return t.reverseCharge
    case 'outside-eu':
      return t.outsideEu
    case 'small-business':
      return t.smallBusiness
    default:
      return t.taxed(formatRate(vat.rate, language), countryName(vat.country, language))
  }
}
