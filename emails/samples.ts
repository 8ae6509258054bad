import type { Language } from '@/db/vocabulary'
import type { Mail, MailKind, MailProps } from './catalogue'
import { longNames, type SampleFacts, sampleFacts, sampleOperator, usualNames } from './sample-facts'
import { teamVariants } from './team-samples'
import type { Variants } from './variants'

/** One drawn example of a kind; `usual` comes first. */
export type Sample = { kind: MailKind; variant: string; mail: Mail }

/** Every mail in every variant, with the people of the demo: for looking at them and for their tests. */
export function samplesIn(language: Language): Sample[] {
  const usual = Object.entries(variantsOf(sampleFacts(language, usualNames)))
  const long = Object.entries(variantsOf(sampleFacts(language, longNames)))
  const named = [
    ...usual.flatMap(([kind, variants]) =>
      Object.entries(variants).map(([variant, props]) => ({ kind, variant, props })),
    ),
    ...long.map(([kind, { usual: props }]) => ({ kind, variant: 'long-names', props })),
  ]
  return named.map(({ kind, variant, props }) => ({
    kind: kind as MailKind,
    variant,
    mail: { kind, language, operator: sampleOperator, props } as Mail,
  }))
}

/** The sample of a kind, by the name of its variant. */
export function sampleOf(kind: MailKind, language: Language, variant = 'usual'): Mail {
  const found = samplesIn(language).find((sample) => sample.kind === kind && sample.variant === variant)
  if (!found) throw new Error(`there is no sample ${kind} ${variant}`)
  return found.mail
}

function variantsOf(facts: SampleFacts): Variants {
  const { clientName, clientEmail, developerName, apps, invitationUrl } = facts
  const invite = { ...facts, keptAccess: 'admin', url: facts.landingUrl } as const
  const reminder = { ...invite, askedOn: facts.askedOn } as const
  const code = { purpose: 'sign-in', name: clientName, code: '482913', site: null, company: null } as const
  const reset = { name: clientName, url: facts.resetUrl }
  const signIn = {
    name: clientName,
    email: clientEmail,
    when: facts.signedInAt,
    device: 'Firefox, Windows',
    url: facts.notMeUrl,
  }
  const withdrawn = { ...facts, cause: 'developer' } as const
  const owner = { name: clientName, role: 'owner' } as const
  const done: MailProps['mail-done-client'] = {
    ...facts,
    keptAccess: 'admin',
    billsTo: clientEmail,
    access: [owner, { name: developerName, role: 'admin' }],
    overviewUrl: facts.companyUrl,
  }
  const taken = { ...facts, keptAccess: 'admin' } as const
  const uncharged = { ...facts, reason: 'withdrawn' } as const
  return {
    'mail-code': {
      usual: code,
      'sign-up': { ...code, purpose: 'sign-up', name: '' },
      'sign-up-known': { ...code, purpose: 'sign-up-known' },
      'prove-mailbox': { ...code, purpose: 'prove-mailbox', site: facts.site },
      'prove-mailbox-no-site': { ...code, purpose: 'prove-mailbox', name: '' },
      'join-team': { ...code, purpose: 'join-team', company: facts.company },
      'join-team-no-company': { ...code, purpose: 'join-team', name: '' },
    },
    'mail-invite': {
      usual: invite,
      'collaborator-bare': {
        ...invite,
        ...{ keptAccess: 'collaborator', clientName: '', developerCompany: '', message: '' },
      },
      'none-two-apps': {
        ...invite,
        ...{ keptAccess: 'none', apps: [...apps, { site: 'shop-archive', planName: 'Small' }] },
      },
    },
    'mail-invite-copy': { usual: invite, 'no-name': { ...invite, clientName: '' } },
    'mail-reminder': {
      usual: reminder,
      bare: { ...reminder, keptAccess: 'none', clientName: '', site: 'teehaus.example' },
    },
    'mail-withdrawn': { usual: withdrawn, 'right-lost': { ...withdrawn, clientName: '', cause: 'right-lost' } },
    'mail-declined': {
      usual: { ...facts, message: facts.declineReason, trials: [{ site: facts.site, until: facts.openUntilShort }] },
      'no-reason': { ...facts, clientName: '', message: '', trials: [] },
    },
    'mail-done-client': {
      usual: done,
      collaborator: {
        ...done,
        ...{ keptAccess: 'collaborator', access: [owner, { name: developerName, role: 'collaborator' }] },
      },
      none: { ...done, keptAccess: 'none', clientName: '', access: [{ name: clientEmail, role: 'owner' }] },
    },
    'mail-done-developer': {
      usual: taken,
      collaborator: { ...taken, keptAccess: 'collaborator' },
      none: { ...taken, keptAccess: 'none' },
    },
    'mail-new-link-wanted': { usual: { ...facts, expiredOn: facts.openUntilShort } },
    'mail-not-charged': {
      usual: uncharged,
      'terms-changed': { ...uncharged, reason: 'terms-changed' },
      other: { ...uncharged, clientName: '', reason: 'other' },
    },
    'mail-not-charged-developer': { usual: { ...facts, reason: 'right-lost', invitationUrl } },
    'mail-reset': { usual: reset, 'no-name': { ...reset, name: '' } },
    'mail-new-sign-in': { usual: signIn, 'unknown-device': { ...signIn, name: '', device: '' } },
    ...teamVariants(facts),
  }
}
