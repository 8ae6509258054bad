import type { Mail, MailProps } from './catalogue'
import type { MailOperator } from './letter'

/** Every mail in every variant, with the people of the demo: for looking at them and for their tests. */
const sampleOperator: MailOperator = {
  sample: false,
  name: 'Nordlicht Hosting',
  legalName: 'Nordlicht Hosting GmbH',
  address: { street: 'Hafenstraße 12', postcode: '24103', city: 'Kiel', country: 'DE' },
  register: 'Amtsgericht Kiel, HRB 12345',
  vatId: 'DE999999999',
  supportEmail: 'help@nordlicht.example',
  abuseEmail: 'abuse@nordlicht.example',
}

const offer = {
  clientName: 'Kim Berger',
  developerName: 'Mara Lindqvist',
  site: 'blumenhaus.example',
  noun: 'online-shop',
  apps: [{ site: 'blumenhaus.example', planName: 'Standard' }],
  keptAccess: 'admin',
  monthlyGross: '€53.55',
  vatNote: 'incl. 19% VAT, Germany',
} as const

export const sampleInvite: MailProps['mail-invite'] = {
  ...offer,
  apps: [...offer.apps],
  developerCompany: 'Lindqvist Web',
  developerEmail: 'mara@lindqvist.example',
  message: 'Hi Kim,\nthe new shop is ready.\n\nWith this it becomes yours. Call me if anything is unclear.\nMara',
  openUntil: 'Monday, 7 December',
  checkWord: 'amber lantern',
  url: 'https://app.nordlicht.example/i/Zk3vQ0aXw7uYb1nT5rLcE9pGhJ2sDfM8iOqVxWzKtA4',
}

const { url: _, ...withoutLink } = sampleInvite
export const sampleCopy: MailProps['mail-invite-copy'] = { ...withoutLink, clientEmail: 'kim@blumenhaus.example' }

const sampleDone: MailProps['mail-done-client'] = {
  ...offer,
  apps: [...offer.apps],
  company: 'Blumenhaus GmbH',
  firstBillAmount: '€12.50',
  firstBillDay: '1 December',
  firstBillPeriod: '24 to 30 November',
  chargeDay: '3 December',
  paymentMethod: 'Visa ending 4242',
  billsTo: 'kim@blumenhaus.example',
  access: [
    { name: 'Kim Berger', role: 'owner' },
    { name: 'Mara Lindqvist', role: 'admin' },
  ],
  documents: ['Terms of service, 1 October 2026', 'Data processing agreement, 1 October 2026'],
  overviewUrl: 'https://app.nordlicht.example/c/blumenhaus',
}

const people = {
  developerName: offer.developerName,
  clientName: offer.clientName,
  clientEmail: 'kim@blumenhaus.example',
  site: offer.site,
}
const taken: MailProps['mail-done-developer'] = {
  ...people,
  company: 'Blumenhaus GmbH',
  keptAccess: 'admin',
  paidFrom: '24 November',
  companyUrl: 'https://app.nordlicht.example/c/blumenhaus',
}
const withdrawn: MailProps['mail-withdrawn'] = {
  clientName: offer.clientName,
  developerName: offer.developerName,
  developerEmail: 'mara@lindqvist.example',
  site: offer.site,
  cause: 'developer',
}
const invitationUrl = 'https://app.nordlicht.example/invitations/0199f2c8-5c00-7000-8000-000000000001'
const uncharged: MailProps['mail-not-charged'] = {
  clientName: offer.clientName,
  developerName: offer.developerName,
  developerEmail: 'mara@lindqvist.example',
  site: offer.site,
  reason: 'withdrawn',
}

type Sample = { [Kind in Mail['kind']]: { kind: Kind; props: MailProps[Kind] } }[Mail['kind']]

const drawn: Record<string, Sample> = {
  'code: sign up': { kind: 'mail-code', props: { purpose: 'sign-up', code: '482913', site: null } },
  'code: sign up, known': { kind: 'mail-code', props: { purpose: 'sign-up-known', code: '482913', site: null } },
  'code: sign in': { kind: 'mail-code', props: { purpose: 'sign-in', code: '482913', site: null } },
  'code: prove mailbox': { kind: 'mail-code', props: { purpose: 'prove-mailbox', code: '482913', site: offer.site } },
  'code: prove mailbox, no site': {
    kind: 'mail-code',
    props: { purpose: 'prove-mailbox', code: '482913', site: null },
  },
  invite: { kind: 'mail-invite', props: sampleInvite },
  'invite: collaborator, bare': {
    kind: 'mail-invite',
    props: { ...sampleInvite, keptAccess: 'collaborator', clientName: '', developerCompany: '', message: '' },
  },
  'invite: none, two apps': {
    kind: 'mail-invite',
    props: {
      ...sampleInvite,
      keptAccess: 'none',
      apps: [...sampleInvite.apps, { site: 'shop-archive', planName: 'Small' }],
    },
  },
  'invite copy': { kind: 'mail-invite-copy', props: sampleCopy },
  'invite copy: no name': { kind: 'mail-invite-copy', props: { ...sampleCopy, clientName: '' } },
  withdrawn: { kind: 'mail-withdrawn', props: withdrawn },
  'withdrawn: right lost': { kind: 'mail-withdrawn', props: { ...withdrawn, clientName: '', cause: 'right-lost' } },
  'done, client': { kind: 'mail-done-client', props: sampleDone },
  'done, client: collaborator': {
    kind: 'mail-done-client',
    props: {
      ...sampleDone,
      keptAccess: 'collaborator',
      access: [
        { name: 'Kim Berger', role: 'owner' },
        { name: 'Mara Lindqvist', role: 'collaborator' },
      ],
    },
  },
  'done, client: none': {
    kind: 'mail-done-client',
    props: {
      ...sampleDone,
      keptAccess: 'none',
      clientName: '',
      access: [{ name: 'kim@blumenhaus.example', role: 'owner' }],
    },
  },
  'done, developer': { kind: 'mail-done-developer', props: taken },
  'done, developer: collaborator': { kind: 'mail-done-developer', props: { ...taken, keptAccess: 'collaborator' } },
  'done, developer: none': { kind: 'mail-done-developer', props: { ...taken, keptAccess: 'none' } },
  'new link wanted': {
    kind: 'mail-new-link-wanted',
    props: { ...people, expiredOn: '7 December', invitationUrl },
  },
  'not charged': { kind: 'mail-not-charged', props: uncharged },
  'not charged: terms changed': { kind: 'mail-not-charged', props: { ...uncharged, reason: 'terms-changed' } },
  'not charged: other': { kind: 'mail-not-charged', props: { ...uncharged, clientName: '', reason: 'other' } },
  'not charged, developer': {
    kind: 'mail-not-charged-developer',
    props: { ...people, reason: 'right-lost', invitationUrl },
  },
}

export const samples: Record<string, Mail> = Object.fromEntries(
  Object.entries(drawn).map(([name, sample]) => [name, { ...sample, language: 'en', operator: sampleOperator }]),
)
