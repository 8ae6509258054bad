import type { SampleFacts } from './sample-facts'
import type { Variants } from './variants'

type TeamKind =
  | 'mail-team-invite'
  | 'mail-team-invite-withdrawn'
  | 'mail-team-invite-declined'
  | 'mail-team-link-wanted'
  | 'mail-joined'
  | 'mail-role-changed'
  | 'mail-left'
  | 'mail-removed'
  | 'mail-company-closed'
  | 'mail-app-moved'
  | 'mail-offered'
  | 'mail-ssh-key'
  | 'mail-newsletter-confirm'
  | 'mail-newsletter'

/** Samples of the mails about people, Companies and what a developer keeps in an account. */
export function teamVariants(facts: SampleFacts): Pick<Variants, TeamKind> {
  const { clientName, clientEmail, developerName, personName, personEmail, company, site, when, team } = facts
  const client = { readerName: clientName, readerKind: 'client' } as const
  const developer = { readerName: developerName, readerKind: 'developer' } as const
  const person = { readerName: personName, readerKind: 'developer' } as const
  const about = { company, personName, personEmail }
  const sites = [site]
  const invite = {
    ...person,
    ...{ inviterName: clientName, inviterEmail: clientEmail, company, message: team.message, url: team.linkUrl },
    ...{ openUntil: facts.openUntil, openUntilShort: facts.openUntilShort },
  }
  const admin = { role: 'admin', apps: [] as string[] } as const
  const collaborator = { role: 'collaborator', apps: sites } as const
  const changed = { ...about, actorName: clientName, when } as const
  const gone = { ...about, role: 'admin', when } as const
  const removed = { ...gone, actorName: clientName } as const
  const key = { name: developerName, label: 'Laptop', fingerprint: team.fingerprint, when, keysUrl: team.keysUrl }
  const moved = {
    actorName: developerName,
    site,
    fromCompany: developerName,
    toCompany: company,
    when,
    paidFrom: team.dayAfter,
  }
  const offered = {
    ...{ company, senderName: developerName, clientName: personName, clientEmail: personEmail, sites },
    ...{ openUntil: facts.openUntil, appsUrl: team.companyUrl },
  }
  return {
    'mail-team-invite': {
      usual: { ...invite, ...admin },
      collaborator: { ...invite, ...collaborator },
      'collaborator-client': { ...invite, ...collaborator, readerName: '', readerKind: 'client', message: '' },
      owner: { ...invite, role: 'owner', apps: [], readerKind: 'client' },
      billing: { ...invite, role: 'billing', apps: [], readerKind: 'client', message: '' },
      plain: { ...invite, ...admin, company: '' },
    },
    'mail-team-invite-withdrawn': {
      usual: { readerName: personName, inviterName: clientName, inviterEmail: clientEmail, company },
      'inviter-gone': { readerName: '', inviterName: clientName, inviterEmail: null, company },
      plain: { readerName: personName, inviterName: clientName, inviterEmail: clientEmail, company: '' },
    },
    'mail-team-invite-declined': {
      usual: { ...client, ...about, ...admin, teamUrl: team.url },
      'no-name': { ...developer, ...about, ...collaborator, personName: personEmail, teamUrl: team.url },
    },
    'mail-team-link-wanted': {
      usual: { ...client, ...about, ...admin, expiredOn: facts.openUntilShort, inviteUrl: team.inviteUrl },
      'not-ended': { ...developer, ...about, ...collaborator, expiredOn: '', inviteUrl: team.inviteUrl },
    },
    'mail-joined': {
      usual: { ...client, ...about, ...admin, inviter: 'reader', teamUrl: team.url },
      other: { ...client, ...about, ...collaborator, inviter: { name: developerName }, teamUrl: team.url },
      plain: { ...developer, ...about, ...collaborator, personName: personEmail, inviter: null, teamUrl: null },
    },
    'mail-role-changed': {
      usual: {
        ...person,
        ...changed,
        reader: 'person',
        before: 'collaborator',
        after: 'admin',
        apps: [],
        url: team.companyUrl,
      },
      collaborator: {
        ...person,
        ...changed,
        reader: 'person',
        before: 'admin',
        after: 'collaborator',
        apps: sites,
        url: null,
      },
      'owner-client': {
        ...client,
        readerName: personName,
        ...changed,
        reader: 'person',
        before: 'billing',
        after: 'owner',
        apps: [],
        url: team.companyUrl,
      },
      actor: {
        ...client,
        ...changed,
        reader: 'actor',
        before: 'admin',
        after: 'billing',
        apps: [],
        url: team.url,
      },
      other: {
        ...client,
        readerName: developerName,
        ...changed,
        reader: 'owner',
        before: 'admin',
        after: 'collaborator',
        apps: sites,
        url: team.url,
      },
    },
    'mail-left': {
      usual: { ...client, ...gone, reader: 'owner', checklistUrl: team.checklistUrl },
      person: { ...person, ...gone, reader: 'person', checklistUrl: null },
      'person-client': { ...client, readerName: personName, ...gone, reader: 'person', checklistUrl: null },
      'no-checklist': { ...developer, ...gone, reader: 'owner', checklistUrl: null },
    },
    'mail-removed': {
      usual: { ...person, ...removed, reader: 'person', message: team.note, checklistUrl: null },
      'person-client': {
        ...client,
        readerName: personName,
        ...removed,
        reader: 'person',
        message: '',
        checklistUrl: null,
      },
      actor: { ...client, ...removed, reader: 'actor', message: team.note, checklistUrl: team.checklistUrl },
      owner: {
        ...client,
        readerName: developerName,
        ...removed,
        reader: 'owner',
        message: '',
        checklistUrl: team.checklistUrl,
      },
      'no-checklist': { ...developer, ...removed, reader: 'actor', message: '', checklistUrl: null },
    },
    'mail-company-closed': {
      usual: { ...developer, isActor: false, actorName: clientName, company, when },
      actor: { ...client, isActor: true, actorName: clientName, company, when },
    },
    'mail-app-moved': {
      usual: { ...client, ...moved, isActor: false, appUrl: team.appUrl },
      'actor-trial': { ...developer, ...moved, isActor: true, paidFrom: '', appUrl: team.appUrl },
      'no-access': { ...developer, ...moved, isActor: false, appUrl: null },
      payer: { ...client, ...moved, isActor: false, fromCompany: null, appUrl: team.appUrl },
      'payer-actor': { ...client, ...moved, isActor: true, fromCompany: null, appUrl: team.appUrl },
    },
    'mail-offered': {
      usual: { ...client, ...offered },
      'no-name': { ...developer, ...offered, clientName: '', sites: [site, site] },
    },
    'mail-ssh-key': { usual: { ...key, change: 'added' }, removed: { ...key, change: 'removed' } },
    'mail-newsletter-confirm': {
      usual: { name: developerName, url: team.confirmUrl },
      'no-name': { name: '', url: team.confirmUrl },
    },
    'mail-newsletter': {
      usual: {
        title: team.newsTitle,
        message: team.newsBody,
        stopUrl: team.stopNewsUrl,
        oneClickUrl: `${team.stopNewsUrl}/one-click`,
      },
    },
  }
}
