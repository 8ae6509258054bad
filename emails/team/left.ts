import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { checklist, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type LeftProps = TeamReader &
  TeamPerson & {
    reader: 'person' | 'owner'
    /** What they were. */
    role: Role
    /** Formatted: "on 24 November at 14:02". */
    when: string
    /** Absolute link to what those who stay may want to change; null for whoever may not. */
    checklistUrl: string | null
  }

/** Tells whoever left, and the Owners, that a membership has ended. */
export const leftMail: Design<LeftProps> = { letter, samples }

function letter(props: LeftProps, frame: Frame): Letter {
  return props.reader === 'person' ? toLeaver(props, frame) : toOwner(props, frame)
}

function toLeaver({ company, readerName, readerKind, when }: LeftProps, frame: Frame): Letter {
  const { left, team, hello } = frame.t.mails
  return {
    subject: fitted(left.subject.person, '', company),
    preview: left.endedPreview,
    from: null,
    blocks: [
      heading(left.subject.person('', company)),
      paragraph(hello(firstName(readerName))),
      paragraph(`${left.what.person(company, when)} ${left.ended(team.things[readerKind])}`),
      paragraph(team.accountStays),
      small(left.back(company)),
      lastLine(true, frame),
    ],
  }
}

function toOwner(props: LeftProps, frame: Frame): Letter {
  const { t } = frame
  const { left, team, hello } = t.mails
  const { company, personName, when } = props
  const first = firstName(personName)
  return {
    subject: fitted(left.subject.owner, personName, company),
    preview: props.checklistUrl ? team.checklistPreview : left.gone(first),
    from: null,
    blocks: [
      heading(left.subject.owner(personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${left.what.owner(personName, company, when)} ${left.gone(first)}`),
      facts(...personFacts(props, t), { label: team.before, value: t.common.roles[props.role] }),
      ...checklist(first, props.checklistUrl, t),
      lastLine(false, frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<LeftProps> {
  const { client, developer, person } = sampleReaders(facts)
  const left = { ...samplePerson(facts), role: 'admin', when: facts.when } as const
  const own: LeftProps = { ...person, ...left, reader: 'person', checklistUrl: null }
  return {
    usual: { ...client, ...left, reader: 'owner', checklistUrl: facts.team.checklistUrl },
    person: own,
    'person-client': { ...own, readerKind: 'client' },
    'no-checklist': { ...developer, ...left, reader: 'owner', checklistUrl: null },
  }
}
