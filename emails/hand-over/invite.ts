import type { KeptAccess, Noun } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import {
  type Block,
  button,
  type Fact,
  type Frame,
  facts,
  heading,
  type Letter,
  paragraph,
  quoted,
  small,
} from '@/emails/letter'
import { cut, firstName, SUBJECT_LENGTH, subjectSite } from '@/emails/names'
import type { SampleFacts } from '@/emails/sample-facts'
import { lengthOf } from '@/lib/characters'
import type { Dict } from '@/lib/words/words'

/** One App on offer, as the client reads it. */
export type OfferedApp = { site: string; planName: string }

export type InviteProps = {
  /** Full name; '' when unknown. */
  clientName: string
  /** The sender's full name. */
  developerName: string
  /** The sender's company as named; '' when it has no name. */
  developerCompany: string
  developerEmail: string
  /** The App's address, without scheme. */
  site: string
  noun: Noun
  /** Every App with its plan's name ("Standard"). */
  apps: OfferedApp[]
  keptAccess: KeptAccess
  /** Plain text, line breaks kept; '' when there is none. */
  message: string
  /** Formatted gross amount of all Apps: "€53.55". */
  monthlyGross: string
  /** What an Admin may order a month from then on, formatted; '' where nobody becomes one. */
  limit: string
  /** Formatted, see `mails.vatNote`: "incl. 19% VAT, Germany". */
  vatNote: string
  /** Formatted last full day: "Monday, 7 December". */
  openUntil: string
  /** The same day without its name: "7 December". */
  openUntilShort: string
  /** The two words both sides can compare: "amber lantern". */
  checkWord: string
  /** Where that can be checked, as one types it: "overto.example/check". */
  checkPage: string
  /** The link that works, absolute. */
  url: string
}

/** The request to the client to take over one or more Apps. Answers go to the developer. */
export const inviteMail: Design<InviteProps> = { letter, samples }

function letter(props: InviteProps, frame: Frame): Letter {
  const { invite } = frame.t.mails
  const first = firstName(props.developerName)
  return {
    subject: inviteSubject(props, frame.t),
    preview: invite.preview(props.monthlyGross, props.openUntilShort),
    from: { name: props.developerName, email: props.developerEmail },
    blocks: [
      ...inviteBlocks(props, frame),
      button(invite.button, props.url),
      small(invite.checkPage(props.checkPage)),
      small(invite.questions(first)),
      small(invite.notForYou(first, frame.operator.abuseEmail)),
    ],
  }
}

/** The site first; at most 50 characters, whatever the names are. */
export function inviteSubject({ site, developerName }: Pick<InviteProps, 'site' | 'developerName'>, t: Dict): string {
  const shortSite = subjectSite(site)
  const room = SUBJECT_LENGTH - lengthOf(t.mails.invite.subject(shortSite, ''))
  return t.mails.invite.subject(shortSite, cut(firstName(developerName), room))
}

/** What the client reads up to the button; the developer's copy shows the same. */
export function inviteBlocks(props: Omit<InviteProps, 'url'>, { t, operator }: Frame): Block[] {
  const { invite } = t.mails
  const first = firstName(props.developerName)
  const sender = invite.sender(props.developerName, props.developerCompany, props.developerEmail)
  return [
    heading(invite.title(first, props.site)),
    paragraph(t.mails.hello(firstName(props.clientName))),
    paragraph(`${sender} ${invite.contractPartner(operator.legalName, first)}`),
    facts(...offerFacts(props, t), { label: t.mails.facts.openUntil, value: props.openUntil }),
    paragraph(whatChanges(props, t)),
    ...quoted(t.mails.messageFrom(first), props.message),
    paragraph(invite.nothingYet),
    { type: 'word', label: t.mails.facts.checkWord, word: props.checkWord, note: invite.checkNote(first) },
  ]
}

/** Whose it is then, what the developer may do, and how far that goes. */
export function whatChanges(
  { noun, keptAccess, developerName, limit }: Pick<InviteProps, 'noun' | 'keptAccess' | 'developerName' | 'limit'>,
  t: Dict,
): string {
  const kept = t.mails.kept[keptAccess](firstName(developerName))
  return [t.mails.invite.change(t.common.yourNoun[noun]), kept, limit && t.requests.neverMore({ amount: limit })]
    .filter(Boolean)
    .join(' ')
}

/** What, for how much, and when it is billed. */
export function offerFacts(
  { apps, monthlyGross, vatNote }: Pick<InviteProps, 'apps' | 'monthlyGross' | 'vatNote'>,
  t: Dict,
): Fact[] {
  return [
    { label: t.mails.facts.what, value: apps.map((app) => t.mails.hostingOf(app.site, app.planName)) },
    { label: t.mails.facts.aMonth, value: t.mails.monthly(monthlyGross, vatNote), loud: true },
    { label: t.mails.facts.bills, value: t.mails.invite.firstBillRule },
  ]
}

/** What invite, copy and reminder have in common. */
export function inviteSample(facts: SampleFacts) {
  return { ...facts, keptAccess: 'admin' as const, limit: facts.monthlyGross, url: facts.landingUrl }
}

function samples(facts: SampleFacts): Variants<InviteProps> {
  const usual = inviteSample(facts)
  const archive = { site: 'shop-archive', planName: 'Small' }
  return {
    usual,
    'collaborator-bare': {
      ...usual,
      keptAccess: 'collaborator',
      limit: '',
      clientName: '',
      developerCompany: '',
      message: '',
    },
    'none-two-apps': { ...usual, keptAccess: 'none', limit: '', apps: [...usual.apps, archive] },
  }
}
