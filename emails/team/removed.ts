import type { Role } from '@/db/vocabulary'
import type { Design, Variants } from '@/emails/design'
import { type Frame, facts, heading, type Letter, paragraph, quoted, small } from '@/emails/letter'
import { firstName, fitted } from '@/emails/names'
import { type SampleFacts, samplePerson, sampleReaders } from '@/emails/sample-facts'
import { checklist, lastLine, personFacts, type TeamPerson, type TeamReader } from './team-parts'

export type RemovedProps = TeamReader &
  TeamPerson & {
    reader: 'person' | 'actor' | 'owner'
    actorName: string
    /** What the person was. */
    role: Role
    /** The actor's note to the person, plain text; '' for none, and for Owners it is not meant for. */
    message: string
    /** Formatted: "on 24 November at 14:02". */
    when: string
    /** Absolute link to what those who stay may want to change; null for whoever may not. */
    checklistUrl: string | null
  }

/** Tells the person concerned, the one who acted and the Owners that an access has been ended. */
export const removedMail: Design<RemovedProps> = { letter, samples }

function letter(props: RemovedProps, frame: Frame): Letter {
  return props.reader === 'person' ? toPerson(props, frame) : toOthers(props, props.reader, frame)
}

function toPerson(props: RemovedProps, frame: Frame): Letter {
  const { removed, left, team, messageFrom, hello } = frame.t.mails
  const { company, actorName } = props
  return {
    subject: fitted(removed.subject.person, '', company),
    preview: removed.preview(actorName, props.when),
    from: null,
    blocks: [
      heading(removed.subject.person('', company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(`${removed.what.person(actorName, props.when)} ${left.ended(team.things[props.readerKind])}`),
      ...quoted(messageFrom(firstName(actorName)), props.message),
      paragraph(team.accountStays),
      small(removed.questions(actorName)),
      lastLine(false, frame),
    ],
  }
}

function toOthers(props: RemovedProps, reader: 'actor' | 'owner', frame: Frame): Letter {
  const { t } = frame
  const { removed, left, team, hello } = t.mails
  const { company, personName, actorName, when } = props
  const first = firstName(personName)
  const { what } = removed
  return {
    subject: fitted(removed.subject[reader], personName, company),
    preview: props.checklistUrl ? team.checklistPreview : left.gone(first),
    from: null,
    blocks: [
      heading(removed.subject[reader](personName, company)),
      paragraph(hello(firstName(props.readerName))),
      paragraph(
        `${reader === 'actor' ? what.actor(personName, when) : what.owner(actorName, personName, when)} ${left.gone(first)}`,
      ),
      facts(...personFacts(props, t), { label: team.before, value: t.common.roles[props.role] }),
      ...quoted(team.ownMessage, props.message),
      ...checklist(first, props.checklistUrl, t),
      lastLine(reader === 'actor', frame),
    ],
  }
}

function samples(facts: SampleFacts): Variants<RemovedProps> {
  const { clientName, developerName, when, team } = facts
  const { client, developer, person } = sampleReaders(facts)
  const removed = { ...samplePerson(facts), role: 'admin', when, actorName: clientName } as const
  const own: RemovedProps = { ...person, ...removed, reader: 'person', message: team.note, checklistUrl: null }
  const actor: RemovedProps = {
    ...client,
    ...removed,
    ...{ reader: 'actor', message: team.note, checklistUrl: team.checklistUrl },
  }
  return {
    usual: own,
    'person-client': { ...own, readerKind: 'client', message: '' },
    actor,
    owner: { ...actor, readerName: developerName, reader: 'owner', message: '' },
    'no-checklist': { ...actor, ...developer, message: '', checklistUrl: null },
  }
}
