import type { Language, Noun } from '@/db/vocabulary'
import { formatDay, zoneNames } from '@/lib/day'
import { formatMoney, formatRate } from '@/lib/money'
import { words } from '@/lib/words/words'
import { countryName, type MailOperator } from './letter'

/** Where the sample operator's product would be reached. */
export const SAMPLE_APP_URL = 'https://app.nordlicht.example'

const STOP_URL = `${SAMPLE_APP_URL}/u/0199f2c8-5c00-7000-8000-000000000001/Qm5vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtB8`

export const SAMPLE_IMPRINT_URL = `${SAMPLE_APP_URL}/legal/imprint/2026-10-01`

export const sampleOperator: MailOperator = {
  sample: false,
  name: 'Nordlicht Hosting',
  legalName: 'Nordlicht Hosting GmbH',
  address: { street: 'Hafenstraße 12', postcode: '24103', city: 'Kiel', country: 'DE' },
  register: 'Amtsgericht Kiel, HRB 12345',
  vatId: 'DE999999999',
  supportEmail: 'help@nordlicht.example',
  abuseEmail: 'abuse@nordlicht.example',
}

/** Names of a sample, as people typed them. */
type Names = {
  clientName: string
  clientEmail: string
  developerName: string
  developerCompany: string
  developerEmail: string
  site: string
  company: string
  planName: string
}

export const usualNames: Names = {
  clientName: 'Kim Berger',
  clientEmail: 'kim@blumenhaus.example',
  developerName: 'Mara Lindqvist',
  developerCompany: 'Lindqvist Web',
  developerEmail: 'mara@lindqvist.example',
  site: 'blumenhaus.example',
  company: 'Blumenhaus GmbH',
  planName: 'Standard',
}

/** As long as forms and rules allow, in words that do not break by themselves. */
export const longNames: Names = {
  clientName: `Maximiliane-Theodora ${'Freiherr-von-Wolfeschlegelsteinhausenbergerdorff-'.repeat(2).slice(0, 59)}`,
  clientEmail: `${'maximiliane.theodora.'.repeat(4).slice(0, 63)}x@donaudampfschifffahrtsgesellschaft.example`,
  developerName: `Bartholomäus-Ferdinand ${'Hinterhuberschwaigermeier'.repeat(3).slice(0, 57)}`,
  developerCompany: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz Webagentur GmbH',
  developerEmail: `${'bartholomaeus-ferdinand-'.repeat(3).slice(0, 63)}x@hinterhuberschwaigermeier.example`,
  site: `${'donaudampfschifffahrtskapitaen'.repeat(3).slice(0, 63)}.example.apps`,
  company: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  planName: 'Geschwindigkeitsoptimiert-Unternehmensgröße',
}

const TEXTS: Record<Language, { message: string; checkWord: string; declineReason: string }> = {
  en: {
    message: 'Hi Kim,\nthe new shop is ready.\n\nWith this it becomes yours. Call me if anything is unclear.\nMara',
    checkWord: 'amber lantern',
    declineReason: 'Thank you, but we have a host already.\nWe stay there until the end of next year.',
  },
  de: {
    message:
      'Hallo Kim,\nder neue Shop ist fertig.\n\nHiermit geht er an Sie über. Bei Fragen rufen Sie mich einfach an.\nMara',
    checkWord: 'Anker Laterne',
    declineReason: 'Danke, aber wir haben schon einen Anbieter.\nDort bleiben wir bis Ende nächsten Jahres.',
  },
}

export type SampleFacts = ReturnType<typeof sampleFacts>

/** What the samples tell, with days, amounts and addresses as a language writes them. */
export function sampleFacts(language: Language, names: Names) {
  const t = words(language)
  const money = (cents: number) => formatMoney(cents, 'eur', language)
  const day = (date: string) => formatDay(date, language)
  const published = formatDay('2026-10-01', language, 'year')
  return {
    ...names,
    ...TEXTS[language],
    noun: 'online-shop' as Noun,
    apps: [{ site: names.site, planName: names.planName }],
    monthlyGross: money(5355),
    vatNote: t.mails.vatNote.taxed(formatRate(1900, language), countryName('DE', language)),
    openUntil: formatDay('2026-12-07', language, 'weekday'),
    openUntilShort: day('2026-12-07'),
    askedOn: day('2026-11-23'),
    firstBillAmount: money(1250),
    firstBillDay: day('2026-12-01'),
    firstBillPeriod: t.client.bill.days({ first: '24', last: day('2026-11-30') }),
    chargeDay: day('2026-12-03'),
    paidFrom: day('2026-11-24'),
    paymentMethod: t.client.done.paymentMethod({ brand: 'Visa', last4: '4242' }),
    documents: [t.client.order.document.terms(published), t.client.order.document['data-processing'](published)],
    signedInAt: t.mails.newSignIn.at({
      ...{ day: formatDay('2026-11-24', language, 'weekday'), time: '14:02' },
      ...zoneNames(new Date('2026-11-24T13:02:00Z'), 'Europe/Berlin', language),
    }),
    checkPage: `${new URL(SAMPLE_APP_URL).host}/check`,
    landingUrl: `${SAMPLE_APP_URL}/i/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4`,
    stopUrl: STOP_URL,
    oneClickUrl: `${STOP_URL}/one-click`,
    resetUrl: `${SAMPLE_APP_URL}/reset/0199f2c8-5c00-7000-8000-000000000002/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4`,
    notMeUrl: `${SAMPLE_APP_URL}/not-me/0199f2c8-5c00-7000-8000-000000000003/0199f2c8-5c00-7000-8000-000000000004/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4`,
    companyUrl: `${SAMPLE_APP_URL}/c/blumenhaus`,
    invitationUrl: `${SAMPLE_APP_URL}/invitations/0199f2c8-5c00-7000-8000-000000000001`,
  }
}
