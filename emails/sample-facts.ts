import type { Language, Noun } from '@/db/vocabulary'
import { formatDay, zoneNames } from '@/lib/day'
import { formatMoney, formatRate } from '@/lib/money'
import { countryName } from '@/lib/words/locale'
import { words } from '@/lib/words/words'
import type { MailOperator } from './letter'

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
  /** Who is invited to a team, joins it and leaves it again. */
  personName: string
  personEmail: string
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
  personName: 'Jonas Weber',
  personEmail: 'jonas@weber.example',
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
  personName: `Ferdinand-Maximilian ${'Ottowaltersgrünerhofmannsthal'.repeat(3).slice(0, 59)}`,
  personEmail: `${'ferdinand-maximilian-'.repeat(4).slice(0, 63)}x@ottowaltersgruenerhofmannsthal.example`,
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

const SECRET = 'Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4'
const PERSON_ID = '0199f2c8-5c00-7000-8000-000000000005'
const TEAM_URL = `${SAMPLE_APP_URL}/c/blumenhaus/team`

const TEAM_TEXTS: Record<Language, { message: string; note: string; newsTitle: string; newsBody: string }> = {
  en: {
    message: 'Hi Jonas,\nwe need a hand with the shop.\nKim',
    note: 'Thank you for everything.\nThe project has ended as agreed.',
    newsTitle: 'What is new in November',
    newsBody:
      'You can now invite people to your company.\nHow it works: https://app.nordlicht.example/help/roles\n\nThree things to try:\n- invite a second owner\n- move an app\n- read what happened\n\nAnswer this e-mail if something is missing.',
  },
  de: {
    message: 'Hallo Jonas,\nwir brauchen Hilfe beim Shop.\nKim',
    note: 'Danke für alles.\nDas Projekt ist wie vereinbart beendet.',
    newsTitle: 'Neues im November',
    newsBody:
      'Ab jetzt können Sie Personen in Ihre Firma einladen.\nSo geht es: https://app.nordlicht.example/help/roles\n\nDrei Dinge zum Ausprobieren:\n- eine zweite Inhaberin einladen\n- eine App verschieben\n- nachlesen, was passiert ist\n\nAntworten Sie auf diese E-Mail, wenn etwas fehlt.',
  },
}

export type SampleFacts = ReturnType<typeof sampleFacts>

/** What the samples tell, with days, amounts and addresses as a language writes them. */
export function sampleFacts(language: Language, names: Names) {
  const t = words(language)
  const money = (cents: number) => formatMoney(cents, 'eur', language)
  const day = (date: string) => formatDay(date, language)
  const published = formatDay('2026-10-01', language, 'year')
  const charge = { amount: money(5355), day: formatDay('2026-12-03', language, 'year') }
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
    paymentMethod: t.billing.ending({ brand: 'Visa', last4: '4242' }),
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
    wayInUrl: `${SAMPLE_APP_URL}/way-in/0199f2c8-5c00-7000-8000-000000000003/498949/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4`,
    companyUrl: `${SAMPLE_APP_URL}/c/blumenhaus`,
    when: t.mails.team.when(day('2026-11-24'), '14:02'),
    team: {
      ...TEAM_TEXTS[language],
      linkUrl: `${SAMPLE_APP_URL}/t/${SECRET}`,
      url: TEAM_URL,
      companyUrl: `${SAMPLE_APP_URL}/c/blumenhaus`,
      appUrl: `${SAMPLE_APP_URL}/c/blumenhaus/apps/blumenhaus-shop`,
      inviteUrl: `${TEAM_URL}/invites/0199f2c8-5c00-7000-8000-000000000006`,
      checklistUrl: `${TEAM_URL}/${PERSON_ID}/former`,
      keysUrl: `${SAMPLE_APP_URL}/account/ssh-keys`,
      dayAfter: day('2026-11-25'),
      fingerprint: 'SHA256:Qm5vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtB8',
      confirmUrl: `${SAMPLE_APP_URL}/news/confirm/${PERSON_ID}/${SECRET}`,
      stopNewsUrl: `${SAMPLE_APP_URL}/news/stop/${PERSON_ID}/${SECRET}`,
    },
    bill: {
      month: formatDay('2026-11-01', language, 'month'),
      writtenOn: day('2026-12-15'),
      contactUrl: `${SAMPLE_APP_URL}/c/blumenhaus/billing/0199f2c8-5c00-7000-8000-000000000007`,
      mail: {
        number: 'NH2026-00001',
        month: formatDay('2026-11-01', language, 'month-name'),
        monthAndYear: formatDay('2026-11-01', language, 'month'),
        net: money(4500),
        vat: money(855),
        vatLabel: t.client.bill.vat({ rate: formatRate(1900, language), country: countryName('DE', language) }),
        gross: money(5355),
        charged: t.billPaper.charged.card({ ...charge, brand: 'Visa', last4: '4242' }),
        billUrl: `${SAMPLE_APP_URL}/b/AZnyyFwAcACAAAAAAAAAAQ${SECRET}`,
      },
      debit: `${t.billPaper.charged.debit({ ...charge, last4: '3000' })} ${t.billPaper.creditorId('DE98ZZZ09999999999')}`,
      debitMethod: t.billing.ending({ brand: 'SEPA', last4: '3000' }),
      noMethod: t.billPaper.charged.none(charge),
      pageUrl: `${SAMPLE_APP_URL}/c/blumenhaus/bills/NH2026-00001`,
      later: {
        number: 'NH2027-00003',
        gross: money(14_280),
        pageUrl: `${SAMPLE_APP_URL}/c/blumenhaus/bills/NH2027-00003`,
      },
      bothGross: money(5355 + 14_280),
      nextTry: formatDay('2026-12-06', language, 'weekday'),
      pausedOn: formatDay('2026-12-31', language, 'weekday'),
      pausedOnShort: day('2026-12-31'),
      costsFrom: day('2027-01-04'),
      paidWord: t.bills.state.paid,
    },
    plan: {
      gross: { before: money(5355), after: money(14_280), difference: `+${money(8925)}` },
      grossLess: { before: money(14_280), after: money(5355), difference: `−${money(8925)}` },
      net: { before: money(4500), after: money(12_000), difference: `+${money(7500)}` },
      plusVat: t.mails.vatNote.plus,
      withRate: t.plans.withRate(formatRate(1900, language)),
      plusRate: t.plans.plusRate(formatRate(1900, language)),
      endsOn: formatDay('2026-12-31', language, 'weekday'),
      url: `${SAMPLE_APP_URL}/c/blumenhaus/apps/blumenhaus-shop/plan`,
      okUrl: `${SAMPLE_APP_URL}/ok/0199f2c8-5c00-7000-8000-000000000007/${PERSON_ID}/${SECRET}`,
    },
    invitationUrl: `${SAMPLE_APP_URL}/invitations/0199f2c8-5c00-7000-8000-000000000001`,
  }
}

/** Who reads a mail about people of a Company: the client, the developer, the person it is about. */
export function sampleReaders({ clientName, developerName, personName }: SampleFacts) {
  return {
    client: { readerName: clientName, readerKind: 'client' },
    developer: { readerName: developerName, readerKind: 'developer' },
    person: { readerName: personName, readerKind: 'developer' },
  } as const
}

/** Whom such a mail is about, and where. */
export function samplePerson({ company, personName, personEmail }: SampleFacts) {
  return { company, personName, personEmail }
}
