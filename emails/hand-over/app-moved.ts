import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph } from '@/emails/letter'
import { firstName, fitted, subjectSite } from '@/emails/names'
import { type SampleFacts, sampleReaders } from '@/emails/sample-facts'
import { buttonTo, lastLine, type TeamReader } from '@/emails/team/team-parts'

export type AppMovedProps = TeamReader & {
  isActor: boolean
  actorName: string
  site: string
  /** Null where it stays in its Company, and only the payer there changed. */
  fromCompany: string | null
  toCompany: string
  /** Formatted: "on 24 November at 14:02". */
  when: string
  /** Formatted day from which the new Company pays: "25 November"; '' for a trial, which costs nothing. */
  paidFrom: string
  /** Absolute link to the App; null for whoever may not see it where it is now. */
  appUrl: string | null
}

/** Tells that an App belongs to another Company now, or that somebody else in its Company pays for it. */
export const appMovedMail: Design<AppMovedProps> = { letter, samples }

function letter(props: AppMovedProps, frame: Frame): Letter {
  const { appMoved: own, team, hello } = frame.t.mails
  const { site, fromCompany, toCompany, actorName, when, isActor, paidFrom } = props
  const isMoved = fromCompany !== null
  const what = isMoved ? own.what : own.payer
  const pays = isMoved ? own.paidFrom(toCompany, paidFrom) : own.payerFrom(paidFrom)
  const companies = isMoved
    ? [
        { label: own.from, value: fromCompany },
        { label: own.to, value: toCompany },
      ]
    : [{ label: team.company, value: toCompany }]
  const { preview } = isMoved ? own : frame.t.mails.roleChanged
  const shortSite = subjectSite(site)
  return {
    subject: isMoved ? fitted(own.subject, shortSite, toCompany) : own.payerSubject(shortSite),
    preview: isActor ? preview.actor() : preview.other(actorName),
    from: null,
    blocks: [
      heading(isMoved ? own.subject(site, toCompany) : own.payerSubject(site)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(isActor ? what.actor(site, when) : what.other(actorName, site, when)),
      facts({ label: team.thingLabel[props.readerKind], value: site }, ...companies),
      paragraph([paidFrom && pays, isMoved && own.stays].filter(Boolean).join(' ')),
      ...buttonTo(own.button(shortSite), props.appUrl),
      lastLine(isActor, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<AppMovedProps> {
  const { developerName, company, site, when, team } = facts
  const { client, developer } = sampleReaders(facts)
  const moved = {
    actorName: developerName,
    site,
    fromCompany: developerName,
    toCompany: company,
    when,
    paidFrom: team.dayAfter,
    appUrl: team.appUrl,
  }
  return {
    usual: { ...client, ...moved, isActor: false },
    'actor-trial': { ...developer, ...moved, isActor: true, paidFrom: '' },
    'no-access': { ...developer, ...moved, isActor: false, appUrl: null },
    payer: { ...client, ...moved, isActor: false, fromCompany: null },
    'payer-actor': { ...client, ...moved, isActor: true, fromCompany: null },
  }
}
